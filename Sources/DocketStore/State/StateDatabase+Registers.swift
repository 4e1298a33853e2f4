internal import DocketModel

// Folding the registers of one subject from its live events, and writing what they say.

/// A live write to a field of a subject, as it is loaded.
struct LoadedWrite {
  var stamp: Stamp
  var seen: [EventID]
  var event: Event
  var content: ContentID?
  var subject: Subject

  func write<Value: Sendable>(_ value: Value) -> Write<Value> {
    Write(stamp: stamp, seen: seen, value: value)
  }
}

extension StateDatabase {
  /// Folds the registers of the subjects a batch wrote, each once.
  func foldSubjects(_ dirty: inout Dirty) throws(StateError) {
    var actions: Set<Int64> = []
    var stories: Set<Int64> = []
    var added: Set<Int64> = []
    var owners: Set<Int64> = []
    var feeds: Set<String> = []
    let byID = try database.statement("SELECT action, story FROM action_ids WHERE id = ?")
    let byKey = try database.statement("SELECT story FROM keys WHERE key = ?")
    let adds = try database.statement(
      "SELECT 1 FROM targets WHERE subject = ? AND field = 'added' LIMIT 1")
    for subject in dirty.subjects {
      let name = SQLValue.text(String(subject.dropFirst()))
      if subject.hasPrefix("f") {
        feeds.insert(String(subject.dropFirst()))
      } else if subject.hasPrefix("a") {
        let found = try byID.first([name]) { ($0.integer(0), $0.integer(1)) }
        if let (action, story) = found, !dirty.stories.contains(story) {
          actions.insert(action)
          owners.insert(story)
        }
      } else if let story = try byKey.first([name], { $0.integer(0) }),
        !dirty.stories.contains(story)
      {
        stories.insert(story)
        if try adds.first([.text(subject)], { _ in true }) != nil { added.insert(story) }
      }
    }
    // An added action changes the checklist itself, and folding the story folds all in it.
    for story in added { try foldStory(story, nil) }
    for action in actions { try foldAction(action) }
    for feed in feeds { try foldFeed(feed) }
    for story in stories.subtracting(added) { try foldBriefing(story) }
    dirty.stories.formUnion(stories.union(owners))
  }

  func foldActions(ofStory story: Int64) throws(StateError) {
    let rows = try database.statement("SELECT row FROM actions WHERE story = ?")
      .rows([.integer(story)]) { $0.integer(0) }
    for row in rows where try isWritten(names(ofAction: row)) { try foldAction(row) }
  }

  /// Whether any event has one of these subjects; rows just made need no folding otherwise.
  func isWritten(_ subjects: [String]) throws(StateError) -> Bool {
    let statement = try database.statement("SELECT 1 FROM targets WHERE subject = ? LIMIT 1")
    for subject in subjects where try statement.first([.text(subject)], { _ in true }) != nil {
      return true
    }
    return false
  }

  /// The live writes to a field of the subjects that are one and the same, oldest first.
  func writes(
    _ subjects: [String], _ field: Act.Field
  ) throws(StateError) -> [LoadedWrite] {
    let sql =
      Self.eventColumns + """
        , t.seen, t.content FROM targets t JOIN events e ON e.id = t.event
        WHERE t.subject = ? AND t.field = ? AND e.live
        """
    let statement = try database.statement(sql)
    var writes: [LoadedWrite] = []
    var known: Set<EventID> = []
    for subject in subjects {
      let found = try statement.rows([.text(subject), .text(field.rawValue)]) {
        (row) throws(StateError) in
        let event = try Self.event(row)
        let seen = try Texts.decode(row.text(Self.eventColumnCount), of: event.id.rawValue)
        return LoadedWrite(
          stamp: event.stamp, seen: seen.map(EventID.init(rawValue:)), event: event,
          content: row.optionalText(Self.eventColumnCount + 1).map(ContentID.init(rawValue:)),
          subject: Subject(stored: subject))
      }
      for write in found where known.insert(write.event.id).inserted { writes.append(write) }
    }
    return writes.sorted { $0.stamp < $1.stamp }
  }

  /// All names of an action or a briefing, as its events may say them.
  func names(ofAction action: Int64) throws(StateError) -> [String] {
    let ids = try database.statement("SELECT ids FROM actions WHERE row = ?")
      .first([.integer(action)]) { $0.text(0) }
    return try Texts.decode(ids ?? "", of: "ids").map { "a" + $0 }
  }

  func names(ofStory story: Int64) throws(StateError) -> [String] {
    try database.statement("SELECT 'b' || key FROM keys WHERE story = ?")
      .rows([.integer(story)]) { $0.text(0) }
  }

