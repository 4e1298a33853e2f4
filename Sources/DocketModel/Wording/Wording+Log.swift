extension Wording {
  /// One line of the history: `Fri 17:02  ana  n/a, not ours  62 actions in 26 briefings`.
  ///
  /// `clock?` stands behind a time that some host's clock makes doubtful. A reason follows behind a dash; what was taken back says so at the end. Under a heading that
  /// names the day, `isUnderDay`, the time stands alone.
  public static func logLine(
    _ logLine: LogLine, zone: Zone, today: Day, isUnderDay: Bool = false
  ) -> String {
    let event = logLine.event
    let moment =
      isUnderDay
      ? zone.local(event.at).time : moment(event.at, zone: zone, today: today)
    var parts = [
      logLine.isTimeDoubtful ? moment + " clock?" : moment, event.person.me,
      logLine.isRedo ? "redone" : phrase(event.act, today: today),
      targets(logLine, quoting: false),
    ]
    parts.removeAll(where: \.isEmpty)
    var line = parts.joined(separator: "  ")
    if let said = said(event.act) { line += " - \(said)" }
    if logLine.isUnverified { line += " (author not verified)" }
    return logLine.isUndone ? line + " (undone)" : line
  }

  /// A note under its action: `note Mon 08:05 raj: change freeze ends at noon`.
  public static func noteLine(
    _ note: Note, label: String = "note", zone: Zone, today: Day
  ) -> String {
    let local = zone.local(note.at)
    let isNear = 0...6 ~= today.days(since: local.day)
    let moment = isNear ? local.weekdayAndTime : local.day.short(from: today)
    return "\(label) \(moment) \(note.who): \(note.text)"
  }

  /// An act with its targets, as a clause: `accepted risk of "Patch FortiOS"`.
  static func deed(_ logLine: LogLine, today: Day) -> String {
    let targets = targets(logLine, quoting: true)
    if logLine.targets.contains(where: { if case .feed = $0.subject { true } else { false } }) {
      return "\(phrase(logLine.event.act, today: today)): \(targets)"
    }
    guard case .decide(let decision) = logLine.event.act else {
      return "\(phrase(logLine.event.act, today: today)) on \(targets)"
    }
    return switch decision.state {
    case .riskAccepted: "accepted risk of \(targets)"
    case .open: "opened \(targets) again"
    default: "\(phrase(decision, today: today)): \(targets)"
    }
  }

  /// The short id and title of a single target, else how many of which kind.
  private static func targets(_ logLine: LogLine, quoting: Bool) -> String {
    var actionCount = 0
    for target in logLine.targets {
      if case .action = target.subject { actionCount += 1 }
    }
    let briefingCount = logLine.targets.count - actionCount
    let shown = logLine.targets.filter {
      if case .action = $0.subject { actionCount == 1 } else { actionCount == 0 }
    }
    if case .feed(let address)? = logLine.targets.first?.subject {
      guard shown.count == 1 else { return feeds(logLine.targets.count) }
      let name = shown[0].title.isEmpty ? address : shown[0].title
      return quoting ? "\"\(name)\"" : name
    }
    if shown.count == 1 {
      return quoting ? "\"\(shown[0].title)\"" : "\(shown[0].short) \(shown[0].title)"
    }
    return actionCount == 0
      ? (briefingCount == 0 ? "" : briefings(briefingCount))
      : actions(actionCount, inBriefings: briefingCount)
  }

  /// The person's own words in an act.
  private static func said(_ act: Act) -> String? {
    switch act {
    case .decide(let decision): decision.why
    case .note(let text), .reason(let text): text
    case .add(let title, _): title
    default: nil
    }
  }
}
