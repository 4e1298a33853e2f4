internal import DocketModel

// The rows of a window of the list, and a whole briefing.

extension StateDatabase {
  /// The rows of these briefings in their order; unknown ones are left out.
  func briefingRows(
    _ keys: [BriefingKey], for asker: Asker
  ) throws(StateError) -> [BriefingRow] {
    if keys.isEmpty { return [] }
    try indexForQuestions()
    try want(keys.map(\.rawValue))
    let view = AskerSQL(asker)
    var places: [Int: Int] = [:]
    let source = " FROM wanted w JOIN keys k ON k.key = w.value JOIN "
    let sql: SQL =
      "SELECT w.place, b.key, b.title, b.source, b.date, b.severity, b.exploited, b.others, \(Self.shortColumns), "
      + view.isOurs + ", " + view.isUnread + ", " + view.isChanged + ", " + view.needsMeBriefing
      + ", " + view.isBriefingSettled + ", b.baseline" + source
      + "briefings b ON b.story = k.story ORDER BY w.place"
    var rows: [BriefingRow] = []
    let found = try database.keptStatement(sql).rows { row in (row.count(0), Self.row(row)) }
    for (place, row) in found {
      places[place] = rows.count
      rows.append(row)
    }
    let actions: SQL =
      "SELECT w.place, " + view.isOpen + ", " + view.isSettled
      + ", a.due, a.disagreement, a.decision, a.decision_clock, a.row, a.story" + source
      + "actions a ON a.story = k.story WHERE NOT a.withdrawn ORDER BY w.place, a.place"
    let briefs = try database.keptStatement(actions).rows { Self.read($0) }
    for (place, briefs) in Dictionary(grouping: briefs, by: \.place) {
      guard let index = places[place] else { continue }
      try summarize(briefs, into: &rows[index])
    }
    return rows
  }

  /// Puts the values that the next statement asks for into `wanted`, in their order.
  func want(_ values: [String]) throws(StateError) {
    try database.statement("DELETE FROM wanted").run()
    let insert = try database.statement("INSERT INTO wanted VALUES(?, ?)")
    for (place, value) in values.enumerated() { try insert.run(.count(place), .text(value)) }
  }

  /// The hash of a briefing's key and its neighbours, from which the short id is cut.
  static let shortColumns = """
    b.hash, (SELECT max(hash) FROM keys WHERE hash < b.hash),
    (SELECT min(hash) FROM keys WHERE hash > b.hash)
    """

  static func short(_ row: Statement, at column: Int32) -> String {
    ShortID.short(
      row.text(column), before: row.optionalText(column + 1), after: row.optionalText(column + 2))
  }

  private static func row(_ row: Statement) -> BriefingRow {
    BriefingRow(
      key: BriefingKey(rawValue: row.text(1)), short: short(row, at: 8), title: row.text(2),
      source: row.text(3), date: Timestamp(milliseconds: row.integer(4)),
      severity: Severity(rawValue: row.count(5)), isExploited: row.flag(6),
      touchesUs: row.flag(11), isUnread: row.flag(12), isChanged: row.flag(13),
      otherSources: row.count(7), isSettled: row.flag(15), needsMe: row.flag(14),
      isBaseline: row.flag(16))
  }

  // MARK: - What the actions add to a row

  /// An action as far as the row of its briefing needs it.
  private struct Brief {
    var place: Int
    var isOpen: Bool
    var isSettled: Bool
    var due: Day?
    var disagrees: Bool
    var decision: String?
    var clock: Int64
    var row: Int64
    var story: Int64
  }

  private static func read(_ row: Statement) -> Brief {
    Brief(
      place: row.count(0), isOpen: row.flag(1), isSettled: row.flag(2),
      due: row.optionalInteger(3).map { Day(number: Int($0)) }, disagrees: row.flag(4),
      decision: row.optionalText(5), clock: row.integer(6), row: row.integer(7),
      story: row.integer(8))
  }

