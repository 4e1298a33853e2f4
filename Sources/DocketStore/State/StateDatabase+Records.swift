internal import DocketModel

// Taking briefings in: which story a record belongs to. All records that share a key are one story.

extension StateDatabase {
  func keep(
    _ record: BriefingRecord, says bytes: [UInt8]?, _ dirty: inout Dirty
  ) throws(StateError) {
    guard let clock = record.clock.storedClock else { return }
    let stories = try stories(of: record.keys)
    let story: Int64
    if let first = stories.first {
      story = first
      for other in stories.dropFirst() { try merge(other, into: story, &dirty) }
    } else {
      lastStory += 1
      story = lastStory
      dirty.fresh[story] = []
    }
    guard try insert(record, says: bytes, clock: clock, story: story) else {
      if stories.count > 1 { dirty.stories.insert(story) }
      return
    }
    for key in record.keys.isEmpty ? [record.key] : record.keys {
      try database.statement("INSERT OR IGNORE INTO keys(key, story, hash) VALUES(?, ?, ?)")
        .run(.text(key.rawValue), .integer(story), .text(ShortID.hash(of: key)))
    }
    dirty.fresh[story]?.append(record)
    dirty.stories.insert(story)
  }

  private func stories(of keys: [BriefingKey]) throws(StateError) -> [Int64] {
    var stories: [Int64] = []
    let statement = try database.statement("SELECT story FROM keys WHERE key = ?")
    for key in keys {
      guard let story = try statement.first([.text(key.rawValue)], { $0.integer(0) }),
        !stories.contains(story)
      else { continue }
      stories.append(story)
    }
    return stories
  }

