internal import DocketModel

/// The updates that fix a record: one for each package, packages with the same fix together.
struct OSVUpdates {
  private(set) var all: [Update] = []
  private var versions: Set<String> = []

  struct Update {
    var packages: [String]
    var fixed: [String]
    var ecosystem: String
    var spans: [String]

    /// `Update acme to 1.2.3 or 2.0.1`; of `>= 1.2.3, < 2.0.0` the part before the comma.
    var title: String {
      let fixed = fixed.map { $0.prefix { $0 != "," }.trimmed() }
      var names = packages.prefix(2).joined(separator: ", ")
      if packages.count == 2 { names = packages.joined(separator: " and ") }
      if packages.count > 2 { names += " and \(packages.count - 2) more" }
      var versions = fixed.prefix(4).joined(separator: ", ")
      if fixed.count > 4 {
        versions += " or another fixed version"
      } else if let last = fixed.last, fixed.count > 1 {
        versions = fixed.dropLast().joined(separator: ", ") + " or " + last
      }
      return "Update \(names.isEmpty ? "" : names + " ")to \(versions)".shortened(to: 200)
    }

    /// Everything the title may have shortened, and what is affected.
    var detail: String {
      var lines: [String] = []
      let place = ecosystem.isEmpty ? "" : " (\(ecosystem))"
      if !packages.isEmpty {
        lines.append("Packages: " + packages.joined(separator: ", ") + place)
      }
      if !spans.isEmpty { lines.append("Affected: " + spans.joined(separator: "; ")) }
      let separator = fixed.contains { $0.contains(",") } ? "; " : ", "
      lines.append("Fixed in: " + fixed.joined(separator: separator))
      return lines.joined(separator: "\n")
    }
  }

  init(_ packages: [OSVPackage]) {
    var places: [String: Int] = [:]
    for package in packages where !package.fixed.isEmpty {
      versions.formUnion(package.fixed.map(Self.version))
      // A distribution fixes many packages of one source at once.
      let key = package.ecosystem + "\u{0}" + package.fixed.joined(separator: "\u{0}")
      if let place = places[key] {
        if all[place].packages.count < 500, !package.name.isEmpty {
          all[place].packages.append(package.name)
        }
        continue
      }
      guard all.count < 1_000 else { continue }
      places[key] = all.count
      all.append(
        Update(
          packages: package.name.isEmpty ? [] : [package.name], fixed: package.fixed,
          ecosystem: package.ecosystem,
          spans: package.spans))
    }
  }

  /// The version of a requirement such as `>= 1.5.7, < 2.0.0` or `^0.6.4`.
  private static func version(in requirement: String) -> String {
    requirement.prefix { $0 != "," }.drop { "<>=^~ ".contains($0) }.trimmed()
  }

  /// Whether an action of the text is one of these updates in other words.
  func isSaid(in action: Action) -> Bool {
    guard !versions.isEmpty else { return false }
    let words = (action.title + " " + action.detail).split {
      !($0.isLetter || $0.isNumber || ".-_+~:".contains($0))
    }
    return words.contains { word in
      // `v1.2.3+`
      let whole = word.last == "+" ? word.dropLast() : word
      let bare = whole.drop { $0 == "v" || $0 == "V" }.trimmed()
      return versions.contains(ActionText.withoutEnd(bare)) || versions.contains(String(word))
    }
  }

  /// Adds the updates and their section to a briefing, behind what its text asks for.
  func add(to briefing: inout Briefing) {
    let asked = briefing.actions.filter { !isSaid(in: $0) }
    let section = briefing.sections.count
    if let list = self.section { briefing.sections.append(list) }
    let anchor = Action.Anchor(section: section, block: 0)
    briefing.actions =
      asked
      + all.map { update in
        Action(
          ordinal: 0, title: update.title, detail: update.detail, origin: .osv,
          products: update.packages, anchor: anchor)
      }
    for index in briefing.actions.indices { briefing.actions[index].ordinal = index + 1 }
  }

  /// The updates as a section; nil where there are none.
  var section: Section? {
    guard !all.isEmpty else { return nil }
    let items = all.map { $0.title + "\n" + $0.detail }
    return Section(
      kind: .actions, heading: "Fixed versions", blocks: [.list(ordered: false, items: items)])
  }
}
