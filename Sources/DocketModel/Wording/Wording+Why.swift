extension Wording {
  /// One line of a page: a label in front, a text behind it.
  public struct Line: Sendable, Hashable {
    public var label: String
    public var text: String
    public var isHeading: Bool

    public init(_ label: String, _ text: String, isHeading: Bool = false) {
      self.label = label
      self.text = text
      self.isHeading = isHeading
    }
  }

  /// The page that answers "why": who decided, when, with which reasons, and what came since.
  ///
  /// The reader and the command line show these lines. Dates are in full, since such a page is kept.
  public static func why(_ page: WhyPage, zone: Zone, today: Day) -> [Line] {
    let record = page.decision
    let title = "\(page.action.short) \(page.action.action.title)"
    let blanks = String(repeating: " ", count: max(2, 52 - title.count))
    var lines = [Line("", title + blanks + headline(page), isHeading: true)]
    let approver = record.decision.approvedBy.map { ", approved by \($0)" } ?? ""
    let unverified = page.isUnverified ? " - not verified: another user's file says so" : ""
    lines.append(Line("who", person(record.person) + approver + unverified))
    lines.append(Line("when", zone.local(record.at).full))
    let reasons = [record.decision.why].compactMap { $0 } + page.action.evidence.map(\.text)
    if !reasons.isEmpty { lines.append(Line("why", reasons.joined(separator: "; "))) }
    if !page.knew.isEmpty {
      lines.append(Line("knew", page.knew.map(knowledge).joined(separator: " · ")))
    }
    lines += page.since.enumerated().map { number, change in
      let isLast = number == page.since.count - 1
      return Line("since", since(change, zone) + (isLast ? ": not decided again" : ""))
    }
    lines += page.history.filter { $0.record.event != record.event }.map {
      Line("before", before($0, zone: zone, today: today))
    }
    lines += page.action.notes.map {
      Line("note", "\(zone.local($0.at).full) \($0.who): \($0.text)")
    }
    let basis = record.basis.first ?? page.knew.first?.short
    let shown = basis.map { " · as it stood: docket show \($0)" } ?? ""
    lines.append(Line("proof", "act \(record.event.rawValue)\(shown)"))
    return lines
  }

  /// Until when an action is to be done, and who says so: `due 11 Jul: KEV`; nil without a date.
  public static func due(_ row: ActionRow, today: Day) -> String? {
    guard let due = row.due else { return nil }
    let source = row.dueFrom.flatMap(dueSource).map { ": \($0)" } ?? ""
    return "due \(due.short(from: today))\(source)"
  }

  /// `risk accepted until 2026-04-15, ended`.
  private static func headline(_ page: WhyPage) -> String {
    let decision = page.decision.decision
    var text = decision.state == .riskAccepted ? "risk accepted" : decision.state.word
    if let code = decision.code, code != .other { text += ", \(code.phrase)" }
    if let on = decision.on { text += " on \(on)" }
    if let until = decision.until { text += " until \(until.iso)" }
    if page.ended != nil { text += ", ended" }
    if !page.action.conflict.isEmpty { text += ", in conflict" }
    return text
  }

  private static func knowledge(_ one: WhyPage.Knowledge) -> String {
    let severity = one.severity.map { "severity \($0.word)" } ?? "no severity given"
    return "\(one.short) \(severity), " + (one.isExploited ? "in KEV" : "not in KEV")
  }

  private static func since(_ change: WhyPage.Change, _ zone: Zone) -> String {
    let day = zone.local(change.at).day.iso
    switch change.fact {
    case .revision(let short): return "\(day) revised: \(short)"
    case .exploited(true, let due): return "\(day) in KEV" + (due.map { ", due \($0.iso)" } ?? "")
    case .exploited(false, _): return "\(day) no longer in KEV"
    case .severity(let from, let to):
      return "\(day) severity \(from?.word ?? "none") -> \(to?.word ?? "none")"
    case .restated(let change): return "\(day) \(Self.change(change))"
    }
  }

  private static func before(_ past: WhyPage.Past, zone: Zone, today: Day) -> String {
    let day = zone.local(past.record.at).day.iso
    let undone = past.isUndone ? " (undone)" : ""
    return "\(day) \(past.record.person.me): \(phrase(past.record.decision, today: today))\(undone)"
  }
}
