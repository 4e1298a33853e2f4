internal import DocketModel

/// What stands at the end of an advisory: where to read on, thanks, its history, who it is from.
enum CSAFTail {
  static func references(_ references: [JSON]) -> [Block] {
    var list = ShortList(limit: 500)
    for reference in references {
      guard let url = reference.line("url") else { continue }
      let summary = reference.line("summary").flatMap { $0 == url ? nil : $0 + ": " } ?? ""
      list.add(summary + url)
    }
    return items(list)
  }

  static func acknowledgments(_ thanks: [JSON]) -> [Block] {
    var list = ShortList(limit: 300)
    for one in thanks {
      let names = one.lines("names").prefix(50).joined(separator: ", ")
      let who = [names, one.line("organization") ?? ""].filter { !$0.isEmpty }
        .joined(separator: ", ")
      let text = ([who, one.line("summary") ?? ""] + one.lines("urls").prefix(10))
        .filter { !$0.isEmpty }.joined(separator: " \u{2013} ")
      if !text.isEmpty { list.add(text) }
    }
    return items(list)
  }

  private static func items(_ list: ShortList) -> [Block] {
    guard !list.all.isEmpty else { return [] }
    let rest = list.left > 0 ? ["and \(list.left) more"] : []
    return [.list(ordered: false, items: list.all + rest)]
  }

  static func revisions(_ tracking: JSON) -> [Block] {
    var rows: [[String]] = []
    for revision in tracking.elements("revision_history").prefix(500) {
      let row = ["date", "number", "summary"].map { revision.line($0) ?? "" }
      if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    guard !rows.isEmpty else { return [] }
    return [.table(header: ["Date", "Number", "Summary"], rows: rows)]
  }

  static func publisher(_ document: JSON) -> [Block] {
    let publisher = document["publisher"] ?? .null
    var facts = [publisher.line("name"), publisher.line("namespace")].compactMap { $0 }
    for (member, label) in [("contact_details", "Contact"), ("issuing_authority", "Authority")] {
      if let text = publisher.line(member) { facts.append(label + ": " + text) }
    }
    let distribution = document["distribution"] ?? .null
    if let label = distribution["tlp"]?.line("label") { facts.append("TLP:" + label) }
    if let text = distribution.line("text") { facts.append("Distribution: " + text) }
    let tracking = document["tracking"] ?? .null
    for (member, label) in [("id", "Advisory"), ("version", "Version"), ("status", "Status")] {
      if let text = tracking.line(member) { facts.append(label + ": " + text) }
    }
    return facts.isEmpty ? [] : [.list(ordered: false, items: facts)]
  }
}
