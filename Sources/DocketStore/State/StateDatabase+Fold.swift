internal import DocketModel

// Writing what the fold of a story's records says.

extension StateDatabase {
  /// Folds a story again and writes its rows; its registers are folded after it.
  ///
  /// `fresh` are all its records where it is new, `says` what is known of them beside.
  func foldStory(
    _ story: Int64, _ fresh: [BriefingRecord]?, says: [EventID: SaidBriefing] = [:]
  ) throws(StateError) {
    let held: [BriefingRecord]
    if let fresh { held = fresh } else { held = try records(ofStory: story) }
    let hasEvents = try hasEvents()
    let added = hasEvents ? try addedActions(ofStory: story) : []
    var text: (Int64, String)?
    if fresh == nil {
      text = try database.statement("SELECT text, content FROM briefings WHERE story = ?")
        .first([.integer(story)]) { ($0.integer(0), $0.text(1)) }
      try clearFolded(story: story)
    }
    guard let fold = BriefingFold(records: held, added: added) else { return }
    // The text of the same content is in the index already.
    let isIndexed = text?.1 == fold.shown.content.rawValue && held.count == 1 && added.isEmpty
    if let text, isIndexed {
      try insert(fold, story: story, text: text.0)
    } else {
      let said = held.count == 1 && added.isEmpty ? says[fold.shown.id]?.columns : nil
      try insert(fold, story: story, text: try index(said ?? SearchColumns(fold)))
    }
    try insertFlaws(of: held, fold, story: story)
    let house = houseDue(fold)
    for (place, action) in fold.actions.enumerated() {
      let isKnown = fold.isBaseline && action.action.origin != .user
      try insert(action, at: place, story: story, houseDue: house, isKnown: isKnown)
    }
    if hasEvents {
      try foldActions(ofStory: story)
      if try isWritten(names(ofStory: story)) { try foldBriefing(story) }
    }
  }

  /// Removes all rows made from a story's records and events, but not those themselves.
  func clearFolded(story: Int64) throws(StateError) {
    let lists = try database.statement("SELECT ids FROM actions WHERE story = ?")
      .rows([.integer(story)]) { $0.text(0) }
    let forget = try database.statement("DELETE FROM action_ids WHERE id = ?")
    for list in lists {
      for id in try Texts.decode(list, of: "ids") { try forget.run(.text(id)) }
    }
    for table in ["differences", "owners"] {
      try database.statement(
        "DELETE FROM \(table) WHERE action IN (SELECT row FROM actions WHERE story = ?)"
      ).run(.integer(story))
    }
    for table in ["actions", "revisions", "reads", "tags", "briefings", "standing", "flaws"] {
      try database.statement("DELETE FROM \(table) WHERE story = ?").run(.integer(story))
    }
  }

