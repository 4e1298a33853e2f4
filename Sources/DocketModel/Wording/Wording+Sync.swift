extension Wording {
  /// What a sync did: `14 acts from raj · 6 briefings came · sent 3`; `all sent, nothing new`.
  public static func synced(_ report: SyncReport) -> String {
    var parts = acts(of: report.received)
    if report.received.briefings > 0 {
      parts.append("\(briefings(report.received.briefings)) came")
    }
    if !report.sent.isEmpty { parts.append("sent \(amount(report.sent))") }
    return parts.isEmpty ? "all sent, nothing new" : parts.joined(separator: " · ")
  }

  /// What others do not have, and why: `1 not sent: git remote not reached`; `all sent` for none.
  public static func notSent(_ tally: RecordTally, why: String? = nil) -> String {
    guard !tally.isEmpty else { return why.map { "all sent before: \($0)" } ?? "all sent" }
    return "\(amount(tally)) not sent" + (why.map { ": \($0)" } ?? "")
  }

  /// `14 acts from raj`, the busiest three by name.
  private static func acts(of tally: RecordTally) -> [String] {
    let people = tally.acts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var parts = people.prefix(3).map { "\(counted($0.value, "act")) from \($0.key)" }
    let rest = people.dropFirst(3)
    if !rest.isEmpty {
      let count = rest.reduce(0) { $0 + $1.value }
      parts.append("\(counted(count, "act")) from \(grouped(rest.count)) more")
    }
    return parts
  }

  /// Acts as a bare number, briefings with their name: `3`, `2 and 5 briefings`, `5 briefings`.
  private static func amount(_ tally: RecordTally) -> String {
    let acts = tally.actCount
    guard tally.briefings > 0 else { return grouped(acts) }
    return (acts > 0 ? "\(grouped(acts)) and " : "") + briefings(tally.briefings)
  }
}
