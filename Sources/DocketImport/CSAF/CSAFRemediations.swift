internal import DocketModel

/// The remediations of all vulnerabilities, each once.
///
/// Documents repeat one remediation for every vulnerability it helps against. Those that only say
/// how things stand (no fix yet, none planned, one to come, one not needed) ask for nothing and are
/// text; all others are actions.
struct CSAFRemediations {
  private var all: [Remediation] = []
  private let vulnerabilities: Int

  private struct Remediation {
    var category: String
    var details: String
    var json: JSON
    var products = ShortList(limit: CSAFProducts.listed)
    var names = ShortList(limit: 20)

    var isStatus: Bool { CSAFRemediations.status[category] != nil }
  }

  /// CSAF 2.0 section 3.2.3.12.1 and 2.1 section 3.2.4.16.1.
  private static let status = [
    "none_available": "No fix available", "no_fix_planned": "No fix planned",
    "fix_planned": "Fix planned", "optional_patch": "Optional patch",
  ]

  /// The most bytes that details of actions take; they stand in the text as well.
  private static let limit = 1 << 20

  init(_ all: [CSAFVulnerability], _ products: CSAFProducts) {
    vulnerabilities = all.count
    var places: [String: Int] = [:]
    for vulnerability in all {
      for json in vulnerability.remediations { take(json, of: vulnerability, products, &places) }
    }
  }

  private mutating func take(
    _ json: JSON, of vulnerability: CSAFVulnerability, _ products: CSAFProducts,
    _ places: inout [String: Int]
  ) {
    let category = json.line("category") ?? ""
    let details = json.text("details") ?? ""
    guard !details.isEmpty || json.line("url") != nil else { return }
    let key = category + "\u{0}" + details.onOneLine
    let place = places[key] ?? all.count
    if place == all.count {
      places[key] = place
      let plain = NoteMarkup.plain(details)
      all.append(Remediation(category: category, details: plain, json: json))
    }
    products.add(of: json, to: &all[place].products)
    all[place].names.add(vulnerability.name)
  }

  // MARK: - Actions

  /// The actions, said in the section with that number.
  func actions(section: Int) -> [Action] {
    var actions: [Action] = []
    var room = Self.limit
    for one in all where !one.isStatus && room > 0 {
      let detail = detail(of: one)
      let title = AdvisoryActionTitle.of(one.details, otherwise: Self.order(of: one.category))
      room -= detail.utf8.count
      actions.append(
        Action(
          ordinal: actions.count + 1, title: title,
          detail: detail == title || detail == title + "." ? "" : detail, origin: .csaf,
          products: one.products.all, anchor: Action.Anchor(section: section, block: 0)))
    }
    return actions
  }

  /// All that the source says of it: nothing is lost by the short title.
  private func detail(of one: Remediation) -> String {
    var lines = one.details.isEmpty ? [] : [one.details]
    if let url = one.json.line("url"),
      !one.details.split(whereSeparator: { $0 == " " || $0 == "\n" }).contains(Substring(url))
    {
      lines.append(url)
    }
    if let date = one.json.line("date") { lines.append("Date: " + date) }
    for entitlement in one.json.lines("entitlements").prefix(20) { lines.append(entitlement) }
    if let restart = one.json["restart_required"] {
      let parts = [restart.line("category"), restart.text("details")].compactMap { $0 }
      if !parts.isEmpty { lines.append("Restart: " + parts.joined(separator: ", ")) }
    }
    if one.names.all.count + one.names.left < vulnerabilities {
      lines.append("For " + one.names.all.joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }

  private static func order(of category: String) -> String {
    switch category {
    case "vendor_fix": "Apply the vendor fix"
    case "workaround": "Apply the workaround"
    case "mitigation": "Apply the mitigation"
    default: "Apply the remediation"
    }
  }

  // MARK: - Text

  /// The remediations as text, products included, so that a change of them is a revision.
  func addSections(to sections: inout CSAFSections) {
    var orders: [String] = []
    var states: [String] = []
    for one in all {
      let products = one.products.all.isEmpty ? "" : "\nProducts: " + one.products.joined
      let text = detail(of: one) + products
      if let state = Self.status[one.category] {
        states.append(state + ": " + text)
      } else {
        orders.append((one.category.isEmpty ? "" : one.category.readable + ": ") + text)
      }
    }
    sections.add(
      .actions, "Remediations", orders.isEmpty ? [] : [.list(ordered: false, items: orders)])
    sections.add(
      .other, "Remediation status", states.isEmpty ? [] : [.list(ordered: false, items: states)])
  }
}
