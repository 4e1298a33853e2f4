import CellGrid
import DocketModel

/// One briefing in a list: id, marks, title, source, how far, due, owner.
///
/// Marks as in the reader: `*` unread, `~` changed, `&` conflict, `.` settled; severity; `K` used in
/// attacks; `U` touches us.
enum BriefingLine {
  static let columns = [
    Table.Column(), Table.Column(rank: 1), Table.Column(gives: true), Table.Column(rank: 5),
    Table.Column(alignsRight: true, rank: 3), Table.Column(alignsRight: true, rank: 2),
    Table.Column(rank: 4),
  ]

  static func spans(_ row: BriefingRow, _ invocation: Invocation) -> [Span] {
    let today = invocation.today
    let isOverdue = row.due.map { $0 < today } ?? false
    let base: Ink = row.isSettled ? .dim : row.isUnread ? .strong : .plain
    var title = SafeText(line: row.title)
    if row.otherSources > 0 { title += " +\(row.otherSources)" }
    return [
      Span(SafeText(line: row.short)), Span(marks(row), row.hasConflict ? .alarm : .plain),
      Span(title, base), Span(source(row, invocation), .dim),
      Span(progress(row, invocation), base),
      Span(
        SafeText(Wording.dueColumn(row.due, today: today, width: 6)),
        isOverdue ? .alarm : row.due.map { $0.days(since: today) <= 3 } == true ? .warm : .plain),
      Span(SafeText(line: Wording.ownerColumn(row.owners, me: invocation.asker.me))),
    ]
  }

  static func marks(_ row: BriefingRow) -> SafeText {
    let state =
      row.hasConflict ? "&" : row.isChanged ? "~" : row.isUnread ? "*" : row.isSettled ? "." : " "
    let severity = row.severity.map { String($0.letter) } ?? "-"
    return SafeText(
      state + severity + (row.isExploited ? "K" : " ") + (row.touchesUs ? "U" : " "))
  }

  /// On a terminal the source takes little room; below 100 columns none.
  private static func source(_ row: BriefingRow, _ invocation: Invocation) -> SafeText {
    let source = SafeText(line: row.source)
    guard let columns = invocation.printer.columns else { return source }
    return columns < 100 ? "" : source.prefix(columns: 16, ellipsis: true)
  }

  private static func progress(_ row: BriefingRow, _ invocation: Invocation) -> SafeText {
    if let decision = row.decision, row.total > 0, row.settled == row.total {
      return SafeText(
        line: Wording.decisionColumn(
          decision, in: .row, zone: invocation.zone, today: invocation.today))
    }
    return row.total == 0 ? "" : "\(row.settled)/\(row.total)"
  }
}

/// One action in a list: id, state, title, due or decision, owner, briefing.
enum ActionLine {
  static let columns = [
    Table.Column(), Table.Column(rank: 1), Table.Column(gives: true), Table.Column(rank: 2),
    Table.Column(rank: 3), Table.Column(rank: 4),
  ]

  static func spans(_ row: ActionRow, _ invocation: Invocation) -> [Span] {
    [
      Span(SafeText(line: row.short)), checkbox(row), title(row),
      when(row, invocation),
      Span(SafeText(line: Wording.ownerColumn(row.owners, me: invocation.asker.me))),
      Span(briefing(row, invocation), .dim),
    ]
  }

  static func checkbox(_ row: ActionRow) -> Span {
    row.conflict.isEmpty ? Span(SafeText(row.state.checkbox)) : Span("[&]", .alarm)
  }

  static func title(_ row: ActionRow) -> Span {
    var title = SafeText(line: row.action.title)
    if row.isChanged { title = "~ " + title }
    if row.isWithdrawn { title += " (withdrawn)" }
    return Span(title, row.isSettled ? .dim : .plain)
  }

  /// The decision of what is settled or put off, else when it is due, and which decision has ended.
  static func when(_ row: ActionRow, _ invocation: Invocation) -> Span {
    let today = invocation.today
    if let decision = row.decision, row.conflict.isEmpty, row.state != .open, row.state != .doing {
      let text = Wording.decisionColumn(decision, zone: invocation.zone, today: today)
      let isFresh = invocation.zone.local(decision.at).day == today
      return Span(SafeText(line: text), row.isSettled && isFresh ? .good : .plain)
    }
    let isSoon = row.due.map { $0.days(since: today) <= 3 } == true
    let texts = [Wording.dueText(row, today: today), Wording.ended(row, today: today) ?? ""]
    return Span(
      texts.filter { !$0.isEmpty }.map { SafeText(line: $0) }.joined(separator: " · "),
      row.isOverdue(on: today) ? .alarm : isSoon ? .warm : .plain)
  }

  private static func briefing(_ row: ActionRow, _ invocation: Invocation) -> SafeText {
    let title = SafeText(line: row.briefingTitle)
    guard let columns = invocation.printer.columns else { return title }
    return columns < 100 ? "" : title.prefix(columns: columns / 3, ellipsis: true)
  }
}
