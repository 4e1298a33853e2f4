public import DocketFetch
public import DocketModel
public import DocketStore

/// Fetches feeds side by side, reads what they say and hands the briefings on to be kept.
///
/// Values in, values out; one object fetches once. ``run(_:named:keep:progress:)`` works on the calling thread,
/// ``start(_:named:keep:progress:done:)`` on one of its own; ``cancel()`` may be called from anywhere and ends
/// it within a second. What was kept before stays.
public final class FetchRun: Sendable {
  private let setup: FetchSetup
  private let stop: SyncStop

  /// With `hearsInterrupt` the signal of Ctrl-C cancels it and does not end the program.
  public init(_ setup: FetchSetup, hearsInterrupt: Bool = false) {
    self.setup = setup
    stop = SyncStop(hearsInterrupt: hearsInterrupt)
  }

  /// Ends it; can be called again.
  public func cancel() { stop.stop() }

  /// Fetches the feeds that are due, or with `named` all of them: a person asked for just these.
  ///
  /// `keep` stores briefings, on this thread, one batch after the other; `progress` is told at most twice a
  /// second how many of how many have been asked, and how many failed. Throws what `keep` throws: a store
  /// that cannot be written ends everything.
  public func run(
    _ feeds: [Feed], named: Bool = false,
    keep: (FeedBatch) throws(StoreError) -> FeedGain,
    progress: (_ done: Int, _ total: Int, _ failed: Int) -> Void = { _, _, _ in }
  ) throws(StoreError) -> FetchReport {
    guard let loop = FetchLoop(setup, stop) else {
      return FetchReport(
        asked: feeds.count,
        failed: feeds.map {
          .init(feed: $0, problem: setup.sentence($0, .fetch(.noResources)))
        })
    }
    return try loop.run(feeds, named: named, keep: keep, progress: progress)
  }

  /// The same on a thread of its own, where everything given is called; false where there is no thread.
  public func start(
    _ feeds: [Feed], named: Bool = false,
    keep: @escaping @Sendable (FeedBatch) throws(StoreError) -> FeedGain,
    progress: @escaping @Sendable (_ done: Int, _ total: Int, _ failed: Int) -> Void,
    done: @escaping @Sendable (Result<FetchReport, StoreError>) -> Void
  ) -> Bool {
    PosixThread.start { [self] in
      setup.prepareThread {
        do throws(StoreError) {
          done(.success(try run(feeds, named: named, keep: keep, progress: progress)))
        } catch {
          done(.failure(error))
        }
      }
    }
  }

  /// Asks an address once to see what is there, and keeps nothing.
  ///
  /// Waits on the calling thread. A page for people leads to the first feed it names.
  public func sight(_ feed: Feed) throws(FeedFailure) -> FeedSighting {
    try FeedSighting.take(of: feed, setup, stop)
  }

  /// What a name on this host leads to, for as long as a feed is waited for: a mount may have gone.
  public func place(of path: String) throws(FeedFailure) -> Walk.Place {
    try FetchReaders.place(of: path, setup, stop)
  }

  /// Fetches one document by the same rules; waits on the calling thread.
  public func document(at address: String) throws(FeedFailure) -> FetchedDocument {
    try FetchedDocument.fetch(address, setup, stop)
  }
}
