internal import DocketModel

// Flaws that several stories are about: one of them may say that a flaw is used in attacks, such as the
// catalogue of exploited vulnerabilities, and decisions on the others rested on not knowing it.

extension StateDatabase {
  /// Writes which flaws a story names, and since which record it says of one that it is exploited.
  ///
  /// Only a record about one flaw says that of it; one that names many does not tell which.
  func insertFlaws(
    of records: [BriefingRecord], _ fold: BriefingFold, story: Int64
  ) throws(StateError) {
    var named: [String: BriefingRecord?] = [:]
    for briefing in [fold.shown.briefing] + fold.others.map(\.briefing) {
      for cve in briefing.cves { named[cve.uppercased()] = .some(nil) }
    }
    for record in records where record.briefing.isExploited {
      guard let cve = record.flaw else { continue }
      if let first = named[cve] ?? nil, first.stamp < record.stamp { continue }
      named[cve] = record
    }
    let insert = try database.statement("INSERT INTO flaws VALUES(?, ?, ?, ?)")
    for (cve, record) in named {
      if record != nil { tellers.insert(story) }
      try insert.run(
        .integer(story), .text(cve), record.map { .clock($0.clock) } ?? .null,
        .optional(record?.received.milliseconds))
    }
  }

  /// Looks again at the decisions on other stories about flaws that a batch says are exploited.
  func judgeNeighbours() throws(StateError) {
    let stories = tellers
    tellers = []
    if stories.isEmpty { return }
    if try !hasEvents() { return }
    let find = try database.statement(
      """
      SELECT a.row FROM flaws e JOIN flaws f ON f.cve = e.cve AND f.story <> e.story
      JOIN actions a ON a.story = f.story
      WHERE e.story = ? AND e.exploited IS NOT NULL AND a.decision IS NOT NULL
      """)
    var actions: Set<Int64> = []
    for story in stories { actions.formUnion(try find.rows([.integer(story)]) { $0.integer(0) }) }
    for action in actions { try foldAction(action) }
  }

  /// A story that says of a flaw that it is exploited.
  struct Entry: Hashable {
    var received: Timestamp
    /// The nearest date that it gives.
    var due: Day?
  }

  /// What other stories said of the flaws of this one behind a clock, and none of them before.
  func entries(ofOthersThan story: Int64, behind clock: UInt64) throws(StateError) -> [Entry] {
    let sql = """
      SELECT min(e.told), min((SELECT min(a.source_due) FROM actions a
        WHERE a.story = e.story AND NOT a.withdrawn))
      FROM flaws f JOIN flaws e ON e.cve = f.cve AND e.story <> f.story
      WHERE f.story = ? AND e.exploited IS NOT NULL
      GROUP BY f.cve HAVING min(e.exploited) > ? ORDER BY min(e.exploited), f.cve
      """
    return try database.statement(sql).rows([.integer(story), .clock(clock)]) { row in
      Entry(
        received: Timestamp(milliseconds: row.integer(0)),
        due: row.optionalInteger(1).map { Day(number: Int($0)) })
    }
  }
}

extension BriefingRecord {
  /// The one flaw it is about: its key, or the only one it names.
  fileprivate var flaw: String? {
    if key.rawValue.hasPrefix("CVE-") { return key.rawValue }
    return briefing.cves.count == 1 ? briefing.cves.first?.uppercased() : nil
  }
}
