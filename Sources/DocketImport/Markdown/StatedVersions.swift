internal import DocketModel

/// The table `versions` in the front matter of an advisory: its text says them nowhere.
///
/// As the advisory database of RustSec has it: `patched` and `unaffected` list requirements.
struct StatedVersions {
  private let package: String?
  private let items: [String]
  private let patched: [String]
  private let isWithdrawn: Bool
  private let ecosystem: String

  /// Nil where the front matter lists no versions.
  init?(_ front: FrontMatter) {
    var items: [String] = []
    for field in front.fields where field.key.hasPrefix("versions.") && !field.values.isEmpty {
      items.append(field.key.dropFirst(9) + ": " + field.values.joined(separator: ", "))
    }
    guard !items.isEmpty else { return nil }
    self.items = items
    package = front.first("package")
    patched = front.values("versions.patched").prefix(200).map { $0.shortened(to: 200) }
    isWithdrawn = front.first("withdrawn") != nil
    ecosystem = front.first("id")?.hasPrefix("RUSTSEC-") == true ? "crates.io" : ""
  }

  /// Whether the text need not be asked what to do: the versions tell, or it was withdrawn.
  var tellsAll: Bool { isWithdrawn || isFixed }

  private var isFixed: Bool { package != nil && !isWithdrawn && !patched.isEmpty }

  /// Adds the versions as a section, and the update to the patched ones.
  func add(to briefing: inout Briefing) {
    briefing.sections.append(
      Section(
        kind: .whoIsAffected, heading: package.map { $0 + " versions" } ?? "Versions",
        blocks: [.list(ordered: false, items: items)]))
    guard let package, isFixed else { return }
    let update = OSVPackage(name: package, ecosystem: ecosystem, fixed: patched)
    OSVUpdates([update]).add(to: &briefing)
  }
}
