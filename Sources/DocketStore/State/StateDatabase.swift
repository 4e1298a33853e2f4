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
  /// The names of the person whose Inbox is kept ready.
  let names: [String]
  /// The last row given in the full-text index, while a batch is taken.
  var lastText: Int64 = 0
  /// The last of them that is in the index and does not wait for more.
  var indexedText: Int64 = 0
  /// The bytes of all texts that wait.
  var waitingBytes = 0
  /// The last number given to a story, while a batch is taken.
  var lastStory: Int64 = 0
  /// Stories folded in a batch that say of a flaw that it is exploited.
  var tellers: Set<Int64> = []
  private var knowsEvents = false
  /// Whether the cache is as large as for taking many records.
  private var isWide = false
  /// Whether it is in a file, in use or still being made.
  let isInFile: Bool
  /// The name of that file; empty in memory.
  let name: String
  /// Whether it is in a file that other sessions use too.
  private(set) var isKept = false
  /// Whether it is in a file that is still being made: nobody else sees it, and no error may be in it.
  var isDraft: Bool { isInFile && !isKept }
  private var knowsLastRows = false
  private var knownVersion: Int64?

  /// An empty state in memory.
  init(
    policy: DeadlinePolicy = .none, zone: Zone = .utc, names: [String] = []
  ) throws(StateError) {
    self.policy = policy
    self.zone = zone
    self.names = names
    isInFile = false
    name = ""
    database = try Database(path: ":memory:")
    try database.run(Schema.inMemory)
    try makeTables(for: "", terms: "")
  }

  /// What a file is that a state is opened on.
  enum FileKind {
    case kept
    /// One to be made, without tables or with those of another state.
    case draft(isEmpty: Bool)
  }

  /// The state on a connection that is set up for the file it has.
  init(
    on database: Database, named name: String, of file: StateFile, _ kind: FileKind
  ) throws(StateError) {
    policy = file.policy
    zone = file.zone
    names = file.names
    self.database = database
    isInFile = true
    self.name = name
    switch kind {
    case .kept:
      isKept = true
      try database.run(Schema.temporary)
    case .draft(let isEmpty):
      // A page is then written when it is full, not with each batch that touches it.
      try database.hold()
      if isEmpty {
        try makeTables(for: file.store, terms: file.terms)
      } else {
        try database.run(Schema.temporary)
      }
    }
  }

  /// Ends a draft: from now on other sessions see it.
  func share() throws(StateError) {
    try database.run(Schema.shared)
    database.checkSums()
    isKept = true
    knownVersion = try database.dataVersion()
  }

  /// Whether another session has written since this was asked last; true the first time.
  func wasChangedByOthers() throws(StateError) -> Bool {
    let version = try database.dataVersion()
    defer { knownVersion = version }
    return knownVersion != version
  }

  /// The same state, of this session alone.
  func copiedToMemory() throws(StateError) -> StateDatabase {
    try finishBuilding()
    let copy = try StateDatabase(policy: policy, zone: zone, names: names)
    try database.copy(to: copy.database)
    return copy
  }

  func briefingCount() throws(StateError) -> Int {
    try database.statement("SELECT briefings FROM tally").first { $0.count(0) } ?? 0
  }

  /// Ends the making of a state from many records: all of it is in the file.
  func finishBuilding() throws(StateError) {
    guard isDraft else { return }
    try indexWaiting()
    try database.release()
  }

  private func makeTables(for store: String, terms: String) throws(StateError) {
    try database.run(Schema.text)
    try database.run(Schema.temporary)
    try database.statement("INSERT INTO made VALUES(?, ?, ?)")
      .run(.text(store), .text(terms), .text(Texts.encode(names)))
    // Merging small index pieces late makes filling faster; nothing has to survive a crash here.
    try database.run("INSERT INTO texts(texts, rank) VALUES('hashsize', 16777216)")
  }

  /// Whether any event was ever taken; as long as there is none, folding looks for none.
  func hasEvents() throws(StateError) -> Bool {
    if knowsEvents { return true }
    // Another session may have brought the first one.
    knowsEvents =
      try database.statement("SELECT EXISTS (SELECT 1 FROM events)")
      .first { $0.flag(0) } ?? false
    return knowsEvents
  }

  /// Takes records in, all or none of them.
  ///
  /// Records that are held already change nothing. A clock of 2^62 or more is not believed: the
  /// record is left out. `says` is what is known already of briefings that were just written.
  func apply(
    _ records: [StoreRecord], says: [EventID: SaidBriefing] = [:],
    covering news: CatalogNews = CatalogNews()
  ) throws(StateError) {
    try widen(for: records.count)
    try database.transaction { () throws(StateError) in
      try cover(news)
      if records.isEmpty { return }
      try findLastRows()
      var dirty = Dirty()
      for record in records {
        switch record {
        case .briefing(let record): try keep(record, says: says[record.id]?.bytes, &dirty)
        case .event(let event): try keep(event, &dirty)
        }
      }
      try settleUndos(&dirty)
      for story in dirty.stories {
        try foldStory(story, dirty.fresh[story], says: says)
      }
      try judgeNeighbours()
      try foldSubjects(&dirty)
      if !isDraft || isEnoughWaiting { try indexWaiting() }
      try stand(dirty.stories)
    }
  }

  /// While many records come, pages are changed again and again; whoever only reads needs few.
  private func widen(for records: Int) throws(StateError) {
    guard isKept, !isWide, records >= 256 else { return }
    try database.run(Schema.wideCache)
    database.wait(milliseconds: StateFile.patience, takingMany: true)
    isWide = true
  }

  /// Puts into the index what waits for more: only a draft lets any wait.
  func indexForQuestions() throws(StateError) {
    if isDraft { try indexWaiting() }
  }

  /// Ends the taking of many records.
  func narrow() throws(StateError) {
    guard isWide else { return }
    isWide = false
    database.wait(milliseconds: StateFile.patience)
    try database.run(Schema.narrowCache)
  }

  /// Many texts wait in a draft, since a piece of the index is written each time; memory bounds them.
  private var isEnoughWaiting: Bool {
    lastText - indexedText >= 4_000 || waitingBytes >= 16 << 20
  }

  /// Where others write too, they may have given rows since this session did.
  private func findLastRows() throws(StateError) {
    if knowsLastRows, !isKept { return }
    knowsLastRows = true
    lastStory = try largest("SELECT max(story) FROM records")
    lastText = try largest("SELECT max(id) FROM texts_docsize")
    indexedText = lastText
  }

  private func largest(_ sql: String) throws(StateError) -> Int64 {
    try database.statement(sql).first { $0.integer(0) } ?? 0
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
  /// Stories whose records or added actions changed; in the end all that were folded.
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
  /// One text for each kind: `b` and the key, `a` and the id, `f` and the address.
  var stored: String {
    switch self {
    case .briefing(let key): "b" + key.rawValue
    case .action(let id): "a" + id.rawValue
    case .feed(let address): "f" + address
    }
  }

  init(stored text: String) {
    let rest = String(text.dropFirst())
    self =
      switch text.first {
      case "b": .briefing(BriefingKey(rawValue: rest))
      case "f": .feed(rest)
      default: .action(ActionID(rawValue: rest))
      }
  }
}
