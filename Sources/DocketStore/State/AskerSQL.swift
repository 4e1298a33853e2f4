internal import DocketModel

/// What a view says about rows, as SQL: every condition that depends on who asks and on which day.
///
/// `a` stands for a row of `actions`, `b` for one of `briefings`. Each meaning stands here once; lists,
/// filters, rows and totals are put together from these pieces.
struct AskerSQL {
  let asker: Asker

  init(_ asker: Asker) { self.asker = asker }

  /// Where a product or a vendor is looked for.
  static let vendorColumns = "title topics products"

  var today: SQLValue { .count(asker.today.number) }

  private var names: SQL { SQL.list([asker.me] + asker.aliases) }

  // MARK: - Actions

  /// The state on the day of asking, as a number of `ActionState.settledness`.
  var state: SQL { SQL("(CASE WHEN a.ends <= ? THEN 0 ELSE a.state END)", [today]) }

  /// The date in force: what was known when its source was first read has none.
  static let due = "(CASE WHEN NOT a.known THEN a.due END)"

  /// Something is to be done: open or doing, or settled in a way that people disagree about.
  ///
  /// What was known when its source was first read asks nothing of anybody.
  var isOpen: SQL {
    SQL(
      "(a.withdrawn = 0 AND NOT a.known AND (a.ends <= ? OR a.state <= 1 OR (a.state >= 4 AND a.conflict)))",
      [today])
  }

  /// Nothing is left to do: `ActionRow.isSettled` in SQL.
  var isSettled: SQL {
    SQL("(a.withdrawn OR (a.ends > ? AND a.state >= 4 AND NOT a.conflict))", [today])
  }

  var isOverdue: SQL { "(" + SQL("a.due < ? AND ", [today]) + isOpen + ")" }

  var isUnowned: SQL { SQL("(NOT EXISTS (SELECT 1 FROM owners o WHERE o.action = a.row))") }

  var isMine: SQL {
    "(EXISTS (SELECT 1 FROM owners o WHERE o.action = a.row AND o.name IN " + names + "))"
  }

  /// It asks something of me: nobody has it, or I do.
  var needsMe: SQL { "(" + isOpen + " AND (" + isUnowned + " OR " + isMine + "))" }

  /// It says something else than when it was decided or when I read it, whichever came later.
  var isActionChanged: SQL {
    "(EXISTS (SELECT 1 FROM differences d WHERE d.action = a.row AND d.detail IS NOT NULL"
      + (" AND d.content = " + reference) + "))"
  }

  /// The content that was on screen then.
  var reference: SQL {
    "(CASE WHEN coalesce(" + myRead("r.clock", of: "a") + ", 0) > a.decision_clock THEN "
      + myRead("r.content", of: "a") + " ELSE a.decision_content END)"
  }

  // MARK: - Briefings

  /// A column of my newest read or unread of a briefing, under whichever of my names.
  private func myRead(_ column: String, of row: String) -> SQL {
    "(SELECT \(column) FROM reads r WHERE r.story = \(row).story AND r.me IN " + names
      + " ORDER BY r.clock DESC, r.event DESC LIMIT 1)"
  }

  var isRead: SQL { "coalesce(" + myRead("r.read AND NOT r.stale", of: "b") + ", b.baseline)" }

  var isUnread: SQL { "(NOT " + isRead + ")" }

  var isChanged: SQL {
    "(coalesce(" + myRead("r.changed OR r.stale", of: "b") + ", 0) OR "
      + some(isActionChanged + " AND NOT a.withdrawn") + ")"
  }

  /// It touches us and says something else than when I looked: mine to see, whoever has its actions.
  private var isNewsOfOurs: SQL { "(" + isChanged + " AND " + isOurs + ")" }

  var isBriefingSettled: SQL {
    "(" + isRead + " AND NOT " + some("NOT " + isSettled) + " AND NOT " + isNewsOfOurs + ")"
  }

  var needsMeBriefing: SQL {
    "(" + isUnread + " OR " + some(needsMe) + " OR " + isNewsOfOurs + ")"
  }

  /// It would need me if it touched us, and does not else.
  var mayNeedMe: SQL {
    "(" + isRead + " AND " + isChanged + " AND NOT " + some(needsMe) + ")"
  }

  /// The nearest due date of an open action.
  var nearestDue: SQL {
    "(SELECT CASE WHEN s.wakes > "
      + SQL("? THEN nullif(s.due, \(Int64.max)) ELSE ", [today]) + lookedUpDue
      + " END FROM standing s WHERE s.story = b.story)"
  }

  /// The same, from the actions themselves.
  var lookedUpDue: SQL {
    "(SELECT min(a.due) FROM actions a WHERE a.story = b.story AND " + isOpen + ")"
  }

  /// It is about something on the watch list.
  var isOurs: SQL {
    let phrases = asker.watch.filter(SearchText.hasWords)
      .map { SearchText.phrase($0, isPrefix: false) }
    if phrases.isEmpty { return SQL("0") }
    return found("{\(Self.vendorColumns)} : (" + phrases.joined(separator: " OR ") + ")")
  }

  /// Found by the full-text index.
  func found(_ question: String) -> SQL {
    SQL("(b.text IN (SELECT rowid FROM texts WHERE texts MATCH ?))", [.text(question)])
  }

  /// The briefing has an action for which the condition holds.
  func some(_ condition: SQL) -> SQL {
    "(EXISTS (SELECT 1 FROM actions a WHERE a.story = b.story AND " + condition + "))"
  }
}
