extension Wording {
  /// Where a decision is shown, which says how much room it has.
  public enum DecisionPlace: Sendable, Hashable {
    /// In a list of briefings, in place of the counts.
    case row
    /// In the checklist, in place of the due date: twelve cells.
    case checklist
  }

  /// A decision in a column: `n/a 23 Nov`, `done 07:52`, `until 30 Sep`, `back Wed`, `on raj`.
  ///
  /// `sameAs` is the short id of the action that a duplicate repeats. A decision that has ended
  /// says so: `ended 15 Apr`. A day to come is the next of its name; one 11 months or more ahead is
  /// told by month and year: `until Sep 2028`, 14 cells.
  public static func decisionColumn(
    _ record: DecisionRecord, in place: DecisionPlace = .checklist, zone: Zone, today: Day,
    sameAs: String? = nil
  ) -> String {
    let decision = record.decision
    if let until = decision.until, decision.state != .open, decision.state(on: today) == .open {
      return "ended \(near(until, today))"
    }
    switch decision.state {
    case .open: return ""
    case .doing: return "doing"
    case .done:
      let local = zone.local(record.at)
      return "done \(local.day == today ? local.time : near(local.day, today))"
    case .notApplicable:
      return place == .row ? "n/a" : "n/a \(near(zone.local(record.at).day, today))"
    case .riskAccepted:
      return decision.until.map { "until \(ahead($0, today))" } ?? "accepted"
    case .deferred: return decision.until.map { "back \(back($0, today))" } ?? "later"
    case .waiting: return decision.on.map { "on \($0)" } ?? "waiting"
    case .duplicate: return sameAs.map { "same \($0)" } ?? "same"
    }
  }

  /// A decision whose day has passed, so that the action is open again; nil for any other.
  ///
  /// `accepted until 15 Apr, ended`, `waiting on raj until 3 Dec, ended`.
  public static func ended(_ row: ActionRow, today: Day) -> String? {
    guard row.state == .open, row.conflict.isEmpty, let decision = row.decision?.decision,
      let until = decision.until, decision.state != .open, decision.state(on: today) == .open
    else { return nil }
    let whom = decision.on.map { " on \($0)" } ?? ""
    return "\(decision.state.word)\(whom) until \(until.short(from: today)), ended"
  }

  /// The words under a decided action: `not ours (component not present)`, the reason, who approved.
  public static func decisionDetail(_ decision: Decision) -> String {
    var parts: [String] = []
    if let code = decision.code, code != .other {
      parts.append("\(code.phrase) (\(words(of: code)))")
    }
    if let why = decision.why, !why.isEmpty { parts.append(why) }
    if let approver = decision.approvedBy { parts.append("approved by \(approver)") }
    return parts.joined(separator: "; ")
  }

  private static func words(of code: Justification) -> String {
    String(code.rawValue.map { $0 == "_" ? " " : $0 })
  }

  /// The weekday within a week, else the date.
  private static func back(_ day: Day, _ today: Day) -> String {
    let days = day.days(since: today)
    return 1...6 ~= days ? day.weekdayName : ahead(day, today)
  }

  /// A day to come, as for due dates: its name, and further ahead the month of which year.
  private static func ahead(_ day: Day, _ today: Day) -> String {
    day.days(since: today) <= 330 ? day.short : day.monthAndYear
  }

  /// The date, or only the year when it is not near enough for a date to be clear.
  private static func near(_ day: Day, _ today: Day) -> String {
    day.days(since: today).magnitude <= 330 ? day.short : String(day.year)
  }
}
