internal import DocketModel

/// A query as a condition in SQL, on `b` for briefings, on `a` and its `b` for actions.
///
/// In a list of briefings a word about actions means "has an action which". Such words side by side
/// speak of one and the same action; a negated one means "has none which". Withdrawn actions count
/// only in a query that names them, or what was ever decided.
struct QuerySQL {
  let view: AskerSQL
  let kind: RowKind
  private let countsWithdrawn: Bool

  init(_ query: Query, kind: RowKind, for asker: Asker) {
    view = AskerSQL(asker)
    self.kind = kind
    countsWithdrawn = query.mentionsWithdrawn
    condition = SQL("1")
    condition = self.condition(query)
    let asked = query.conjuncts.compactMap(fullText)
    question = asked.isEmpty ? nil : asked.joined(separator: " AND ")
    if kind == .actions, !countsWithdrawn { condition = "NOT a.withdrawn AND (" + condition + ")" }
  }

  private(set) var condition: SQL
  /// What the full-text index is asked for in every row; nil when the query has no such word.
  private(set) var question: String?

  // MARK: - And, or, not

  private func condition(_ query: Query) -> SQL {
    switch query {
    case .all: SQL("1")
    case .not(let inner): "NOT (" + condition(inner) + ")"
    case .or(let parts): SQL.joined(parts.map(condition), by: "OR", empty: "0")
    case .and(let parts): conjunction(parts)
    case .term: conjunction([query])
    }
  }

  private func conjunction(_ parts: [Query]) -> SQL {
    // All words in one question: the index meets them in step, and no list is made for a common one.
    let (texts, parts) = parts.flatMap(\.conjuncts).split { fullText($0) != nil }
    let phrases = texts.compactMap(fullText)
    var pieces = phrases.isEmpty ? [] : [view.found(phrases.joined(separator: " AND "))]
    if kind == .actions {
      pieces += parts.map { $0.isTerm ? onAction($0) : condition($0) }
      return SQL.joined(pieces, by: "AND", empty: "1")
    }
    let (actions, others) = parts.split { $0.isAboutActions }
    pieces += others.map { other in
      if case .term(let term) = other { onBriefing(term) } else { condition(other) }
    }
    if !actions.isEmpty {
      let same = SQL.joined(actions.map(onAction), by: "AND", empty: "1")
      pieces.append(view.some((countsWithdrawn ? "(" : "NOT a.withdrawn AND (") + same + ")"))
    }
    return SQL.joined(pieces, by: "AND", empty: "1")
  }

  /// A condition on the row `a`, made of words about actions joined by and, or.
  private func onAction(_ query: Query) -> SQL {
    switch query {
    case .and(let parts): SQL.joined(parts.map(onAction), by: "AND", empty: "1")
    case .or(let parts): SQL.joined(parts.map(onAction), by: "OR", empty: "0")
    case .not(let inner): "NOT (" + onAction(inner) + ")"
    case .all: SQL("1")
    case .term(let term): onAction(term) ?? onBriefing(term)
    }
  }

  // MARK: - Words about actions

  private func onAction(_ term: Query.Term) -> SQL? {
    switch term {
    case .state(let state): view.state + SQL(" = ?", [.count(state.settledness)])
    case .ever(let state): SQL("a.ever & ? <> 0", [.count(1 << state.settledness)])
    case .owner(nil): view.isUnowned
    case .owner("me"): view.isMine
    case .owner(let name?):
      SQL(
        "EXISTS (SELECT 1 FROM owners o WHERE o.action = a.row AND o.name = ? COLLATE NOCASE)",
        [.text(name)])
    case .due(_, .none): SQL("\(AskerSQL.due) IS NULL")
    case .due(let comparison, let date):
      SQL("\(AskerSQL.due) \(comparison.rawValue) ?", [.count(day(date))])
    case .flag(let flag): onAction(flag)
    default: nil
    }
  }

  private func onAction(_ flag: Query.Flag) -> SQL? {
    switch flag {
    case .open: view.isOpen
    case .overdue: view.isOverdue
    case .conflict: SQL("a.disagreement")
    case .withdrawn: SQL("a.withdrawn")
    case .outdated: SQL("a.outdated <> 0")
    case .settled: view.isSettled
    case .changed: view.isActionChanged
    case .inbox: view.needsMe
    default: nil
    }
  }

  // MARK: - Words about briefings