  // MARK: - An action

  func foldAction(_ action: Int64) throws(StateError) {
    let names = try names(ofAction: action)
    let decisions = try writes(names, .decision)
    let owners = try writes(names, .owner).compactMap { $0.ownerWrite }
    let dues = try writes(names, .due).compactMap { write -> Write<Act.DueChange>? in
      guard case .assign(_, let due?) = write.event.act else { return nil }
      return write.write(due)
    }
    let owned = Register.owners(owners)
    let due = Register.due(dues)
    try write(decisions, ofAction: action, alsoDisagree: [owned?.isConflict, due?.isConflict])
    try write(due?.value, ofAction: action)
    // Whatever a person said of it makes it matter again.
    let isUntouched = decisions.isEmpty && owners.isEmpty && dues.isEmpty
    try database.statement(
      """
      UPDATE actions SET known = ? AND origin <> 'user'
        AND (SELECT b.baseline FROM briefings b WHERE b.story = actions.story) WHERE row = ?
      """
    ).run(.flag(isUntouched), .integer(action))
    try database.statement("DELETE FROM owners WHERE action = ?").run(.integer(action))
    let owner = try database.statement("INSERT INTO owners VALUES(?, ?, ?)")
    for (place, name) in (owned?.value ?? []).enumerated() {
      try owner.run(.integer(action), .count(place), .text(name))
    }
  }

  private func write(
    _ decisions: [LoadedWrite], ofAction action: Int64, alsoDisagree: [Bool?]
  ) throws(StateError) {
    let verdict = Register.decision(decisions.compactMap { $0.decisionWrite })
    let decision = verdict?.value
    let content = decisions.first { $0.stamp == verdict?.winner.stamp }?.content
    let outdated = try verdict.map { (verdict) throws(StateError) in
      try self.outdated(verdict.winner, content, ofAction: action)
    }
    let isConflict = verdict?.isConflict ?? false
    let ever = decisions.compactMap(\.decisionWrite)
      .reduce(0) { $0 | 1 << $1.value.state.settledness }
    let disagree = isConflict || alsoDisagree.contains(true)
    let sql = """
      UPDATE actions SET state = ?, ends = ?, decision = ?, decision_clock = ?,
        decision_content = ?, conflict = ?, disagreement = ?, outdated = ?, ever = ? WHERE row = ?
      """
    try database.statement(sql).run(
      .count(decision?.state.settledness ?? 0), .integer(decision?.firstDayAfter ?? .max),
      .optional(verdict?.winner.stamp.id.rawValue),
      .integer(Int64(clamping: verdict?.winner.stamp.clock ?? 0)), .optional(content?.rawValue),
      .flag(isConflict), .flag(disagree), .count(outdated?.rawValue ?? 0), .count(ever),
      .integer(action))
  }

  private func write(_ due: Act.DueChange?, ofAction action: Int64) throws(StateError) {
    if case .set(let day) = due {
      try database.statement("UPDATE actions SET due = ?, due_from = 'hand' WHERE row = ?")
        .run(.count(day.number), .integer(action))
    } else {
      let sql = "UPDATE actions SET due = source_due, due_from = source_due_from WHERE row = ?"
      try database.statement(sql).run(.integer(action))
    }
  }

  /// What a decision rested on that is otherwise now.
  private func outdated(
    _ decision: Write<Decision>, _ content: ContentID?, ofAction action: Int64
  ) throws(StateError) -> Outdated {
    if decision.value.state.settledness < ActionState.waiting.settledness { return [] }
    let story = try database.statement("SELECT story FROM actions WHERE row = ?")
      .first([.integer(action)]) { $0.integer(0) }
    guard let story else { return [] }
    let revisions = try revisions(ofStory: story)
    guard let now = revisions.last,
      let then = revisions.shown(content: content, at: decision.stamp.clock)
    else { return [] }
    var outdated: Outdated = []
    if then.isExploited != now.isExploited { outdated.insert(.kev) }
    if try !entries(ofOthersThan: story, behind: decision.stamp.clock).isEmpty {
      outdated.insert(.kev)
    }
    if then.factChanges != now.factChanges { outdated.insert(.facts) }
    if then.severity != now.severity { outdated.insert(.severity) }
    let differs = try database.statement(
      "SELECT 1 FROM differences WHERE action = ? AND content = ? AND detail IS NOT NULL"
    ).first([.integer(action), .text(then.content.rawValue)]) { _ in true }
    if differs != nil { outdated.insert(.revision) }
    return outdated
  }

