import DocketModel

@testable import DocketUI

/// What the store and the importer answer in the tests: pages, a log, a paste.
extension Samples {
  static let why: [PageLine] = [
    PageLine(text: "share.2 Install the November emergency update", isHeading: true),
    PageLine(label: "who", text: "Ana Silva (ana, as root on jump2), approved by R. Okafor"),
    PageLine(label: "when", text: "Wed 2026-01-14 09:12 CET"),
    PageLine(
      label: "why",
      text: "the portal is off on both boxes (CHG0041877); maintenance window 11 Apr, and then "
        + "the patch is installed on both"),
    PageLine(label: "knew", text: "share@2 severity high, no exploit known"),
    PageLine(label: "since", text: "2026-02-03 in KEV, due 2026-02-24: not decided again"),
  ]

  static let log: [LogLine] = [
    entry(3, "2026-11-23T08:12:00Z", .decide(Decision(.done)), "edge"),
    entry(2, "2026-11-23T07:40:00Z", .note("restart after noon"), "sso"),
    entry(
      1, "2026-11-20T17:02:00Z",
      .decide(Decision(.riskAccepted, why: "VPN off, CHG0041877", until: Day(iso: "2027-01-15"))),
      "share"),
  ]

  private static func entry(_ number: Int, _ at: String, _ act: Act, _ name: String) -> LogLine {
    let stored = all.first { $0.row.short == name } ?? all[0]
    let action = stored.actions[0]
    let time = Timestamp(rfc3339: at) ?? Harness.now
    return LogLine(
      event: Event(
        id: EventID(rawValue: "0000000000000001.\(number)"),
        clock: UInt64(clamping: time.milliseconds) << 16, at: time,
        person: Person(me: "ana", login: "ana", host: "jump2"), act: act,
        targets: [Target(subject: .action(action.id), seen: [:])]),
      targets: [
        .init(subject: .action(action.id), short: action.short, title: action.action.title)
      ])
  }

  static let pasted = all[2].briefing

  /// So many briefings of one action each.
  static func many(_ count: Int) -> [StoredBriefing] {
    (1...count).map { number in
      briefing(
        "n\(number)", "Advisory number \(number)", .medium, source: "Feed", actions: ["Patch"])
    }
  }

  /// Nothing left to do: read, and every action done.
  static func settled(
    _ stored: StoredBriefing, _ decision: Decision = Decision(.done)
  )
    -> StoredBriefing
  {
    var stored = stored
    let record = DecisionRecord(
      event: EventID(rawValue: "s"), decision: decision,
      person: Person(me: "ana", login: "ana", host: "jump2"), at: Harness.now)
    for index in stored.actions.indices {
      stored.actions[index].state = decision.state
      stored.actions[index].decision = record
    }
    stored.row.settled = stored.actions.count
    stored.row.decision = record
    stored.row.isSettled = true
    stored.row.isUnread = false
    stored.row.needsMe = false
    stored.row.due = nil
    return stored
  }
}