  /// False when this record is held already.
  private func insert(
    _ record: BriefingRecord, says bytes: [UInt8]?, clock: Int64, story: Int64
  ) throws(StateError) -> Bool {
    let sql = """
      INSERT OR IGNORE INTO records(story, id, clock, content, source, keys, received, me, name,
        login, host, actions, baseline, shared_page, body)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    let person = record.person
    try database.statement(sql).run(
      .integer(story), .text(record.id.rawValue), .integer(clock), .text(record.content.rawValue),
      .text(record.sourceID), .text(Texts.encode(record.keys.map(\.rawValue))),
      .integer(record.received.milliseconds), .text(person.me), .optional(person.name),
      .text(person.login), .text(person.host),
      .text(Texts.encode(record.actionIDs.map(\.rawValue))),
      .flag(record.isBaseline), .optional(record.sharedPage),
      .blob(bytes ?? record.briefing.json.canonicalBytes()))
    return database.changes > 0
  }

  private func merge(_ other: Int64, into story: Int64, _ dirty: inout Dirty) throws(StateError) {
    try clearFolded(story: other)
    for table in ["keys", "records"] {
      try database.statement("UPDATE \(table) SET story = ? WHERE story = ?")
        .run(.integer(story), .integer(other))
    }
    dirty.stories.remove(other)
    if let records = dirty.fresh.removeValue(forKey: other), dirty.fresh[story] != nil {
      dirty.fresh[story]?.append(contentsOf: records)
    } else {
      dirty.fresh[story] = nil
    }
  }

  /// The records of a story, read back.
  func records(ofStory story: Int64) throws(StateError) -> [BriefingRecord] {
    try database.statement(Self.recordColumns + " WHERE story = ?")
      .rows([.integer(story)]) { (row) throws(StateError) in try Self.record(row) }
  }

  static let recordColumns = """
    SELECT id, clock, content, source, keys, received, me, name, login, host, actions, body, row,
      baseline
    FROM records
    """

  static func record(_ row: Statement) throws(StateError) -> BriefingRecord {
    let id = row.text(0)
    return BriefingRecord(
      id: EventID(rawValue: id), clock: UInt64(clamping: row.integer(1)),
      received: Timestamp(milliseconds: row.integer(5)),
      person: Person(
        me: row.text(6), name: row.optionalText(7), login: row.text(8), host: row.text(9)),
      content: ContentID(rawValue: row.text(2)),
      keys: try Texts.decode(row.text(4), of: id).map(BriefingKey.init(rawValue:)),
      sourceID: row.text(3), briefing: try briefing(row.blob(11), of: id),
      actionIDs: try Texts.decode(row.text(10), of: id).map(ActionID.init(rawValue:)),
      isBaseline: row.flag(13))
  }

  static func briefing(_ body: [UInt8], of record: String) throws(StateError) -> Briefing {
    let json: JSONText
    do throws(JSONError) {
      json = try JSONText(checking: body[...])
    } catch {
      throw .unreadable(record: record, fact: "\(error.fact) at \(error.offset)")
    }
    do throws(BriefingJSONError) {
      return try Briefing(json: json)
    } catch {
      throw .unreadable(record: record, fact: error.member)
    }
  }

  /// The pages that entries of a feed lead to and that are none's own.
  func sharedPages(ofSource source: String) throws(StateError) -> [String] {
    try database.statement(
      "SELECT DISTINCT shared_page FROM records WHERE source = ? AND shared_page IS NOT NULL"
    ).rows([.text(source)]) { $0.text(0) }
  }

  /// When the first entry of a source was taken in; nil where none was.
  func firstReceived(ofSource source: String) throws(StateError) -> Timestamp? {
    try database.statement("SELECT min(received) FROM records WHERE source = ? HAVING count(*) > 0")
      .first([.text(source)]) { Timestamp(milliseconds: $0.integer(0)) }
  }

  /// Whether a source told of a story before.
  func holds(key: BriefingKey, source: String) throws(StateError) -> Bool {
    let sql = """
      SELECT 1 FROM keys k JOIN records r ON r.story = k.story WHERE k.key = ? AND r.source = ? LIMIT 1
      """
    return try database.statement(sql).first([.text(key.rawValue), .text(source)]) { _ in true }
      ?? false
  }

  /// Whether that source says exactly this now: taking it in again would say nothing new.
  func holds(content: ContentID, source: String) throws(StateError) -> Bool {
    let sql = "SELECT story, keys FROM records WHERE content = ? AND source = ?"
    let held = try database.statement(sql)
      .rows([.text(content.rawValue), .text(source)]) { ($0.integer(0), $0.text(1)) }
    for (story, keys) in held {
      let newest = """
        SELECT content, keys FROM records WHERE story = ? AND source = ? ORDER BY clock DESC, id DESC
        """
      let chain = try database.statement(newest)
        .rows([.integer(story), .text(source)]) { ($0.text(0), $0.text(1)) }
      let key = try Texts.decode(keys, of: "keys").first
      for (said, itsKeys) in chain where try Texts.decode(itsKeys, of: "keys").first == key {
        if said == content.rawValue { return true }
        break
      }
    }
    return false
  }
}

/// A list of texts in one column: `=` and lines, or a JSON array if a text has a line break.
enum Texts {
  static func encode(_ texts: [String]) -> String {
    if texts.isEmpty { return "" }
    if texts.contains(where: { $0.utf8.contains(0x0A) }) {
      return String(decoding: JSON.strings(texts).canonicalBytes(), as: UTF8.self)
    }
    return "=" + texts.joined(separator: "\n")
  }

  static func decode(_ text: String, of record: String) throws(StateError) -> [String] {
    if text.isEmpty { return [] }
    if text.utf8.first == UInt8(ascii: "=") {
      return text.utf8.dropFirst().split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
    }
    guard let texts = (try? JSON(parsing: Array(text.utf8)))?.strings else {
      throw .unreadable(record: record, fact: "list")
    }
    return texts
  }
}

extension BriefingRecord {
  /// The page it leads to, where that is not one of its names: other entries of its feed lead there too.
  fileprivate var sharedPage: String? {
    guard ["guid:", "text:", "id:"].contains(where: key.rawValue.hasPrefix) else { return nil }
    return SharedNames.page(of: briefing)
  }
}
