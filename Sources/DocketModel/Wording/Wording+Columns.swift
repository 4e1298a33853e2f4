extension Wording {
  /// The due column of a list: `today`, `!-10d` when overdue, else the date.
  ///
  /// A date of a later year shows that year, as `30 Sep 2027` or `Sep 2027` where there is room; else
  /// one a year or more ahead shows its year only, and `!-` counts weeks or years where days
  /// are too wide, so that nothing is cut at 5 or more cells.
  public static func dueColumn(_ due: Day?, today: Day, width: Int = 6) -> String {
    guard let due else { return "" }
    let days = due.days(since: today)
    if days == 0 { return "today" }
    if days < 0 { return overdue(days.magnitude, width: width) }
    if due.year != today.year {
      let dated = [due.short(from: today), due.monthAndYear].first { $0.utf8.count <= width }
      if let dated { return dated }
    }
    if days > 330 { return String(due.year) }
    let text = due.short
    return text.utf8.count <= width ? text : text.replacingSpaces()
  }

  /// In a sentence: `overdue 3 days`, `next due today`, `next due 30 Nov`.
  public static func nextDue(_ due: Day, today: Day) -> String {
    if due < today { return "overdue \(due.span(from: today))" }
    return "next due \(dueColumn(due, today: today, width: 12))"
  }

  private static func overdue(_ days: UInt, width: Int) -> String {
    let candidates = ["!-\(days)d", "!-\(days / 7)w"]
    return candidates.first { $0.utf8.count <= width } ?? "!-\(days / 365)y"
  }

  /// The due column of the checklist, with where the date comes from: `today KEV`, `8 Aug hand`.
  public static func dueText(_ row: ActionRow, today: Day, width: Int = 12) -> String {
    let date = dueColumn(row.due, today: today, width: width)
    guard !date.isEmpty, let from = row.dueFrom, let word = dueSource(from) else { return date }
    let text = "\(date) \(word)"
    return text.utf8.count <= width ? text : date
  }

  /// The word behind a due date; none for a date that the text itself says.
  public static func dueSource(_ source: ActionRow.DueSource) -> String? {
    switch source {
    case .hand: "hand"
    case .policy: "policy"
    case .article: nil
    case .csaf: "CSAF"
    case .kev: "KEV"
    case .osv: "OSV"
    }
  }

  /// The age column: `5m`, `5h`, `3d`, `2w`, `3mo`, `2y`; three cells.
  public static func ageColumn(_ instant: Timestamp, now: Timestamp) -> String {
    let seconds = now.seconds(since: instant)
    switch seconds {
    case ..<60: return "now"
    case ..<3_600: return "\(seconds / 60)m"
    case ..<86_400: return "\(seconds / 3_600)h"
    default: break
    }
    let days = seconds / 86_400
    if days < 14 { return "\(days)d" }
    if days < 70 { return "\(days / 7)w" }
    return days < 300 ? "\(days / 30)mo" : "\(min(max(days / 365, 1), 99))y"
  }

  /// The owner column: blank for nobody, `me` for who asks, `2+` for several.
  public static func ownerColumn(_ owners: [String], me: String) -> String {
    guard let first = owners.first else { return "" }
    if owners.count > 1 { return "\(owners.count)+" }
    return first == me ? "me" : first
  }

  /// When something happened, for people: `07:52` today, `Fri 17:02` this week, else `21 Jul`.
  public static func moment(_ instant: Timestamp, zone: Zone, today: Day) -> String {
    let local = zone.local(instant)
    let days = today.days(since: local.day)
    if days == 0 { return local.time }
    return 1...6 ~= days ? local.weekdayAndTime : local.day.short(from: today)
  }
}

extension Day {
  /// `Sep 2027`.
  var monthAndYear: String { "\(short.drop { $0 != " " }.dropFirst()) \(year)" }
}

extension String {
  fileprivate func replacingSpaces() -> String { String(filter { $0 != " " }) }
}