  private func summarize(_ briefs: [Brief], into row: inout BriefingRow) throws(StateError) {
    row.total = briefs.count
    row.settled = briefs.count { $0.isSettled }
    row.hasConflict = briefs.contains { $0.disagrees }
    let open = briefs.filter(\.isOpen)
    row.due = open.compactMap(\.due).min()
    for brief in open.isEmpty ? briefs : open {
      for name in try owners(of: brief.row) where !row.owners.contains(name) {
        row.owners.append(name)
      }
    }
    guard row.settled == row.total else { return }
    let latest = briefs.filter { $0.decision != nil }
      .max { ($0.clock, $0.decision ?? "") < ($1.clock, $1.decision ?? "") }
    if let latest { row.decision = try decisionRecord(ofAction: latest.row) }
  }

  func owners(of action: Int64) throws(StateError) -> [String] {
    try database.statement("SELECT name FROM owners WHERE action = ? ORDER BY place")
      .rows([.integer(action)]) { $0.text(0) }
  }

  // MARK: - A whole briefing

  /// A briefing with everything on it; nil when the key, or the revision, is not known.
  ///
  /// With a revision the text, severity and exploitation are those of that content alone, as they
  /// stood then; what people did is as of now.
  func briefing(
    _ key: BriefingKey, revision: Int? = nil, for asker: Asker
  ) throws(StateError) -> StoredBriefing? {
    guard var row = try briefingRows([key], for: asker).first,
      let story = try story(of: .briefing(key))
    else { return nil }
    let number = SQLValue.optional(revision.map(Int64.init))
    let sql =
      Self.recordColumns + """
         WHERE story = ?1 AND CASE WHEN ?2 IS NULL
          THEN row = (SELECT record FROM briefings WHERE story = ?1)
          ELSE content = (SELECT content FROM revisions WHERE story = ?1 AND number = ?2) END
        ORDER BY clock, id LIMIT 1
        """
    let record = try database.statement(sql).first([.integer(story), number]) {
      (row) throws(StateError) in try Self.record(row)
    }
    guard let record else { return nil }
    let facts = try database.statement("SELECT revision, received FROM briefings WHERE story = ?")
      .first([.integer(story)]) { ($0.count(0), Timestamp(milliseconds: $0.integer(1))) }
    if revision != nil {
      row.title = record.briefing.title
      row.severity = record.briefing.severity
      row.isExploited = record.briefing.isExploited
    }
    return StoredBriefing(
      row: row, content: record.content, revision: revision ?? facts?.0 ?? 1,
      briefing: record.briefing,
      received: revision == nil ? facts?.1 ?? record.received : record.received,
      readBy: try readers(ofStory: story), tags: try tags(ofStory: story),
      notes: try remarks(try names(ofStory: story), .notes),
      actions: try actionRows(ofStory: story, for: asker),
      changes: revision == nil ? try changes(ofStory: story, for: asker) : [])
  }

  private func readers(ofStory story: Int64) throws(StateError) -> [String] {
    try database.statement(
      "SELECT me FROM reads WHERE story = ? AND read AND NOT stale ORDER BY clock, me"
    ).rows([.integer(story)]) { $0.text(0) }
  }

  private func tags(ofStory story: Int64) throws(StateError) -> [String] {
    try database.statement("SELECT tag FROM tags WHERE story = ? ORDER BY tag")
      .rows([.integer(story)]) { $0.text(0) }
  }

  /// Notes or evidence, oldest first.
  func remarks(_ subjects: [String], _ field: Act.Field) throws(StateError) -> [Note] {
    if try !hasEvents() { return [] }
    return try writes(subjects, field).compactMap { write in
      switch write.event.act {
      case .note(let text), .reason(let text):
        Note(id: write.event.id, text: text, who: write.event.person.me, at: write.event.at)
      default: nil
      }
    }
  }

  /// The story a subject belongs to; nil when no record tells of it.
  func story(of subject: Subject) throws(StateError) -> Int64? {
    switch subject {
    case .briefing(let key):
      try database.statement("SELECT story FROM keys WHERE key = ?")
        .first([.text(key.rawValue)]) { $0.integer(0) }
    case .action(let id):
      try database.statement("SELECT story FROM action_ids WHERE id = ?")
        .first([.text(id.rawValue)]) { $0.integer(0) }
    case .feed: nil
    }
  }
}
