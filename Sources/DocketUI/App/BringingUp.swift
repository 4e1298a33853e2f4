import DocketModel

/// `R`: the feeds are fetched, then the store goes with its other place, and one sentence tells both.
///
/// In this order, since what was fetched is to be sent as well.
extension App {
  mutating func bringUpToDate() -> [Effect] {
    guard !isAskingOthers else {
      toast = Toast(text: "It is under way", offers: offer(.cancel, "ends it"))
      return []
    }
    fetch.brought = nil
    // While nobody knows yet whether there are feeds, the answer says so.
    guard fetch.facts?.count != 0 else { return startSync() }
    fetch.begin()
    return [.fetch]
  }

  /// Whether something runs that Ctrl-C ends.
  var isAskingOthers: Bool { fetch.job != nil || sync.isRunning }

  private mutating func startSync() -> [Effect] {
    sync.stage = "sync"
    return [.sync]
  }

  // MARK: Feeds

  /// The feeds were asked; what there is to tell waits for the end of the sync.
  mutating func fetched(_ report: FetchReport, _ facts: FeedFacts) -> [Effect] {
    let isOfR = fetch.isRunning
    fetch.finish(report, facts, at: moment.now)
    let effects: [Effect] = hasFeedsOnScreen ? [.feeds] : []
    guard isOfR else { return effects }
    if report.isCancelled {
      toast = Toast(text: Wording.capitalized(Wording.fetched(report)))
      return effects
    }
    return effects + startSync()
  }

  mutating func fetchStopped(_ sentence: String) -> [Effect] {
    fetch.end()
    toast = Toast(text: Wording.capitalized(sentence), isError: true)
    return []
  }

  // MARK: The other place

  mutating func synced(_ report: SyncReport, _ facts: SyncFacts) -> [Effect] {
    sync = SyncModel(facts: facts)
    let brought = fetch.take()
    toast = told(Wording.broughtUp(brought, report), brought, report.received)
    return []
  }

  /// The store goes with no other place.
  mutating func syncAbsent() -> [Effect] {
    sync = SyncModel()
    guard let brought = fetch.take() else {
      let ways = [
        settings.keymap.offer(.addFeed, behind: .feeds, "adds one"), "docket feed add ADDRESS",
      ]
      toast = Toast(text: "No feeds yet: " + ways.joinedParts(", or "))
      return []
    }
    toast = told(told(brought), brought, RecordTally())
    return []
  }

  mutating func syncStopped(_ sentence: String, _ facts: SyncFacts?) -> [Effect] {
    sync.stage = nil
    sync.failure = sentence
    if let facts { sync.facts = facts }
    let unsent = sync.facts?.unsent ?? RecordTally()
    let stopped = unsent.isEmpty ? sentence : Wording.notSent(unsent, why: sentence)
    let brought = fetch.take()
    let news = brought.map { $0.asked > 0 ? Wording.fetched($0) + " · " : "" } ?? ""
    toast = Toast(
      text: Wording.capitalized(news + stopped),
      offers: brought?.hasNews == true ? offer(.sweep, "shows them") : "", isError: true)
    return []
  }

  /// A fetch alone; feeds that failed lately are not asked.
  private func told(_ brought: FetchReport) -> String {
    guard brought.asked == 0, let count = fetch.facts?.count else {
      return Wording.fetched(brought)
    }
    let (feeds, are) = (Wording.feeds(count), count == 1 ? "is" : "are")
    return [
      "\(feeds) failed lately and \(are) left alone",
      settings.keymap.offer(.testFeed, behind: .feeds, "asks one"),
    ].joinedParts(": ")
  }

  private func told(_ sentence: String, _ brought: FetchReport?, _ received: RecordTally) -> Toast {
    let isNews = brought?.hasNews == true || !received.isEmpty
    return Toast(
      text: sentence, offers: isNews ? offer(.sweep, "shows them") : "",
      isError: brought?.cameToNothing == true)
  }
}
