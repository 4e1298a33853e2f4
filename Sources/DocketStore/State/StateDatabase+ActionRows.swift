internal import DocketModel

// The rows of actions, and the decisions on them.

extension StateDatabase {
  /// The rows of these actions in their order; unknown ones are left out.
  func actionRows(_ ids: [ActionID], for asker: Asker) throws(StateError) -> [ActionRow] {
    try want(ids.map(\.rawValue))
    return try actionRows(
      SQL(
        """
         FROM wanted w JOIN action_ids i ON i.id = w.value JOIN actions a ON a.row = i.action
        JOIN briefings b ON b.story = a.story ORDER BY w.place
        """), for: asker)
  }

  /// The checklist of a briefing.
  func actionRows(ofStory story: Int64, for asker: Asker) throws(StateError) -> [ActionRow] {
    try actionRows(
      SQL(
        " FROM actions a JOIN briefings b ON b.story = a.story WHERE a.story = ? ORDER BY a.place",
        [.integer(story)]), for: asker)
  }

  private func actionRows(_ source: SQL, for asker: Asker) throws(StateError) -> [ActionRow] {
    let view = AskerSQL(asker)
    let previous: SQL =
      "(SELECT d.detail FROM differences d WHERE d.action = a.row AND d.content = "
      + view.reference + ")"
    let columns =
      """
      SELECT a.row, a.id, a.number, a.ordinal, a.title, a.detail, a.origin, a.said_due, a.products,
        a.section, a.block, a.withdrawn, a.conflict, a.decision, \(AskerSQL.due), a.due_from, b.key, b.title,
        b.exploited, b.severity, \(Self.shortColumns),
      """ + " "
    let sql: SQL =
      columns + (view.state + ", ") + (view.isActionChanged + ", ")
      + (previous + ", a.known" + source)
    let found = try database.keptStatement(sql).rows { (row) throws(StateError) in
      (row.integer(0), row.optionalText(13) != nil, row.flag(12), try Self.actionRow(row))
    }
    let hasEvents = try hasEvents()
    var rows: [ActionRow] = []
    for (id, isDecided, isConflict, row) in found {
      var row = row
      row.owners = try owners(of: id)
      if hasEvents {
        if isDecided { row.decision = try decisionRecord(ofAction: id) }
        if isConflict { row.conflict = try decisionHeads(ofAction: id) }
        let names = try names(ofAction: id)
        row.notes = try remarks(names, .notes)
        row.evidence = try remarks(names, .evidence)
      }
      rows.append(row)
    }
    return rows
  }

  private static func actionRow(_ row: Statement) throws(StateError) -> ActionRow {
    let id = row.text(1)
    var anchor: Action.Anchor?
    if let section = row.optionalInteger(9), let block = row.optionalInteger(10) {
      anchor = Action.Anchor(section: Int(section), block: Int(block))
    }
    let action = Action(
      ordinal: row.count(3), title: row.text(4), detail: row.text(5),
      origin: Action.Origin(rawValue: row.text(6)) ?? .article,
      due: row.optionalInteger(7).map { Day(number: Int($0)) },
      products: try Texts.decode(row.text(8), of: id), anchor: anchor)
    let isChanged = row.flag(24)
    return ActionRow(
      id: ActionID(rawValue: id), briefing: BriefingKey(rawValue: row.text(16)),
      briefingTitle: row.text(17), short: "\(short(row, at: 20)).\(row.count(2))",
      number: row.count(2), action: action, state: ActionState(settledness: row.count(23)),
      due: row.optionalInteger(14).map { Day(number: Int($0)) },
      dueFrom: row.flag(26)
        ? nil : row.optionalText(15).flatMap(ActionRow.DueSource.init(rawValue:)),
      isChanged: isChanged, previousDetail: isChanged ? row.optionalText(25) : nil,
      isWithdrawn: row.flag(11), isExploited: row.flag(18),
      severity: Severity(rawValue: row.count(19)), isBaseline: row.flag(26))
  }

  // MARK: - Decisions

  /// The decision in force; nil when there is none.
  func decisionRecord(ofAction action: Int64) throws(StateError) -> DecisionRecord? {
    let found = try database.statement(
      "SELECT decision, decision_content, outdated, story FROM actions WHERE row = ?"
    ).first([.integer(action)]) {
      ($0.optionalText(0), $0.optionalText(1), $0.count(2), $0.integer(3))
    }
    guard case (let id?, let content, let outdated, let story)? = found,
      let event = try eventAlone(EventID(rawValue: id))
    else { return nil }
    return try record(
      event, content.map(ContentID.init(rawValue:)), Outdated(rawValue: outdated), story: story)
  }

  /// The decisions that compete, oldest first.
  private func decisionHeads(ofAction action: Int64) throws(StateError) -> [DecisionRecord] {
    let story = try database.statement("SELECT story FROM actions WHERE row = ?")
      .first([.integer(action)]) { $0.integer(0) }
    let writes = try writes(try names(ofAction: action), .decision)
    let heads = Set(Register.heads(writes.compactMap(\.decisionWrite)).map(\.stamp))
    var records: [DecisionRecord] = []
    for write in writes where heads.contains(write.stamp) {
      if let record = try record(write.event, write.content, [], story: story ?? 0) {
        records.append(record)
      }
    }
    return records
  }

  func record(
    _ event: Event, _ content: ContentID?, _ outdated: Outdated, story: Int64
  ) throws(StateError) -> DecisionRecord? {
    guard case .decide(let decision) = event.act else { return nil }
    let basis = try revisions(ofStory: story).shown(content: content, at: event.clock)
    let short = try short(ofStory: story)
    return DecisionRecord(
      event: event.id, decision: decision, person: event.person, at: event.at,
      basis: basis.map { ["\(short)@\($0.number)"] } ?? [], outdated: outdated.words)
  }

  func short(ofStory story: Int64) throws(StateError) -> String {
    try database.statement("SELECT \(Self.shortColumns) FROM briefings b WHERE b.story = ?")
      .first([.integer(story)]) { Self.short($0, at: 0) } ?? ""
  }
}
