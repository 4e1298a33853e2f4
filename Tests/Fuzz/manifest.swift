// What `fuzz.sh` puts behind the manifest of the project: the targets that are fed, each built so
// that libFuzzer sees where it goes.
let fed: Set<String> = [
  "DocketModel", "CellGrid", "CMarkup", "DocketImport", "CShims", "CSQLite", "DocketStore", "CCurl",
  "DocketFetch",
]
package.targets.removeAll { !fed.contains($0.name) }
package.products = []
package.dependencies = []
package.targets.append(
  .executableTarget(
    name: "Fuzz",
    dependencies: ["DocketModel", "CellGrid", "DocketImport", "DocketStore", "DocketFetch"],
    path: "Tests/Fuzz",
    exclude: ["README.md", "fuzz.sh", "manifest.swift", "Corpus"], swiftSettings: strict,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
for target in package.targets {
  if target.name.hasPrefix("C"), target.name != "CellGrid" {
    target.cSettings =
      (target.cSettings ?? []) + [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
  } else {
    let parsed = target.name == "Fuzz" ? ["-parse-as-library"] : []
    target.swiftSettings =
      (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer,address"] + parsed)]
  }
}
