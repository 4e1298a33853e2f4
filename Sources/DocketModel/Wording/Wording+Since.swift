extension Wording {
  /// Since when: `Since you were last here, Fri 17:40`; everything for who was never here.
  public static func sinceTitle(_ mark: HereMark?, zone: Zone, today: Day) -> String {
    guard let mark else { return "Everything so far: you were not here before" }
    let local = zone.local(mark.at)
    let day = local.day == today ? "" : local.day.weekdayAndDate(from: today) + " "
    return "Since you were last here, \(day)\(local.time)"
  }

  /// Who decided how much: `ana 71: 62 n/a, 5 done, 3 later, 1 accepted`; empty for nobody.
  public static func decided(_ people: [SinceReport.Decided]) -> String {
    people.map { "\($0.who) \(grouped($0.count)): \(states($0.states))" }.joined(separator: " · ")
  }

  private static func states(_ states: [ActionState: Int]) -> String {
    let order: [ActionState] = [
      .notApplicable, .done, .deferred, .riskAccepted, .duplicate, .doing, .waiting, .open,
    ]
    return order.compactMap { state in
      states[state].map { "\(grouped($0)) \(state == .open ? "open again" : state.word)" }
    }.joined(separator: ", ")
  }

  /// Why a row came back: `later until Mon 20 Jul, ended`.
  public static func returned(_ row: ActionRow, today: Day) -> String {
    guard let record = row.decision else { return "" }
    return "\(phrase(record.decision, today: today)) (\(record.person.me))"
  }

  /// What is otherwise than when it was decided: `accepted in January, in KEV since`.
  public static func outdated(_ row: ActionRow, today: Day) -> String {
    guard let record = row.decision else { return "" }
    let facts = record.outdated.map { fact in
      switch fact {
      case "kev": row.isExploited ? "in KEV now" : "no longer in KEV"
      case "severity": "severity \(row.severity?.word ?? "none") now"
      default: "reworded"
      }
    }
    let who = "\(phrase(record.decision, today: today)) (\(record.person.me))"
    return "\(who): \(facts.joined(separator: ", "))"
  }

  /// Both opinions of a conflict in a line: `ana: done · raj: n/a, not ours`.
  public static func opinions(_ records: [DecisionRecord], today: Day) -> String {
    records.map { "\($0.person.me): \(phrase($0.decision, today: today))" }.joined(separator: " · ")
  }
}
