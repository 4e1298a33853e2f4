internal import DocketModel

// What an act must know before it is recorded: what it replaces, and what was on screen.

extension StateDatabase {
  /// The writes in force of a register, after undo: what a new act names as seen.
  ///
  /// Reading is one register per person. Notes, evidence and added actions replace nothing.
  func heads(
    _ subject: Subject, _ field: Act.Field, person: String? = nil
  ) throws(StateError) -> [EventID] {
    if try !hasEvents() { return [] }
    let writes = try writes(try names(of: subject), field)
    let heads: [Stamp]
    switch field {
    case .decision: heads = Register.heads(writes.compactMap(\.decisionWrite)).map(\.stamp)
    case .owner, .due: heads = Register.heads(writes.map { $0.write(true) }).map(\.stamp)
    case .read:
      let mine = writes.filter { person == nil || $0.event.person.me == person }
      heads = Register.heads(mine.map(\.readWrite)).map(\.stamp)
    case .tags: return TagSet.heads(writes.compactMap(\.tagWrite))
    case .feed: heads = Register.heads(writes.compactMap(\.feedWrite)).map(\.stamp)
    case .notes, .evidence, .added: return []
    }
    return heads.map(\.id)
  }

  /// All names of a subject as events may have them; its own when no record tells of it yet.
  func names(of subject: Subject) throws(StateError) -> [String] {
    switch subject {
    case .briefing:
      guard let story = try story(of: subject) else { return [subject.stored] }
      return try names(ofStory: story)
    case .action(let id):
      let action = try database.statement("SELECT action FROM action_ids WHERE id = ?")
        .first([.text(id.rawValue)]) { $0.integer(0) }
      guard let action else { return [subject.stored] }
      return try names(ofAction: action)
    case .feed: return [subject.stored]
    }
  }

  /// The content shown for each subject; those nobody knows are left out.
  func contents(of subjects: [Subject]) throws(StateError) -> [Subject: ContentID] {
    let statement = try database.statement("SELECT content FROM briefings WHERE story = ?")
    var contents: [Subject: ContentID] = [:]
    for subject in subjects {
      guard let story = try story(of: subject) else { continue }
      contents[subject] = try statement.first([.integer(story)]) { ContentID(rawValue: $0.text(0)) }
    }
    return contents
  }

  /// The briefing a subject belongs to, under the key it is shown with.
  func briefingKey(of subject: Subject) throws(StateError) -> BriefingKey? {
    guard let story = try story(of: subject) else { return nil }
    return try database.statement("SELECT key FROM briefings WHERE story = ?")
      .first([.integer(story)]) { BriefingKey(rawValue: $0.text(0)) }
  }

  /// All keys a briefing goes by, the one it is shown with first.
  func aliases(of key: BriefingKey) throws(StateError) -> [BriefingKey] {
    let sql = """
      SELECT k.key FROM keys n JOIN keys k ON k.story = n.story
      JOIN briefings b ON b.story = n.story WHERE n.key = ? ORDER BY k.key <> b.key, k.key
      """
    return try database.statement(sql).rows([.text(key.rawValue)]) {
      BriefingKey(rawValue: $0.text(0))
    }
  }

  // MARK: - Undo and redo

  /// The newest act in force of a person that can be taken back: no opening, no undo.
  func undoable(by names: [String]) throws(StateError) -> Event? {
    try newest("e.live AND e.kind NOT IN ('opened', 'undo')", by: names)
  }

  /// The newest undo in force of a person, as long as that person did nothing new after it.
  ///
  /// Undoing it is the redo.
  func redoable(by names: [String]) throws(StateError) -> Event? {
    // A redo is an undo as well, but of an undo: it is not redone.
    let undo = try newest(
      """
      e.live AND e.kind = 'undo'
      AND NOT EXISTS (SELECT 1 FROM events u WHERE u.id = e.takes_back AND u.kind = 'undo')
      """, by: names)
    guard let undo, let act = try newest("e.kind NOT IN ('opened', 'undo')", by: names) else {
      return undo
    }
    return undo.stamp < act.stamp ? nil : undo
  }

  private func newest(_ condition: String, by names: [String]) throws(StateError) -> Event? {
    let sql =
      SQL("SELECT e.id FROM events e WHERE \(condition) AND e.me IN ") + SQL.list(names)
      + " ORDER BY e.clock DESC, e.id DESC LIMIT 1"
    let id = try database.statement(sql).first { EventID(rawValue: $0.text(0)) }
    guard let id else { return nil }
    return try event(id)
  }
}