  private func insert(_ fold: BriefingFold, story: Int64, text: Int64) throws(StateError) {
    let shown = fold.shown.briefing
    guard let now = fold.revisions.last else { return }
    let record = try database.statement(
      "SELECT row FROM records WHERE content = ? AND source = ? AND id = ?"
    ).first([
      .text(fold.shown.content.rawValue), .text(fold.shown.sourceID), .text(fold.shown.id.rawValue),
    ]) { $0.integer(0) }
    let sql = """
      INSERT INTO briefings(story, key, hash, title, source, sources, date, published, received, severity,
        exploited, others, content, revision, record, text, baseline)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    try database.statement(sql).run(
      .integer(story), .text(fold.key.rawValue), .text(ShortID.hash(of: fold.key)),
      .text(shown.title), .text(shown.source.name ?? ""), .text(sources(fold)),
      .integer((shown.published ?? fold.received).milliseconds),
      .optional(shown.published?.milliseconds), .integer(fold.received.milliseconds),
      .optional(now.severity.map { Int64($0.rawValue) }),
      .flag(now.isExploited), .count(fold.otherSources), .text(fold.shown.content.rawValue),
      .count(now.number), .optional(record), .integer(text), .flag(fold.isBaseline))
    let revision = try database.statement("INSERT INTO revisions VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (place, said) in fold.revisions.enumerated() {
      try revision.run(
        .integer(story), .count(place), .integer(Int64(clamping: said.clock)),
        .integer(said.received.milliseconds), .text(said.content.rawValue), .count(said.number),
        .optional(said.severity.map { Int64($0.rawValue) }), .flag(said.isExploited),
        .count(said.factChanges))
    }
  }

  // MARK: - What is searched

  private func index(_ columns: SearchColumns) throws(StateError) -> Int64 {
    lastText += 1
    let insert = try database.statement(
      """
      INSERT INTO waiting(row, title, body, actions, ids, topics, products)
      VALUES(?, ?, ?, ?, ?, ?, ?)
      """)
    try insert.bind(.integer(lastText), at: 1)
    for (place, text) in columns.texts.enumerated() {
      try insert.bind(.text(text), at: Int32(place) + 2)
      waitingBytes += text.utf8.count
    }
    while try insert.step() {}
    return lastText
  }

  /// Puts the texts of a batch into the index, with one statement: FTS5 writes what it holds in memory
  /// before each, and a piece of the index per text would have to be merged again.
  func indexWaiting() throws(StateError) {
    if lastText == indexedText { return }
    try database.run(
      """
      INSERT INTO texts(rowid, title, body, actions, ids, topics, products) SELECT * FROM waiting
      """)
    try database.run("DELETE FROM waiting")
    indexedText = lastText
    waitingBytes = 0
  }

  /// Names and addresses of all current sources, small letters, one per line.
  private func sources(_ fold: BriefingFold) -> String {
    ([fold.shown] + fold.others).flatMap { [$0.briefing.source.name, $0.briefing.source.feed] }
      .compactMap(\.self).joined(separator: "\n").lowercased()
  }

  // MARK: - Actions

  /// The day by which the house wants what has no date of its own.
  private func houseDue(_ fold: BriefingFold) -> Day? {
    guard let now = fold.revisions.last else { return nil }
    let published = zone.local(fold.shown.briefing.published ?? fold.received).day
    return policy.due(for: now.severity, isExploited: now.isExploited, published: published)
  }

  private func insert(
    _ folded: FoldedAction, at place: Int, story: Int64, houseDue: Day?, isKnown: Bool
  ) throws(StateError) {
    let sql = """
      INSERT INTO actions(story, id, ids, number, place, ordinal, title, detail, origin, said_due,
        source_due, source_due_from, products, section, block, withdrawn, due, due_from, known)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    let action = folded.action
    let due = SQLValue.optional((folded.due ?? houseDue).map { Int64($0.number) })
    let house: ActionRow.DueSource? = houseDue == nil ? nil : .policy
    let giver = folded.due == nil ? house : ActionRow.DueSource(folded.dueOrigin)
    let dueFrom = SQLValue.optional(giver?.rawValue)
    try database.statement(sql).run(
      .integer(story), .text(folded.id.rawValue), .text(Texts.encode(folded.ids.map(\.rawValue))),
      .count(folded.number), .count(place),
      .count(action.ordinal), .text(action.title), .text(action.detail),
      .text(action.origin.rawValue), .optional(action.due.map { Int64($0.number) }), due, dueFrom,
      .optional(action.products.isEmpty ? nil : Texts.encode(action.products)),
      .optional(action.anchor.map { Int64($0.section) }),
      .optional(action.anchor.map { Int64($0.block) }), .flag(folded.isWithdrawn), due, dueFrom,
      .flag(isKnown))
    let row = database.lastRow
    let ids = try database.statement("INSERT OR IGNORE INTO action_ids VALUES(?, ?, ?)")
    for id in folded.ids { try ids.run(.text(id.rawValue), .integer(row), .integer(story)) }
    let difference = try database.statement("INSERT OR IGNORE INTO differences VALUES(?, ?, ?, ?)")
    for said in folded.differences {
      try difference.run(
        .integer(row), .text(said.content.rawValue), .optional(said.detail),
        .integer(Int64(clamping: said.unseenBefore)))
    }
  }

  private func addedActions(ofStory story: Int64) throws(StateError) -> [AddedAction] {
    let sql = """
      SELECT e.clock, e.id, e.text, e.detail, e.live, t.place FROM targets t
      JOIN events e ON e.id = t.event
      WHERE t.field = 'added' AND t.subject IN (SELECT 'b' || key FROM keys WHERE story = ?)
      ORDER BY e.clock, e.id, t.place
      """
    return try database.statement(sql).rows([.integer(story)]) { row in
      let event = EventID(rawValue: row.text(1))
      return AddedAction(
        stamp: Stamp(clock: UInt64(clamping: row.integer(0)), id: event),
        id: ActionID(addedBy: event, target: row.count(5)), title: row.text(2),
        detail: row.text(3), isLive: row.flag(4))
    }
  }
}

extension SearchColumns {
  fileprivate init(_ fold: BriefingFold) {
    self.init(
      shown: fold.shown.briefing, others: fold.others.map(\.briefing),
      actions: fold.actions.map(\.action))
  }
}

extension ActionRow.DueSource {
  /// Who gives a due date with an action of that origin; a person does so only by hand.
  init?(_ origin: Action.Origin) {
    switch origin {
    case .article: self = .article
    case .csaf: self = .csaf
    case .kev: self = .kev
    case .osv: self = .osv
    case .user: return nil
    }
  }
}
