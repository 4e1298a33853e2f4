internal import DocketModel

// The history.

extension StateDatabase {
  /// What was done, newest first.
  func log(_ filter: LogFilter, for asker: Asker) throws(StateError) -> [LogLine] {
    try indexForQuestions()
    var conditions: [SQL] = []
    if !filter.includesOpened { conditions.append(SQL("e.kind <> 'opened'")) }
    if !filter.by.isEmpty {
      let names = SQL.list(filter.by.map { $0.lowercased() })
      conditions.append("(lower(e.me) IN " + names + " OR lower(e.name) IN " + names + ")")
    }
    if let since = filter.since {
      conditions.append(SQL("e.at >= ?", [.integer(since.milliseconds)]))
    }
    if let until = filter.until {
      conditions.append(SQL("e.at < ?", [.integer(until.milliseconds)]))
    }
    if !filter.subjects.isEmpty { conditions.append(try touching(filter.subjects)) }
    if let query = filter.query { conditions.append(touching(query, asker)) }
    let sql: SQL =
      "SELECT e.id, e.live FROM events e WHERE "
      + (SQL.joined(conditions, by: "AND", empty: "1") + " ORDER BY e.clock DESC, e.id DESC LIMIT ")
      + SQL("?", [.count(max(0, filter.limit))])
    let found = try database.statement(sql).rows { (EventID(rawValue: $0.text(0)), $0.flag(1)) }
    var logLines: [LogLine] = []
    for (id, isLive) in found {
      guard let event = try event(id) else { continue }
      var targets: [LogLine.Named] = []
      for target in event.targets { targets.append(try named(target.subject)) }
      var logLine = LogLine(
        event: event, targets: targets, isUndone: !isLive, before: try before(event))
      if case .undo(let id) = event.act, case .undo = try eventAlone(id)?.act {
        logLine.isRedo = true
      }
      logLines.append(logLine)
    }
    return logLines
  }

  private func touching(_ subjects: [Subject]) throws(StateError) -> SQL {
    var names: [String] = []
    for subject in subjects {
      names += try self.names(of: subject)
      guard case .briefing = subject, let story = try story(of: subject) else { continue }
      names += try database.statement("SELECT 'a' || id FROM action_ids WHERE story = ?")
        .rows([.integer(story)]) { $0.text(0) }
    }
    return "e.id IN (SELECT event FROM targets WHERE subject IN " + SQL.list(names) + ")"
  }

  private func touching(_ query: Query, _ asker: Asker) -> SQL {
    let stories: SQL =
      "(SELECT b.story FROM briefings b WHERE "
      + (QuerySQL(query, kind: .briefings, for: asker).condition + ")")
    return
      "e.id IN (SELECT event FROM targets WHERE subject IN (SELECT 'b' || key FROM keys WHERE story IN "
      + stories + " UNION ALL SELECT 'a' || id FROM action_ids WHERE story IN " + stories + "))"
  }

  /// The short id and title of a subject; its long id where no record tells of it.
  func named(_ subject: Subject) throws(StateError) -> LogLine.Named {
    let named: (String, String)?
    let long: String
    switch subject {
    case .briefing(let key):
      let sql = """
        SELECT b.title, \(Self.shortColumns) FROM keys k JOIN briefings b ON b.story = k.story
        WHERE k.key = ?
        """
      long = key.rawValue
      named = try database.statement(sql).first([.text(long)]) {
        (Self.short($0, at: 1), $0.text(0))
      }
    case .action(let id):
      let sql = """
        SELECT a.title, \(Self.shortColumns), a.number FROM action_ids i
        JOIN actions a ON a.row = i.action JOIN briefings b ON b.story = a.story WHERE i.id = ?
        """
      long = id.rawValue
      named = try database.statement(sql).first([.text(long)]) {
        ("\(Self.short($0, at: 1)).\($0.count(4))", $0.text(0))
      }
    case .feed(let address):
      long = address
      named = try feed(address).map { (address, $0.title ?? "") }
    }
    return LogLine.Named(subject: subject, short: named?.0 ?? long, title: named?.1 ?? "")
  }

  /// What the field said before, where the act wrote to one action only.
  private func before(_ event: Event) throws(StateError) -> String? {
    let actions = event.targets.filter { if case .action = $0.subject { true } else { false } }
    guard actions.count == 1, let target = actions.first else {
      guard case .mark(let read) = event.act, event.targets.count == 1 else { return nil }
      return read ? "unread" : "read"
    }
    switch event.act {
    case .decide:
      guard let seen = try seen(.decision, target), case .decide(let decision) = seen.act else {
        return ActionState.open.rawValue
      }
      return decision.state.rawValue
    case .assign(owners: .some, _):
      guard let seen = try seen(.owner, target), case .assign(let owners?, _) = seen.act else {
        return "-"
      }
      return owners.isEmpty ? "-" : owners.joined(separator: ", ")
    case .assign(nil, due: .some):
      guard let seen = try seen(.due, target), case .assign(_, .set(let day)) = seen.act else {
        return "none"
      }
      return day.iso
    default: return nil
    }
  }

  private func seen(_ field: Act.Field, _ target: Target) throws(StateError) -> Event? {
    guard let id = target.seen[field]?.last else { return nil }
    return try eventAlone(id)
  }
}
