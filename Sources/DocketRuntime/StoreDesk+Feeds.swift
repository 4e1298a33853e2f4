import DocketModel
import DocketStore
import DocketUI

/// What the store knows of feeds, and how they answered on this host.
extension StoreDesk {
  /// How feeds of this store are fetched; nil where nothing is fetched.
  var fetchSetup: FetchSetup? { setup.fetch?(store.id) }

  func feedRows() throws(StoreError) -> [FeedRow] {
    let memory = fetchSetup?.memory
    let health = memory?.health() ?? [:]
    let titles = memory?.titles() ?? [:]
    return try store.feeds(for: asker).map { row in
      var row = row
      row.health = health[row.feed.address] ?? FeedHealth()
      row.hear(titles[row.feed.address])
      return row
    }
  }

  /// Nil when the store does not say.
  func feedFacts() -> FeedFacts? {
    guard let count = try? store.feedCount() else { return nil }
    let times = fetchSetup?.memory?.health().values.compactMap(\.tried)
    return FeedFacts(count: count, at: count > 0 ? times?.max() : nil)
  }

  /// The feeds that this host reads; what comes of them is kept as of one run.
  func beginFetching() -> [Feed]? {
    keeper = FeedKeeper(store, for: asker)
    return try? store.feeds(for: asker).filter { $0.isRead(by: store.person) }.map(\.feed)
  }

  /// Keeps a part of what a feed said.
  func keepFetched(_ batch: FeedBatch) -> Result<FeedGain, StoreError> {
    let current = keeper ?? FeedKeeper(store, for: asker)
    keeper = current
    do throws(StoreError) {
      let gain = try current.keep(batch)
      countBriefings()
      return .success(gain)
    } catch {
      return .failure(error)
    }
  }
}
