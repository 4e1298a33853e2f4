internal import DocketModel

// Which rows, in which order, and how many.

extension StateDatabase {
  /// The ids of all rows a query matches, in order, with the sizes of the bands.
  ///
  /// With a limit, where an index gives the order: the first so many.
  func listing(
    _ request: ListingRequest, for asker: Asker, limit: Int? = nil
  ) throws(StateError) -> Listing {
    try narrow()
    try indexForQuestions()
    if request.kind == .briefings, request.query == .inbox, request.order == .inbox,
      let inbox = try standingInbox(for: asker, limit: limit)
    {
      return inbox
    }
    let query = QuerySQL(request.query, kind: request.kind, for: asker)
    if request.order == .match { try rank(query.question) }
    let sql = Ordering(request, query.view).statement(where: query.condition)
    let isBriefings = request.kind == .briefings
    let rows = try database.statement(sql).rows { row -> (Subject, Int) in
      let name = row.text(0)
      return (
        isBriefings
          ? .briefing(BriefingKey(rawValue: name)) : .action(ActionID(rawValue: name)),
        row.count(1)
      )
    }
    var listing = Listing(request: request, subjects: rows.map(\.0))
    guard request.order == .inbox else { return listing }
    for (number, band) in Ordering.bands.enumerated() {
      let count = rows.count { $0.1 == number }
      if count > 0 { listing.bands.append(Listing.BandCount(band: band, count: count)) }
    }
    return listing
  }

  /// Notes how well the texts answer a question, the smaller the better.
  ///
  /// A title or an id says more than a word of the text. To rank a common word takes long, so of many
  /// hits only the newest are ranked.
  private func rank(_ question: String?) throws(StateError) {
    try database.statement("DELETE FROM ranked").run()
    guard let question else { return }
    try database.statement(
      """
      INSERT INTO ranked SELECT rowid, bm25(texts, 10, 1, 3, 10, 4, 4) FROM texts
      WHERE texts MATCH ? ORDER BY rowid DESC LIMIT 2000
      """
    ).run(.text(question))
  }

  /// The numbers of the status row.
  ///
  /// Overdue are the briefings that need me with an open action past its date; open actions are
  /// those open or doing, whoever has them.
  func totals(for asker: Asker) throws(StateError) -> Totals {
    try indexForQuestions()
    if let ready = try standingTotals(for: asker) { return ready }
    let view = AskerSQL(asker)
    let needs: SQL = "SELECT " + view.needsMeBriefing + " AS needs, " + view.some(view.isOverdue)
    let sql: SQL =
      "SELECT count(*), sum(needs), sum(needs AND late), "
      + ("(SELECT count(*) FROM actions a WHERE " + view.isOpen + ") FROM (" + needs
        + " AS late FROM briefings b)")
    return try database.statement(sql).first { row in
      Totals(
        needsMe: row.count(1), overdue: row.count(2), openActions: row.count(3),
        briefings: row.count(0))
    } ?? Totals()
  }
}

/// The orders of lists as SQL.
private struct Ordering {
  static let bands: [Band] = [.overdue, .touchesUs, .exploited, .rest]

  let request: ListingRequest
  let view: AskerSQL

  init(_ request: ListingRequest, _ view: AskerSQL) {
    self.request = request
    self.view = view
  }

  /// Selects the id and the band of each row.
  func statement(where condition: SQL) -> SQL {
    let needsDue = request.order == .inbox || request.order == .due
    let isInbox = request.order == .inbox
    let none = SQL("NULL")
    let band: SQL =
      isInbox
      ? "CASE WHEN due < ? THEN 0 WHEN ours THEN 1 WHEN \(view.asker.watch.isEmpty) AND exploited THEN 2 ELSE 3 END"
        .withValue(view.today) : SQL("0")
    let isRanked = request.order == .match
    let isBriefings = request.kind == .briefings
    let open: SQL = "CASE WHEN " + view.isOpen + " THEN a.due END"
    let due = needsDue ? (isBriefings ? view.nearestDue : open) : none
    let rows = isBriefings ? "b.key AS id, 0" : "a.id AS id, a.place"
    let source =
      (isBriefings ? "briefings b" : "actions a JOIN briefings b ON b.story = a.story")
      + (isRanked ? " LEFT JOIN ranked h ON h.hit = b.text" : "")
    let columns =
      rows
      + " AS place, b.key AS story, b.title AS title, \(Standing.title) AS head, b.source AS source, b.date AS date, "
      + "b.severity AS severity, b.exploited AS exploited, \(isRanked ? "h.rank" : "NULL") AS rank, "
    let inner: SQL =
      "SELECT " + columns + (isInbox ? view.isOurs : none) + " AS ours, " + due
      + " AS due FROM \(source) WHERE "
    let all = "SELECT id, " + band + " AS band FROM (" + (inner + condition) + ")"
    return request.order == .any ? all : all + " ORDER BY \(order), id"
  }

  private var order: String {
    let worst = "exploited DESC, severity DESC"
    let rest = "place"
    return switch request.order {
    case .inbox: "band, due IS NULL, due, \(worst), date DESC, head, story, \(rest)"
    case .due: "due IS NULL, due, \(worst), date DESC, title, \(rest)"
    case .newest: "date DESC, title, \(rest)"
    case .oldest: "date, title, \(rest)"
    case .severity: "severity DESC, exploited DESC, date DESC, title, \(rest)"
    case .title: "title COLLATE NOCASE, date DESC, \(rest)"
    case .any: ""
    case .match: "rank IS NULL, rank, date DESC, title, \(rest)"
    case .source: "source COLLATE NOCASE, date DESC, title, \(rest)"
    }
  }
}

extension String {
  fileprivate func withValue(_ value: SQLValue) -> SQL { SQL(self, [value]) }
}