  private func onBriefing(_ term: Query.Term) -> SQL {
    switch term {
    // Without a letter or digit: no word is asked for, but no name either.
    case .words: fullText(.term(term)).map(view.found) ?? SQL("1")
    case .vendor, .cve, .identifier, .topic: fullText(.term(term)).map(view.found) ?? SQL("0")
    case .flag(let flag): onBriefing(flag)
    case .published(_, .none): SQL("b.published IS NULL")
    case .published(let comparison, let date): published(comparison, day(date))
    case .severity(let comparison, let severity):
      SQL("b.severity \(comparison.rawValue) ?", [.count(severity.rawValue)])
    case .source(let name): SQL("instr(b.sources, ?) > 0", [.text(name.lowercased())])
    case .feed(let name):
      SQL(
        """
        b.story IN (SELECT story FROM records WHERE source = ? OR source IN
        (SELECT source FROM feeds WHERE instr(lower(address || ' ' || coalesce(title, '')), ?) > 0
        AND NOT EXISTS (SELECT 1 FROM feeds WHERE address = ?)))
        """,
        [
          .text(Identity.sourceID(ofFeed: name)), .text(name.lowercased()), .text(name),
        ])
    case .tag(let name):
      SQL(
        "EXISTS (SELECT 1 FROM tags t WHERE t.story = b.story AND t.tag = ? COLLATE NOCASE)",
        [.text(name)])
    case .state, .ever, .owner, .due: SQL("0")
    }
  }

  private func onBriefing(_ flag: Query.Flag) -> SQL {
    switch flag {
    case .unread: view.isUnread
    case .read: view.isRead
    case .kev: SQL("b.exploited")
    case .ours: view.isOurs
    case .settled: view.isBriefingSettled
    case .changed: view.isChanged
    case .inbox: view.needsMeBriefing
    case .baseline: SQL("b.baseline")
    case .open, .overdue, .conflict, .withdrawn, .outdated: SQL("0")
    }
  }

  // MARK: - Full text

  /// What the full-text index is asked for one word; nil for what is not looked for there.
  private func fullText(_ query: Query) -> String? {
    guard case .term(let term) = query else { return nil }
    return switch term {
    case .words(let text, _, let isPrefix):
      SearchText.hasWords(text) ? SearchText.phrase(text, isPrefix: isPrefix) : nil
    case .vendor(let name): named(AskerSQL.vendorColumns, name)
    case .cve(let name): cve(name)
    case .identifier(let name): named("ids", name)
    case .topic(let name): named("topics", name)
    default: nil
    }
  }

  /// Stands in one column of the index, as a phrase; a star at the end lets it go on.
  private func named(_ columns: String, _ name: String) -> String? {
    if !SearchText.hasWords(name) { return nil }
    let isPrefix = name.hasSuffix("*")
    let phrase = SearchText.phrase(isPrefix ? String(name.dropLast()) : name, isPrefix: isPrefix)
    return "({\(columns)} : \(phrase))"
  }

  /// `2026-1234` and `CVE-2026-1234` name one; `CVE-2026` and `CVE-2026-12*` all that begin so.
  private func cve(_ name: String) -> String? {
    let start = name.prefix(4).lowercased()
    return named("ids", start == "cve-" || start == "cve" ? name : "cve-" + name)
  }

  /// Days of publishing are counted in UTC, as the sources write them.
  private func published(_ comparison: Query.Comparison, _ day: Int) -> SQL {
    let (start, overflow) = Int64(day).multipliedReportingOverflow(by: 86_400_000)
    let first = SQLValue.integer(overflow ? 0 : start)
    let next = SQLValue.integer(overflow ? 0 : start + 86_400_000)
    return switch comparison {
    case .less: SQL("b.date < ?", [first])
    case .lessOrEqual: SQL("b.date < ?", [next])
    case .equal: SQL("b.date >= ? AND b.date < ?", [first, next])
    case .greaterOrEqual: SQL("b.date >= ?", [first])
    case .greater: SQL("b.date >= ?", [next])
    }
  }

  private func day(_ date: Query.DateExpression) -> Int {
    date.resolved(today: view.asker.today)?.number ?? 0
  }
}

extension Query {
  fileprivate var isTerm: Bool { if case .term = self { true } else { false } }

  /// The parts of nested conjunctions as one list.
  fileprivate var conjuncts: [Query] {
    if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// Whether it is made of words about actions only, without `not`.
  fileprivate var isAboutActions: Bool {
    switch self {
    case .term(let term): term.isAboutActions
    case .and(let parts), .or(let parts): !parts.isEmpty && parts.allSatisfy(\.isAboutActions)
    case .all, .not: false
    }
  }

  fileprivate var mentionsWithdrawn: Bool {
    switch self {
    case .all: false
    case .not(let inner): inner.mentionsWithdrawn
    case .and(let parts), .or(let parts): parts.contains(where: \.mentionsWithdrawn)
    case .term(.flag(.withdrawn)), .term(.ever): true
    case .term: false
    }
  }
}

extension Query.Term {
  fileprivate var isAboutActions: Bool {
    switch self {
    case .state, .ever, .owner, .due: true
    case .flag(let flag): [.open, .overdue, .conflict, .withdrawn, .outdated].contains(flag)
    default: false
    }
  }
}

extension Array {
  /// The elements for which the test holds, and the others.
  fileprivate func split(_ test: (Element) -> Bool) -> (holds: [Element], others: [Element]) {
    (filter(test), filter { !test($0) })
  }
}
