internal import DocketModel

/// Everything known, made from the records and thrown away at will.
///
/// One thread uses it.
///
/// The tables are the state: lists, filters, counts and search are SQL made from one `Query`. The
/// result of ``apply(_:)`` depends on the set of records alone, never on their order, their grouping
/// or their repetition.
final class StateDatabase {
  let database: Database
  /// The dates of the house, for actions whose sources give none, and the zone they are counted in.
  let policy: DeadlinePolicy
  let zone: Zone
  /// The last row given in the full-text index.
  var lastText: Int64 = 0
  /// The last number given to a story.
  var lastStory: Int64 = 0
  /// Whether any event was ever taken; as long as there is none, folding looks for none.
  var hasEvents = false

  /// An empty state in memory.
  init(policy: DeadlinePolicy = .none, zone: Zone = .utc) throws(StateError) {
    self.policy = policy
    self.zone = zone
    database = try Database(path: ":memory:")
    try database.run(Schema.settings)
    try database.run(Schema.text)
    // Merging small index pieces late makes filling faster; nothing has to survive a crash here.
    try database.run("INSERT INTO texts(texts, rank) VALUES('hashsize', 16777216)")
  }

  /// Takes records in, all or none of them.
  ///
  /// Records that are held already change nothing. A clock of 2^62 or more is not believed: the
  /// record is left out.
  func apply(_ records: [StoreRecord]) throws(StateError) {
    try database.transaction { () throws(StateError) in
      var dirty = Dirty()
      for record in records {
        switch record {
        case .briefing(let record): try keep(record, &dirty)
        case .event(let event): try keep(event, &dirty)
        }
      }
      try settleUndos(&dirty)
      for story in dirty.stories { try foldStory(story, dirty.fresh[story]) }
      try foldSubjects(dirty)
    }
  }

  /// The largest clock of all records; 0 when there is none.
  func largestClock() throws(StateError) -> UInt64 {
    let sql = """
      SELECT max((SELECT coalesce(max(clock), 0) FROM events),
                 (SELECT coalesce(max(clock), 0) FROM records))
      """
    let clock = try database.statement(sql).first { $0.integer(0) } ?? 0
    return UInt64(clamping: clock)
  }

  /// The largest clock of these events; 0 when none is known.
  func largestClock(of events: [EventID]) throws(StateError) -> UInt64 {
    let find = try database.statement("SELECT clock FROM events WHERE id = ?")
    var largest: Int64 = 0
    for id in events {
      largest = max(largest, try find.first([.text(id.rawValue)]) { $0.integer(0) } ?? 0)
    }
    return UInt64(clamping: largest)
  }

  /// The largest clock of the records of the stories with these keys; 0 when there is none.
  func largestClock(ofStories keys: [BriefingKey]) throws(StateError) -> UInt64 {
    let find = try database.statement(
      """
      SELECT coalesce(max(r.clock), 0) FROM keys k JOIN records r ON r.story = k.story
      WHERE k.key = ?
      """)
    var largest: Int64 = 0
    for key in keys {
      largest = max(largest, try find.first([.text(key.rawValue)]) { $0.integer(0) } ?? 0)
    }
    return UInt64(clamping: largest)
  }
}

/// What a batch of records touched, and so must be folded again.
struct Dirty {
  /// Stories whose records or added actions changed.
  var stories: Set<Int64> = []
  /// Stories made in this batch, with all their records, so that none is read back.
  var fresh: [Int64: [BriefingRecord]] = [:]
  /// Subjects, as ``Subject/stored``, with a register that changed.
  var subjects: Set<String> = []
  /// Events that came, or whose undo came.
  var events: Set<String> = []
}

extension UInt64 {
  /// The clock as the database keeps it; nil for one that is not believed.
  var storedClock: Int64? { self < 1 << 62 ? Int64(self) : nil }
}

extension Subject {
  /// One text for either kind: `b` and the key, or `a` and the id.
  var stored: String {
    switch self {
    case .briefing(let key): "b" + key.rawValue
    case .action(let id): "a" + id.rawValue
    }
  }

  init(stored text: String) {
    let rest = String(text.dropFirst())
    self =
      text.first == "b"
      ? .briefing(BriefingKey(rawValue: rest)) : .action(ActionID(rawValue: rest))
  }
}
