internal import DocketModel

// What others did since somebody was last here.

extension StateDatabase {
  /// Up to where the acts of each account have been read.
  func accountsSeen() throws(StateError) -> [HereMark.Seen] {
    try database.statement("SELECT host, login, max(clock) FROM events GROUP BY host, login").rows {
      HereMark.Seen(host: $0.text(0), login: $0.text(1), clock: $0.bits(2))
    }
  }

  func since(_ mark: HereMark?, _ markDay: Day?, for asker: Asker) throws(StateError) -> SinceReport
  {
    var report = SinceReport(mark: mark)
    report.handed = try handed(since: mark, for: asker)
    report.decided = try decided(since: mark, for: asker)
    let today = SQLValue.count(asker.today.number)
    let since = SQLValue.count(markDay?.number ?? 0)
    report.returned = try actions(
      SQL("a.decision IS NOT NULL AND a.ends > ? AND a.ends <= ?", [since, today]), asker)
    report.conflicts = try actions(SQL("a.conflict"), asker)
    report.outdated = try actions(
      SQL("a.outdated <> 0 AND a.conflict = 0 AND a.state >= 4 AND a.ends > ? AND ", [today])
        + changed(since: mark), asker)
    return report
  }

  /// The most rows of one kind; a page is no place for more.
  private static let limit = 500

  private func actions(_ condition: SQL, _ asker: Asker) throws(StateError) -> [ActionRow] {
    let sql: SQL =
      "SELECT a.id FROM actions a WHERE a.withdrawn = 0 AND "
      + condition + " ORDER BY a.due IS NULL, a.due, a.story, a.place LIMIT \(Self.limit)"
    let ids = try database.statement(sql).rows { ActionID(rawValue: $0.text(0)) }
    return try actionRows(ids, for: asker)
  }

  /// A record of the story came behind the mark.
  private func changed(since mark: HereMark?) -> SQL {
    guard let mark else { return SQL("1") }
    return SQL(
      "EXISTS (SELECT 1 FROM revisions r WHERE r.story = a.story AND r.received >= ?)",
      [.integer(mark.at.milliseconds)])
  }

  /// Acts of others, not taken back, that were not seen at the mark.
  private func news(_ kind: String, since mark: HereMark?, for asker: Asker) -> SQL {
    var conditions: [SQL] = [
      SQL("e.live"), SQL("e.kind = ?", [.text(kind)]),
      "e.me NOT IN " + SQL.list([asker.me] + asker.aliases),
    ]
    if let mark {
      if let seen = mark.seen {
        if !seen.isEmpty { conditions.append(Self.isBehind(seen)) }
      } else {
        conditions.append(SQL("e.at >= ?", [.integer(mark.at.milliseconds)]))
      }
    }
    return SQL.joined(conditions, by: "AND", empty: "1")
  }

  /// An account writes in the order of its own clock, so one place says what was seen of it.
  private static func isBehind(_ seen: [HereMark.Seen]) -> SQL {
    let accounts = seen.prefix(5_000)
    let rows = accounts.map { _ in "(?, ?, ?)" }.joined(separator: ", ")
    return SQL(
      """
      NOT EXISTS (SELECT 1 FROM (VALUES \(rows)) s WHERE s.column1 = e.host
        AND s.column2 = e.login AND s.column3 >= e.clock)
      """,
      accounts.flatMap { [.text($0.host), .text($0.login), .clock($0.clock)] })
  }

  private struct Word {
    var who: String
    var at: Timestamp
    var state: Int
  }

  /// The last such act on each subject.
  private func lastWords(
    _ kind: String, on field: Act.Field, since mark: HereMark?, for asker: Asker
  ) throws(StateError) -> [String: Word] {
    let sql: SQL =
      "SELECT t.subject, e.me, e.at, e.state FROM events e JOIN targets t ON t.event = e.id WHERE "
      + SQL("t.field = ? AND ", [.text(field.rawValue)]) + news(kind, since: mark, for: asker)
      + " ORDER BY e.clock, e.id"
    var words: [String: Word] = [:]
    let found = try database.statement(sql).rows {
      (
        $0.text(0),
        Word(who: $0.text(1), at: Timestamp(milliseconds: $0.integer(2)), state: $0.count(3))
      )
    }
    for (subject, word) in found { words[subject] = word }
    return words
  }

  private func decided(
    since mark: HereMark?, for asker: Asker
  ) throws(StateError)
    -> [SinceReport.Decided]
  {
    var people: [String: [ActionState: Int]] = [:]
    for word in try lastWords("decide", on: .decision, since: mark, for: asker).values {
      let state = ActionState(settledness: word.state)
      people[word.who, default: [:]][state, default: 0] += 1
    }
    return people.map { SinceReport.Decided(who: $0.key, states: $0.value) }
      .sorted { ($1.count, $0.who) < ($0.count, $1.who) }
  }

  private func handed(
    since mark: HereMark?, for asker: Asker
  ) throws(StateError)
    -> [SinceReport.Handed]
  {
    let words = try lastWords("assign", on: .owner, since: mark, for: asker)
    let names = Set([asker.me] + asker.aliases)
    let ids = words.keys.filter { $0.hasPrefix("a") }.sorted().map {
      ActionID(rawValue: String($0.dropFirst()))
    }
    var handed: [SinceReport.Handed] = []
    for row in try actionRows(ids, for: asker)
    where !row.isSettled && !names.isDisjoint(with: row.owners) {
      guard let word = words["a" + row.id.rawValue] else { continue }
      let said = (row.evidence + row.notes).filter { $0.who == word.who && $0.at >= word.at }
      handed.append(
        .init(
          action: row, by: word.who, at: word.at,
          remark: said.max { ($0.at, $0.id) < ($1.at, $1.id) }?.text))
    }
    func urgency(_ row: ActionRow) -> (Int, String) { (row.due?.number ?? .max, row.short) }
    handed.sort { urgency($0.action) < urgency($1.action) }
    return Array(handed.prefix(Self.limit))
  }
}
