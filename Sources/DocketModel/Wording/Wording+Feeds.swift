extension Wording {
  /// What a fetch brought: `6 new, 2 touch us`; `777 taken in as known, 21 older ones touch us`.
  ///
  /// `nothing new` where it brought nothing.
  public static func fetched(_ report: FetchReport) -> String {
    let parts = news(report)
    return parts.isEmpty ? "nothing new" : parts.joined(separator: " · ")
  }

  /// What a fetch and a sync that followed it did, in one sentence.
  public static func broughtUp(_ report: FetchReport?, _ sync: SyncReport?) -> String {
    guard let report else { return sync.map(synced) ?? "nothing new" }
    guard let sync else { return fetched(report) }
    var parts = news(report)
    if !sync.sent.isEmpty || !sync.received.isEmpty { parts.append(synced(sync)) }
    return parts.isEmpty ? "nothing new, all sent" : parts.joined(separator: " · ")
  }

  private static func news(_ report: FetchReport) -> [String] {
    var parts: [String] = []
    if report.new > 0 {
      parts.append("\(grouped(report.new)) new" + touching(report.touchingUs))
    }
    if report.revised > 0 { parts.append("\(grouped(report.revised)) changed") }
    if report.known > 0 {
      parts.append(takenAsKnown(report.known, ours: report.knownTouchingUs))
    }
    if let failure = failure(report) { parts.append(failure) }
    if report.isCancelled { parts.append("cancelled") }
    return parts
  }

  private static func touching(_ count: Int) -> String {
    count == 0 ? "" : ", \(grouped(count)) \(count == 1 ? "touches" : "touch") us"
  }

  /// A single feed is told with why; of several that were asked only how many failed.
  private static func failure(_ report: FetchReport) -> String? {
    guard let first = report.failed.first else { return nil }
    if report.failed.count == 1 { return failed(first) }
    return "\(grouped(report.failed.count)) of \(grouped(report.asked)) failed"
  }

  /// `"Vendor X" failed: not reached`, `"Inbox": 1 document of it was not read: a.pdf: is not text`.
  public static func failed(_ failed: FetchReport.FailedFeed) -> String {
    "\"\(failed.feed.distinctName)\"\(failed.isInPart ? "" : " failed"): \(failed.problem)"
  }

  /// What a feed answered when it was tried: `"Vendor X" has 20 briefings`.
  ///
  /// `isNew` where it was added by that.
  public static func tried(_ trial: FeedTrial, isNew: Bool = false) -> String {
    switch trial.outcome {
    case .found(let feed, let count):
      return isNew
        ? "Added \"\(feed.name)\": \(holding(count))"
        : "\"\(trial.feed.title ?? feed.name)\" has \(holding(count))"
    case .failed(let why):
      return isNew
        ? "Added, but it failed: \(why)" : "\"\(trial.feed.distinctName)\" failed: \(why)"
    case .cancelled: return "Cancelled"
    }
  }

  /// The same as a note on its row: `Tried 08:31: 20 briefings`; a problem that is known already is not repeated.
  public static func triedNote(
    _ trial: FeedTrial, at when: String, before problem: String?
  ) -> String {
    switch trial.outcome {
    case .found(let feed, let count):
      let place = feed.address == trial.feed.address ? "" : " at \(feed.address)"
      return "Tried \(when): \(holding(count))\(place)"
    case .failed(let why):
      return why == problem ? "Tried \(when), failed again" : "Tried \(when), failed: \(why)"
    case .cancelled: return ""
    }
  }

  /// What a feed holds: `20 briefings`; without a number it is a provider of advisories.
  public static func holding(_ count: Int?) -> String {
    count.map(briefings) ?? "lists of advisories"
  }

  /// What is odd about a feed, in short parts: why it failed, when it is asked again, silence.
  public static func notes(
    on row: FeedRow, now: Timestamp, zone: Zone, today: Day
  ) -> [String] {
    var notes: [String] = []
    if row.isFailing {
      notes.append(capitalized(row.health.problem ?? "it failed"))
      if row.health.failures > 1 { notes.append("\(grouped(row.health.failures)) times in a row") }
    }
    if let next = row.health.nextTry, next > now {
      let when = moment(next, zone: zone, today: today)
      notes.append("again \(zone.local(next).day == today ? "at" : "on") \(when)")
    }
    if let days = row.daysSilent(at: now) { notes.append("silent for \(counted(days, "day"))") }
    if row.feed.isUnsigned { notes.append("unsigned transport") }
    return notes
  }

  /// All feeds in a line: `12 fetched 08:29 · "vendor-x" silent for 12 days`; empty for none.
  public static func feeds(
    _ rows: [FeedRow], now: Timestamp, zone: Zone, today: Day
  ) -> String {
    var parts: [String] = []
    let well = rows.filter { !$0.isFailing && !$0.isUntried }
    if let last = well.compactMap(\.health.tried).max() {
      let when = moment(last, zone: zone, today: today)
      parts.append("\(grouped(well.count)) fetched \(when)")
    }
    let failing = rows.filter(\.isFailing)
    if !failing.isEmpty { parts.append("\(named(failing)) failing") }
    let silent = rows.filter { !$0.isFailing && $0.daysSilent(at: now) != nil }
      .sorted { ($0.newest ?? now) < ($1.newest ?? now) }
    if let days = silent.first?.daysSilent(at: now) {
      let upTo = silent.count > 1 ? "up to " : ""
      parts.append("\(named(silent)) silent for \(upTo)\(counted(days, "day"))")
    }
    let untried = rows.count(where: \.isUntried)
    if untried > 0 { parts.append("\(grouped(untried)) not fetched yet") }
    return parts.joined(separator: " · ")
  }

  /// `"vendor-x"`, `"vendor-x" and 2 more`.
  private static func named(_ rows: [FeedRow]) -> String {
    guard let first = rows.first else { return "" }
    return "\"\(first.feed.name)\"" + (rows.count > 1 ? " and \(grouped(rows.count - 1)) more" : "")
  }
}
