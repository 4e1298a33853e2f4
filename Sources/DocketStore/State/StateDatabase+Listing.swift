internal import DocketModel

// Which rows, in which order, and how many.

extension StateDatabase {
  /// The ids of all rows a query matches, in order, with the sizes of the bands.
  ///
  /// With a limit, where an index gives the order: the first so many.
  func listing(
    _ request: ListingRequest, for asker: Asker, limit: Int? = nil
  ) throws(StateError) -> Listing {
    if request.kind == .briefings, request.query == .inbox, request.order == .inbox,
      let inbox = try standingInbox(for: asker, limit: limit)
    {
      return inbox
    }
    let query = QuerySQL(request.query, kind: request.kind, for: asker)
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

  /// The numbers of the status row.
  ///
  /// Overdue are the briefings that need me with an open action past its date; open actions are
  /// those open or doing, whoever has them.
  func totals(for asker: Asker) throws(StateError) -> Totals {
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
    let ours = isInbox ? view.isOurs : none
    let inner: SQL
    switch request.kind {
    case .briefings:
      inner =
        "SELECT b.key AS id, b.key AS story, b.title AS title, b.source AS source, b.date AS date, b.severity AS severity, b.exploited AS exploited, 0 AS place, "
        + (ours + " AS ours, ") + ((needsDue ? view.nearestDue : none) + " AS due")
        + " FROM briefings b WHERE "
    case .actions:
      let due: SQL = "CASE WHEN " + view.isOpen + " THEN a.due END"
      inner =
        "SELECT a.id AS id, b.key AS story, b.title AS title, b.source AS source, b.date AS date, b.severity AS severity, b.exploited AS exploited, a.place AS place, "
        + (ours + " AS ours, ") + ((needsDue ? due : none) + " AS due")
        + " FROM actions a JOIN briefings b ON b.story = a.story WHERE "
    }
    return "SELECT id, " + band + " AS band FROM (" + (inner + condition)
      + ") ORDER BY \(order), id"
  }

  private var order: String {
    let worst = "exploited DESC, severity DESC"
    let rest = "place"
    return switch request.order {
    case .inbox: "band, due IS NULL, due, \(worst), date DESC, story, \(rest)"
    case .due: "due IS NULL, due, \(worst), date DESC, title, \(rest)"
    case .newest: "date DESC, title, \(rest)"
    case .oldest: "date, title, \(rest)"
    case .severity: "severity DESC, exploited DESC, date DESC, title, \(rest)"
    case .title: "title COLLATE NOCASE, date DESC, \(rest)"
    case .source: "source COLLATE NOCASE, date DESC, title, \(rest)"
    }
  }
}

extension String {
  fileprivate func withValue(_ value: SQLValue) -> SQL { SQL(self, [value]) }
}
