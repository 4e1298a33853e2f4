internal import DocketModel

// The feeds that are followed.

extension StateDatabase {
  /// Folds the register of one feed and writes its row; one that is left has none.
  func foldFeed(_ address: String) throws(StateError) {
    let writes = try writes([Subject.feed(address).stored], .feed).compactMap { loaded in
      loaded.feedWrite.map { (write: $0, person: loaded.event.person) }
    }
    try database.statement("DELETE FROM feeds WHERE address = ?").run(.text(address))
    let verdict = Register.feed(writes.map(\.write))
    guard let verdict, let feed = verdict.value else { return }
    let heads = Set(verdict.heads.map(\.stamp))
    // What left it before it was followed again counts no more.
    let left = writes.lastIndex { $0.write.value == nil && !heads.contains($0.write.stamp) } ?? -1
    let first = writes.dropFirst(left + 1).first { $0.write.value != nil }
    let person = first?.person
    try database.statement("INSERT INTO feeds VALUES(?, ?, ?, ?, ?, ?)").run(
      .text(address), .optional(feed.title), .text(feed.kind.rawValue),
      .text(Identity.sourceID(ofFeed: address)), .text(person?.me ?? ""),
      .text(person?.host ?? ""))
  }

  /// A feed that is followed; nil for any other address.
  func feed(_ address: String) throws(StateError) -> Feed? {
    try database.statement("SELECT address, title, kind FROM feeds WHERE address = ?")
      .first([.text(address)]) { Self.feed($0) }
  }

  func feedCount() throws(StateError) -> Int {
    try database.statement("SELECT count(*) FROM feeds").first([]) { $0.count(0) } ?? 0
  }

  private static func feed(_ row: Statement) -> Feed {
    Feed(
      address: row.text(0), title: row.optionalText(1),
      kind: Feed.Kind(rawValue: row.text(2)) ?? .feed)
  }

  /// All feeds that are followed, by their titles, with what came of them.
  func feeds(for asker: Asker) throws(StateError) -> [FeedRow] {
    let view = AskerSQL(asker)
    let briefings: SQL =
      "SELECT count(*), coalesce(sum(" + view.isUnread
      + "), 0) FROM briefings b WHERE b.story IN (SELECT story FROM records WHERE source = ?)"
    var rows = try database.statement(
      """
      SELECT address, title, kind, added_by, added_on, source FROM feeds
      ORDER BY coalesce(title, address) COLLATE NOCASE, address
      """
    ).rows { row in
      (FeedRow(feed: Self.feed(row), addedBy: row.text(3), addedOn: row.text(4)), row.text(5))
    }
    let count = try database.statement(briefings.text)
    let newest = try database.statement("SELECT max(received) FROM records WHERE source = ?")
    for index in rows.indices {
      let source = SQLValue.text(rows[index].1)
      (rows[index].0.briefings, rows[index].0.unread) =
        try count.first(briefings.values + [source]) { ($0.count(0), $0.count(1)) } ?? (0, 0)
      rows[index].0.newest =
        try newest.first([source]) { row -> Timestamp? in
          row.optionalInteger(0).map(Timestamp.init(milliseconds:))
        } ?? nil
    }
    return rows.map(\.0)
  }
}