  func revisions(ofStory story: Int64) throws(StateError) -> [BriefingFold.Revision] {
    let sql = """
      SELECT clock, content, number, severity, exploited, received, facts FROM revisions WHERE story = ?
      ORDER BY place
      """
    return try database.statement(sql).rows([.integer(story)]) { row in
      BriefingFold.Revision(
        clock: UInt64(clamping: row.integer(0)),
        received: Timestamp(milliseconds: row.integer(5)),
        content: ContentID(rawValue: row.text(1)),
        number: row.count(2), severity: Severity(rawValue: row.count(3)), isExploited: row.flag(4),
        factChanges: row.count(6))
    }
  }

  // MARK: - A briefing

  func foldBriefing(_ story: Int64) throws(StateError) {
    let names = try names(ofStory: story)
    try database.statement("DELETE FROM reads WHERE story = ?").run(.integer(story))
    try database.statement("DELETE FROM tags WHERE story = ?").run(.integer(story))
    let reads = Dictionary(grouping: try writes(names, .read), by: \.event.person.me)
    if !reads.isEmpty {
      let revisions = try revisions(ofStory: story)
      for (me, writes) in reads { try insert(writes, by: me, story: story, revisions) }
    }
    let changes = try writes(names, .tags).compactMap { $0.tagWrite }
    let tag = try database.statement("INSERT INTO tags VALUES(?, ?)")
    for name in TagSet.tags(changes) { try tag.run(.integer(story), .text(name)) }
  }

  private func insert(
    _ writes: [LoadedWrite], by me: String, story: Int64, _ revisions: [BriefingFold.Revision]
  ) throws(StateError) {
    guard let verdict = Register.read(writes.map { $0.readWrite }) else { return }
    let stamp = verdict.winner.stamp
    let content = writes.first { $0.stamp == stamp }?.content
    let then = revisions.shown(content: content, at: stamp.clock)
    let now = revisions.last
    let changed =
      then?.severity != now?.severity || then?.isExploited != now?.isExploited
      || then?.factChanges != now?.factChanges
    let sql = """
      SELECT 1 FROM differences d JOIN actions a ON a.row = d.action
      WHERE a.story = ? AND d.content = ? AND d.unseen > ? LIMIT 1
      """
    let clock = SQLValue.integer(Int64(clamping: stamp.clock))
    let stale = try database.statement(sql)
      .first([.integer(story), .optional(content?.rawValue), clock]) { _ in true }
    try database.statement("INSERT INTO reads VALUES(?, ?, ?, ?, ?, ?, ?, ?)").run(
      .integer(story), .text(me), .flag(verdict.value), .flag(stale != nil), .flag(changed),
      clock, .text(stamp.id.rawValue), .optional(content?.rawValue))
  }
}

extension LoadedWrite {
  var decisionWrite: Write<Decision>? {
    guard case .decide(let decision) = event.act else { return nil }
    return write(decision)
  }

  /// Who starts on what nobody owns, owns it.
  var ownerWrite: Write<[String]>? {
    switch event.act {
    case .assign(let owners?, _): write(owners)
    case .decide(let decision) where decision.state == .doing: write([event.person.me])
    default: nil
    }
  }

  var tagWrite: Write<TagSet.Change>? {
    guard case .tag(let add, let remove) = event.act else { return nil }
    return write(TagSet.Change(add: add, remove: remove))
  }

  /// How a feed is followed by an act on it, nil where it is left; nothing for any other act.
  var feedWrite: Write<Feed?>? {
    switch event.act {
    case .follow(let feeds):
      feeds.first { .feed($0.address) == subject }.map { write(Feed?.some($0)) }
    case .unfollow: write(Feed?.none)
    default: nil
    }
  }

  /// Everything but `mark unread` reads.
  var readWrite: Write<Bool> {
    if case .mark(read: false) = event.act { return write(false) }
    return write(true)
  }
}

/// What a decision rested on that has changed since.
struct Outdated: OptionSet {
  let rawValue: Int

  static let revision = Outdated(rawValue: 1)
  static let kev = Outdated(rawValue: 2)
  static let severity = Outdated(rawValue: 4)
  static let facts = Outdated(rawValue: 8)

  var words: [String] {
    [
      (Self.revision, "revision"), (.kev, "kev"), (.severity, "severity"), (.facts, "facts"),
    ]
    .filter { contains($0.0) }.map(\.1)
  }
}

extension Decision {
  /// The first day on which the action is open again; nil when the decision does not end.
  var firstDayAfter: Int64? {
    guard let until else { return nil }
    switch state {
    case .riskAccepted: return Int64(clamping: until.number.addingReportingOverflow(1).partialValue)
    case .deferred, .waiting: return Int64(until.number)
    default: return nil
    }
  }
}
