internal import DocketModel

// Taking events in, and giving them back.

extension StateDatabase {
  func keep(_ event: Event, _ dirty: inout Dirty) throws(StateError) {
    guard let clock = event.clock.storedClock else { return }
    if try !insert(event, clock: clock) {
      guard let held = try self.event(event.id), held != event else { return }
      // Two events with one id: every host must keep the same one, whichever came first.
      guard event.fingerprint < held.fingerprint else { return }
      for target in held.targets { dirty.subjects.insert(target.subject.stored) }
      if case .undo(let target) = held.act { dirty.events.insert(target.rawValue) }
      for table in ["events WHERE id", "targets WHERE event"] {
        try database.statement("DELETE FROM \(table) = ?").run(.text(event.id.rawValue))
      }
      _ = try insert(event, clock: clock)
    }
    for (place, target) in event.targets.enumerated() {
      try insert(target, at: place, of: event)
      dirty.subjects.insert(target.subject.stored)
    }
    dirty.events.insert(event.id.rawValue)
  }

  private func insert(_ event: Event, clock: Int64) throws(StateError) -> Bool {
    let sql = """
      INSERT OR IGNORE INTO events(id, clock, at, me, name, login, host, kind, live, state, code,
        text, detail, day, person, same_as, approved_by, flag, names, removed, takes_back, basis)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    let act = StoredAct(event.act)
    let person = event.person
    try database.statement(sql).run(
      .text(event.id.rawValue), .integer(clock), .integer(event.at.milliseconds),
      .text(person.me), .optional(person.name), .text(person.login), .text(person.host),
      .text(act.kind), .optional(act.state.map(Int64.init)), .optional(act.code),
      .optional(act.text), .optional(act.detail), .optional(act.day.map(Int64.init)),
      .optional(act.person), .optional(act.sameAs), .optional(act.approvedBy),
      .optional(act.flag.map(Int64.init)), .optional(act.names.map(Texts.encode)),
      .optional(act.removed.map(Texts.encode)), .optional(act.takesBack),
      .optional(event.basis.isEmpty ? nil : Self.encode(event.basis)))
    return database.changes > 0
  }

  private static func encode(_ basis: [String: String]) -> String {
    Texts.encode(basis.keys.sorted().flatMap { [$0, basis[$0] ?? ""] })
  }

  private func insert(_ target: Target, at place: Int, of event: Event) throws(StateError) {
    let statement = try database.statement(
      "INSERT OR REPLACE INTO targets(event, place, field, listed, subject, content, seen) VALUES(?, ?, ?, ?, ?, ?, ?)"
    )
    let written = event.fields(of: target)
    let fields = written.union(target.seen.keys)
    let content = SQLValue.optional(target.content?.rawValue)
    for field in fields {
      let seen = (target.seen[field] ?? []).map(\.rawValue)
      // A field that is listed but that the act does not write is kept for the log alone.
      let name = written.contains(field) ? field.rawValue : "(\(field.rawValue))"
      try statement.run(
        .text(event.id.rawValue), .count(place), .text(name), .flag(target.seen[field] != nil),
        .text(target.subject.stored), content, .text(Texts.encode(seen)))
    }
    if fields.isEmpty {
      try statement.run(
        .text(event.id.rawValue), .count(place), .text(""), .flag(false),
        .text(target.subject.stored), content, .text(""))
    }
  }

  // MARK: - Reading back

  static let eventColumns = """
    SELECT e.id, e.clock, e.at, e.me, e.name, e.login, e.host, e.kind, e.state, e.code, e.text,
      e.detail, e.day, e.person, e.same_as, e.approved_by, e.flag, e.names, e.removed,
      e.takes_back, e.basis, e.live
    """

  /// How many columns ``eventColumns`` has: the next one is the caller's.
  static let eventColumnCount: Int32 = 22

  /// An event with all its targets; nil when it is not held.
  func event(_ id: EventID) throws(StateError) -> Event? {
    guard var event = try eventAlone(id) else { return nil }
    event.targets = try targets(of: id)
    return event
  }

  /// An event without its targets, of which one act may have thousands; nil when it is not held.
  func eventAlone(_ id: EventID) throws(StateError) -> Event? {
    let sql = Self.eventColumns + " FROM events e WHERE e.id = ?"
    return try database.statement(sql).first([.text(id.rawValue)]) {
      (row) throws(StateError) in try Self.event(row)
    }
  }

  /// What was on screen when an event was done on one of these subjects.
  func content(of id: EventID, on subjects: [String]) throws(StateError) -> ContentID? {
    let find = try database.statement(
      "SELECT content FROM targets WHERE subject = ? AND event = ? LIMIT 1")
    for subject in subjects {
      let found = try find.first([.text(subject), .text(id.rawValue)]) { $0.optionalText(0) }
      if let found { return found.map(ContentID.init(rawValue:)) }
    }
    return nil
  }

  /// The event a row of ``eventColumns`` holds, without its targets.
  static func event(_ row: Statement) throws(StateError) -> Event {
    let id = row.text(0)
    let pairs = try Texts.decode(row.text(20), of: id)
    var basis: [String: String] = [:]
    for index in stride(from: 0, to: pairs.count - 1, by: 2) {
      basis[pairs[index]] = pairs[index + 1]
    }
    return Event(
      id: EventID(rawValue: id), clock: UInt64(clamping: row.integer(1)),
      at: Timestamp(milliseconds: row.integer(2)),
      person: Person(
        me: row.text(3), name: row.optionalText(4), login: row.text(5), host: row.text(6)),
      act: try StoredAct(row, of: id).act, targets: [], basis: basis)
  }

  func targets(of id: EventID) throws(StateError) -> [Target] {
    let sql = """
      SELECT place, field, listed, subject, content, seen FROM targets WHERE event = ?
      ORDER BY place, field
      """
    var targets: [(place: Int, target: Target)] = []
    let rows = try database.statement(sql).rows([.text(id.rawValue)]) { (row) throws(StateError) in
      (
        row.count(0), row.text(1), row.flag(2), row.text(3), row.optionalText(4),
        try Texts.decode(row.text(5), of: id.rawValue)
      )
    }
    for (place, field, isListed, subject, content, seen) in rows {
      if targets.last?.place != place {
        let target = Target(
          subject: Subject(stored: subject), seen: [:],
          content: content.map(ContentID.init(rawValue:)))
        targets.append((place, target))
      }
      let name = field.hasPrefix("(") ? String(field.dropFirst().dropLast()) : field
      if isListed, let field = Act.Field(rawValue: name) {
        targets[targets.count - 1].target.seen[field] = seen.map(EventID.init(rawValue:))
      }
    }
    return targets.map(\.target)
  }

  // MARK: - Undo

  /// Decides again which events are taken back, for those a batch brought and what hangs on them.
  func settleUndos(_ dirty: inout Dirty) throws(StateError) {
    var open = dirty.events
    var looked: Set<String> = []
    while let id = open.popFirst() {
      guard !looked.contains(id) else { continue }
      let steps = try steps(around: id)
      for step in steps { looked.insert(step.stamp.id.rawValue) }
      looked.insert(id)
      // Most events are neither undone nor an undo.
      if steps.count < 2 { continue }
      let cancelled = Cancellation.cancelled(among: steps)
      for step in steps { try settle(step.stamp.id, !cancelled.contains(step.stamp.id), &dirty) }
    }
  }

  private func settle(_ id: EventID, _ isLive: Bool, _ dirty: inout Dirty) throws(StateError) {
    try database.statement("UPDATE events SET live = ? WHERE id = ? AND live <> ?")
      .run(.flag(isLive), .text(id.rawValue), .flag(isLive))
    guard database.changes > 0 else { return }
    let subjects = try database.statement("SELECT DISTINCT subject FROM targets WHERE event = ?")
      .rows([.text(id.rawValue)]) { $0.text(0) }
    dirty.subjects.formUnion(subjects)
  }

  /// The event and all that are tied to it by undo, in either direction.
  private func steps(around id: String) throws(StateError) -> [Cancellation.Step] {
    let find = try database.statement("SELECT clock, takes_back FROM events WHERE id = ?")
    let undoing = try database.statement("SELECT id FROM events WHERE takes_back = ?")
    var steps: [Cancellation.Step] = []
    var open = [id]
    var seen: Set<String> = [id]
    while let next = open.popLast() {
      let found = try find.first([.text(next)]) { ($0.integer(0), $0.optionalText(1)) }
      var tied = try undoing.rows([.text(next)]) { $0.text(0) }
      if let (clock, target) = found {
        steps.append(
          Cancellation.Step(
            stamp: Stamp(clock: UInt64(clamping: clock), id: EventID(rawValue: next)),
            takesBack: target.map(EventID.init(rawValue:))))
        if let target { tied.append(target) }
      }
      for other in tied where seen.insert(other).inserted { open.append(other) }
    }
    return steps
  }
}
