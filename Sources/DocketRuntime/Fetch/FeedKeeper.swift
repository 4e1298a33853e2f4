public import DocketModel
public import DocketStore

/// Puts what feeds say into the store, for one run; belongs to the thread of the store.
///
/// Remembers how each feed is taken in: after the first batch its source is known, and the rest of it is
/// as old as before.
public final class FeedKeeper {
  private let store: Store
  private let asker: Asker
  private var takings: [String: TakingIn] = [:]

  public init(_ store: Store, for asker: Asker) {
    self.store = store
    self.asker = asker
  }

  /// Keeps a batch and counts what became of it.
  public func keep(_ batch: FeedBatch) throws(StoreError) -> FeedGain {
    var taking = try taking(batch.feed)
    taking.shared = batch.shared
    let report = try store.keep(batch.briefings, as: taking)
    let known = report.baselineCount
    var gain = FeedGain(
      new: report.count(.new) - known, revised: report.count(.revised), known: known)
    gain.knownTouchingUs = try store.countOurs(inBaselineOf: report, for: asker)
    if !asker.watch.isEmpty {
      let fresh = report.kept.filter { $0.outcome == .new && !$0.isBaseline }.map(\.key)
      gain.touchingUs = try store.briefingRows(fresh, for: asker).count { $0.touchesUs }
    }
    return gain
  }

  private func taking(_ feed: Feed) throws(StoreError) -> TakingIn {
    if let taking = takings[feed.address] { return taking }
    let taking = try store.takingIn(from: feed)
    takings[feed.address] = taking
    return taking
  }
}
