// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of ours is built with: the walls between targets are enforced by it.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A target written in Swift under `Sources/`.
func swift(
  _ name: String, _ dependencies: [Target.Dependency] = [], readmes: [String] = ["README.md"]
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: readmes, swiftSettings: strict)
}

/// A target written in C: the only place that includes the header of the library it wraps.
func wrapper(
  _ name: String, linking libraries: [String] = [], headers: [String] = [], exclude: [String] = []
) -> Target {
  .target(
    name: name, exclude: exclude,
    cSettings: headers.isEmpty ? [] : [.unsafeFlags(headers.flatMap { ["-isystem", $0] })],
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

/// The tests of one target, with the tools all tests share.
func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport", "TextOracle"] + more,
    exclude: ["Golden", "Fixtures"],
    swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

// A target may depend only on targets above it: see Sources/README.md.
let package = Package(
  name: "docket",
  products: [.executable(name: "docket", targets: ["docket"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    swift("DocketModel"),
    swift("CellGrid"),
    wrapper("CShims", linking: [":libcrypto.a", "z"]),
    wrapper("CNcurses", linking: ["ncursesw"], exclude: ["README.md"]),
    // Linked statically, so that the program runs where the Markdown library is not installed. So are
    // libcrypto, SQLite and, in a release, the library of C++: to bind their names takes long at each start.
    // libxml2 is opened when it is first needed; a pkg-config module would link it.
    wrapper(
      "CMarkup", linking: [":libcmark-gfm-extensions.a", ":libcmark-gfm.a"],
      headers: ["/usr/include/libxml2"]),
    wrapper("CSQLite", linking: [":libsqlite3.a"]),
    wrapper("CCurl", linking: ["z"]),
    swift("DocketImport", ["DocketModel", "CMarkup"]),
    swift(
      "DocketStore", ["DocketModel", "CShims", "CSQLite"],
      readmes: ["README.md", "State/README.md"]),
    swift("DocketFetch", ["DocketModel", "CCurl", "CShims"]),
    .target(
      name: "ShippedThemes", path: "Themes", exclude: ["README.md"],
      resources: [
        "terminal", "mono", "high-contrast-dark", "high-contrast-light",
        "catppuccin-mocha", "nord", "solarized-light",
      ].map { .embedInCode("\($0).toml") },
      swiftSettings: strict),
    swift("DocketThemes", ["CellGrid", "ShippedThemes", toml]),
    swift("CursesTerminal", ["CNcurses", "CellGrid", "DocketThemes"]),
    swift("DocketUI", ["DocketModel", "CellGrid"]),
    swift(
      "DocketRuntime",
      [
        "DocketModel", "CellGrid", "CShims", "DocketImport", "DocketStore", "DocketFetch",
        "DocketUI",
      ]),
    swift(
      "DocketCommands",
      [
        "DocketModel", "CellGrid", "DocketImport", "DocketStore", "DocketFetch", "DocketThemes",
        "CursesTerminal", "DocketUI", "DocketRuntime", argumentParser, toml,
      ]),
    .executableTarget(
      name: "docket", dependencies: ["DocketCommands"], exclude: ["static", "systemd"],
      swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(
          ["-L\(Context.packageDirectory)/Sources/docket/static"], .when(configuration: .release))
      ]),
    .testTarget(
      name: "TestSupport", dependencies: ["CellGrid", "TextOracle"], swiftSettings: strict),
    // What reads documents in the process of the test itself.
    .testTarget(
      name: "UnwalledReading", dependencies: ["DocketImport", "DocketRuntime"],
      swiftSettings: strict),
    // What holds of all text that leaves the program, for tests and laboratory; not shipped.
    .target(
      name: "TextOracle", dependencies: ["CellGrid"], path: "Tests/TextOracle",
      swiftSettings: strict),
    tests(of: "DocketModel"),
    tests(of: "CellGrid"),
    tests(of: "DocketImport", ["DocketModel"]),
    tests(of: "DocketStore", ["DocketModel", "CShims"]),
    tests(of: "DocketFetch", ["DocketModel"]),
    tests(of: "DocketThemes", ["CellGrid"]),
    tests(of: "CursesTerminal", ["CellGrid"]),
    tests(of: "DocketUI", ["DocketModel", "CellGrid"]),
    tests(
      of: "DocketRuntime",
      [
        "DocketModel", "CellGrid", "DocketImport", "DocketStore", "DocketFetch", "DocketUI",
        "UnwalledReading", "WorkerProbe",
      ]),
    tests(
      of: "DocketCommands",
      [
        "DocketModel", "DocketImport", "DocketStore", "DocketRuntime", "UnwalledReading",
        argumentParser,
      ]),
    // What the fault laboratory links with the store; not shipped.
    .executableTarget(
      name: "LabProbe", dependencies: ["DocketModel", "DocketStore", "TextOracle"],
      path: "Tests/Lab/Probe",
      swiftSettings: strict),
    // A worker that misbehaves on demand, for the tests of the wall; not shipped.
    .executableTarget(
      name: "WorkerProbe", dependencies: ["DocketModel", "DocketImport", "DocketRuntime"],
      path: "Tests/WorkerProbe", swiftSettings: strict),
    .testTarget(
      name: "ProgramTests", dependencies: ["TestSupport", "TextOracle", "CellGrid"],
      exclude: ["Golden", "Fixtures"], swiftSettings: strict),
  ]
)
