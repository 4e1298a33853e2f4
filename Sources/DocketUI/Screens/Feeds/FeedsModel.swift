import DocketModel

/// The screen of the feeds: when each was asked, what it answered, what it brought.
///
/// The order is made when the rows come; after that nothing moves by itself.
struct FeedsModel: Sendable, Hashable {
  /// Nil while the answer is on its way.
  private(set) var rows: [FeedRow]?
  private(set) var selected = 0
  var top = 0

  /// Takes rows; those that were there keep their place, and the selected one stays selected.
  mutating func fill(_ fresh: [FeedRow]) {
    let before = selectedRow?.feed.address
    var places: [String: Int] = [:]
    for (place, row) in (rows ?? []).enumerated() { places[row.feed.address] = place }
    let ordered = FeedRow.ordered(fresh)
    let known = ordered.filter { places[$0.feed.address] != nil }
      .sorted { (places[$0.feed.address] ?? 0) < (places[$1.feed.address] ?? 0) }
    let all = known + ordered.filter { places[$0.feed.address] == nil }
    rows = all
    select(all.firstIndex { $0.feed.address == before } ?? selected)
  }

  var selectedRow: FeedRow? {
    guard let rows, rows.indices.contains(selected) else { return nil }
    return rows[selected]
  }

  mutating func select(_ row: Int) { selected = min(max(row, 0), max((rows?.count ?? 0) - 1, 0)) }

  /// Shows a feed that was added just now, and goes to it.
  mutating func take(_ feed: Feed, by person: String) {
    if rows?.contains(where: { $0.feed.address == feed.address }) != true {
      rows = (rows ?? []) + [FeedRow(feed: feed, addedBy: person)]
    }
    select(address: feed.address)
  }

  mutating func select(address: String) {
    if let row = rows?.firstIndex(where: { $0.feed.address == address }) { select(row) }
  }
}
