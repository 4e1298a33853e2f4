internal import DocketModel

/// The table `versions` in the front matter of an advisory: its text says them nowhere.
///
/// As the advisory database of RustSec has it: `patched` and `unaffected` list requirements. Or as
/// OSV has it, in tables `affected` with a package and `affected.versions` with its ranges.
struct StatedVersions {
  private let package: String?
  private let items: [String]
  private let patched: [String]
  private let packages: [OSVPackage]
  private let isWithdrawn: Bool
  private let ecosystem: String

  /// Nil where the front matter lists no versions.
  init?(_ front: FrontMatter) {
    var items: [String] = []
    for field in front.fields where field.key.hasPrefix("versions.") && !field.values.isEmpty {
      items.append(field.key.dropFirst(9) + ": " + field.values.joined(separator: ", "))
    }
    packages = Self.packages(front)
    guard !items.isEmpty || !packages.isEmpty else { return nil }
    self.items = items
    package = front.first("package")
    patched = front.values("versions.patched").prefix(200).map { $0.shortened(to: 200) }
    isWithdrawn = front.first("withdrawn") != nil
    ecosystem = front.first("id")?.hasPrefix("RUSTSEC-") == true ? "crates.io" : ""
  }

  /// Whether the text need not be asked what to do: the versions tell, or it was withdrawn.
  var tellsAll: Bool { isWithdrawn || isFixed }

  private var isFixed: Bool {
    !isWithdrawn && (package != nil && !patched.isEmpty || packages.contains { !$0.fixed.isEmpty })
  }

  /// The tables follow each other: a package, and the ranges of its versions.
  private static func packages(_ front: FrontMatter) -> [OSVPackage] {
    var packages: [OSVPackage] = []
    var start: String?
    func close(with end: String? = nil) {
      guard let from = start, let last = packages.indices.last else { return }
      if packages[last].spans.count < 200 {
        packages[last].spans.append(">= " + from + (end.map { ", < " + $0 } ?? ""))
      }
      start = nil
    }
    for field in front.fields where field.key.hasPrefix("affected.") {
      guard let value = field.values.first?.shortened(to: 200), packages.count < 200 else { break }
      switch field.key {
      case "affected.package":
        close()
        packages.append(OSVPackage(name: value, ecosystem: ""))
      case "affected.versions.introduced":
        close()
        start = value
      case "affected.versions.fixed":
        close(with: value)
        if let last = packages.indices.last { packages[last].fixed.append(value) }
      default: break
      }
    }
    close()
    return packages.filter { !$0.spans.isEmpty || !$0.fixed.isEmpty }
  }

  /// Adds the versions as a section, and the update to the patched ones.
  func add(to briefing: inout Briefing) {
    if let table = OSVPackage.table(packages) {
      briefing.sections.append(
        Section(kind: .whoIsAffected, heading: "Affected packages", blocks: [table]))
      if isFixed { OSVUpdates(packages).add(to: &briefing) }
    }
    guard !items.isEmpty else { return }
    briefing.sections.append(
      Section(
        kind: .whoIsAffected, heading: package.map { $0 + " versions" } ?? "Versions",
        blocks: [.list(ordered: false, items: items)]))
    guard let package, isFixed, !patched.isEmpty else { return }
    let update = OSVPackage(name: package, ecosystem: ecosystem, fixed: patched)
    OSVUpdates([update]).add(to: &briefing)
  }
}
