import CellGrid
import DocketModel

/// Where the columns of the list pane stand at a given width.
struct ListColumns: Sendable, Hashable {
  /// Whether marks share cells, as on a screen of 40 columns.
  var isTight: Bool
  var title: Range<Int>
  var source: Range<Int>?
  var age: Range<Int>?
  var progress: Range<Int>
  var due: Range<Int>
  var owner: Range<Int>?
  var end: Int

  /// `counts` is what the widest count shown needs, such as 5 for `10/12`.
  init(columns: Int, counts: Int = 3) {
    let counts = max(counts, 3)
    end = columns
    isTight = columns < 48
    if isTight {
      due = max(columns - 5, 0)..<columns
      progress = max(columns - 6 - counts, 0)..<max(columns - 6, 0)
      title = 6..<max(progress.lowerBound - 1, 6)
      return
    }
    let ownerStart = columns - 4
    owner = ownerStart..<columns
    due = ownerStart - 7..<ownerStart - 1
    progress = due.lowerBound - 1 - counts..<due.lowerBound - 1
    if columns >= 72 {
      age = progress.lowerBound - 4..<progress.lowerBound - 1
      source = progress.lowerBound - 14..<progress.lowerBound - 5
      title = 7..<progress.lowerBound - 15
    } else {
      title = 7..<progress.lowerBound - 1
    }
  }

  /// What stands in place of counts and date once a row is settled.
  var decision: Range<Int> { progress.lowerBound..<due.upperBound }
}

extension App {
  func renderList(_ area: Rect, _ grid: inout Grid) {
    let lines = listLines
    let columns = ListColumns(columns: area.columns, counts: countsWidth(rows: area.rows))
    guard lines.count > 0 else {
      renderEmptyList(area, &grid)
      return
    }
    for offset in 0..<area.rows {
      let row = area.row + offset
      switch lines.line(browse.list.top + offset) {
      case .band(let band):
        Chrome.band(
          &grid, row: row, column: area.column, columns: area.columns,
          title: "\(band.band.rawValue) \(Wording.grouped(band.count))",
          isStrong: band.band == .overdue)
      case .row(let index): renderRow(index, row: row, columns, &grid)
      case nil: break
      }
    }
  }

  /// The cells the counts need in the rows that are shown, so that no digit is cut.
  private func countsWidth(rows: Int) -> Int {
    let lines = listLines
    let widths = (0..<max(rows, 0)).map { offset -> Int in
      guard case .row(let index) = lines.line(browse.list.top + offset),
        case .briefing(let row)? = browse.list.rows[browse.list.listing.subjects[index]]
      else { return 0 }
      return decisionText(of: row).isEmpty ? counts(of: row).utf8.count : 0
    }
    return widths.max() ?? 0
  }

  private func counts(of row: BriefingRow) -> String {
    row.total > 0 ? "\(row.settled)/\(row.total)" : ""
  }

  private func renderRow(_ index: Int, row: Int, _ columns: ListColumns, _ grid: inout Grid) {
    let isSelected = index == browse.list.selected
    if isSelected {
      grid.put(
        browse.focus == .list ? ">" : ":", column: 0, row: row, role: .textStrong, emphasis: .bold)
    }
    if browse.list.isMarked(index) {
      grid.put(
        "+", column: columns.isTight ? 5 : 1, row: row, role: .listMarked, emphasis: .bold)
    }
    guard let loaded = browse.list.rows[browse.list.listing.subjects[index]] else {
      grid.put("…", column: columns.title.lowerBound, row: row, role: .textDim)
      return
    }
    switch loaded {
    case .briefing(let briefing):
      render(briefing, row: row, columns, &grid)
    case .action(let action): render(action, row: row, columns, &grid)
    }
    if isSelected {
      let bar = Rect(column: 0, row: row, columns: columns.end, rows: 1)
      grid.emphasize(bar, settings.showsBar && browse.focus == .list ? [.bar, .bold] : .bold)
    }
  }

  private func render(
    _ row: BriefingRow, row line: Int, _ columns: ListColumns, _ grid: inout Grid
  ) {
    let mark: (SafeText, Role) =
      row.hasConflict
      ? ("&", .actionConflict)
      : row.isChanged
        ? ("~", .listChanged)
        : row.isUnread ? ("*", .listUnread) : row.isSettled ? (".", .listSettled) : (" ", .text)
    grid.put(mark.0, column: columns.isTight ? 1 : 2, row: line, role: mark.1, emphasis: .bold)
    var column = columns.isTight ? 2 : 3
    grid.put(
      row.severity.map { SafeText(String($0.letter)) } ?? "-", column: column, row: line,
      role: row.severity.role)
    column += 1
    if row.isExploited { grid.put("K", column: column, row: line, role: .textStrong) }
    if row.touchesUs { grid.put("U", column: column + 1, row: line, role: .textStrong) }
    let role: Role = row.isSettled ? .listSettled : row.isUnread ? .listUnread : .listRead
    let more = row.otherSources > 0 ? " +\(row.otherSources)" : ""
    // A briefing that was pasted has no source: its title may go on there.
    let titleEnd =
      row.source.isEmpty
      ? columns.source?.upperBound ?? columns.title.upperBound
      : columns.title.upperBound
    let ending = decisionText(of: row)
    let room =
      min(titleEnd, columns.decision.upperBound - ending.width - 1)
      - columns.title.lowerBound - SafeText(more).width
    let end = grid.put(
      SafeText(line: row.title), column: columns.title.lowerBound, row: line, width: room,
      role: role, emphasis: row.isSettled ? .dim : [], ellipsis: true)
    grid.put(SafeText(more), column: end, row: line, role: .textDim)
    if let source = columns.source {
      // A month with its year may need some of the source.
      let room = min(
        source.count, columns.decision.upperBound - ending.width - 2 - source.lowerBound)
      grid.put(
        SafeText(line: row.source), column: source.lowerBound, row: line, width: max(room, 0),
        role: .textDim, ellipsis: true)
    }
    // A decision longer than counts and date reaches into the age, which matters less by then.
    if let age = columns.age, ending.width < columns.decision.upperBound - age.upperBound {
      putRight(Wording.ageColumn(row.date, now: moment.now), in: age, row: line, .textDim, &grid)
    }
    renderProgress(row, row: line, columns, &grid)
    if let owner = columns.owner { putOwner(row.owners, in: owner, row: line, &grid) }
  }

  /// The decision in place of the counts, once every action is settled.
  private func decisionText(of row: BriefingRow) -> SafeText {
    guard let decision = row.decision, row.total > 0, row.settled == row.total else { return "" }
    return SafeText(
      Wording.decisionColumn(decision, in: .row, zone: moment.zone, today: moment.today))
  }

  private func renderProgress(
    _ row: BriefingRow, row line: Int, _ columns: ListColumns, _ grid: inout Grid
  ) {
    let decision = decisionText(of: row)
    guard decision.isEmpty else {
      // Longer than counts and date together, it takes what it needs from the title.
      let column = min(columns.decision.lowerBound, columns.decision.upperBound - decision.width)
      grid.put(decision, column: column, row: line, role: .listSettled)
      return
    }
    if row.total > 0 {
      putRight(
        counts(of: row), in: columns.progress, row: line,
        row.settled == row.total ? .actionDone : .text, &grid)
    }
    if let due = row.due { putDue(due, in: columns.due, row: line, &grid) }
  }

  private func render(
    _ row: ActionRow, row line: Int, _ columns: ListColumns, _ grid: inout Grid
  ) {
    grid.put(SafeText(row.mark), column: 2, row: line, role: row.markRole)
    let start = 6
    var decided: SafeText = ""
    if let decision = row.decision, row.conflict.isEmpty, row.state != .open, row.state != .doing {
      decided = SafeText(
        Wording.decisionColumn(decision, zone: moment.zone, today: moment.today))
    }
    // A month with its year takes what it needs from the title.
    let isDay = row.state == .riskAccepted || row.state == .deferred
    let reach = isDay ? max(decided.width - columns.decision.count, 0) : 0
    let decisionStart = columns.decision.lowerBound - reach
    let title = columns.title.lowerBound..<decisionStart - 1
    let end = grid.put(
      SafeText(line: row.action.title), column: start, row: line,
      width: title.upperBound - start, role: row.isSettled ? .listSettled : .listRead,
      ellipsis: true)
    let rest = title.upperBound - end - 3
    if rest > 10 {
      let ended = Wording.ended(row, today: moment.today).map { "\($0) · " } ?? ""
      grid.put(
        SafeText(line: ended + row.briefingTitle), column: end + 2, row: line, width: rest,
        role: .textDim, ellipsis: true)
    }
    if !decided.isEmpty {
      grid.put(
        decided, column: decisionStart, row: line,
        width: columns.decision.upperBound - decisionStart, role: .text)
    } else if let due = row.due {
      putDue(due, in: columns.due, row: line, &grid)
    }
    if let owner = columns.owner { putOwner(row.owners, in: owner, row: line, &grid) }
  }

  // MARK: Pieces of a row

  func putRight(
    _ text: String, in range: Range<Int>, row: Int, _ role: Role, _ grid: inout Grid
  ) {
    let safe = SafeText(text)
    grid.put(
      safe, column: max(range.upperBound - safe.width, range.lowerBound), row: row,
      width: range.count, role: role)
  }

  func putDue(_ due: Day, in range: Range<Int>, row: Int, _ grid: inout Grid) {
    putRight(
      Wording.dueColumn(due, today: moment.today, width: range.count), in: range, row: row,
      due.role(today: moment.today), &grid)
  }

  /// Nobody is blank; several are their number and a plus.
  func putOwner(_ owners: [String], in range: Range<Int>, row: Int, _ grid: inout Grid) {
    grid.put(
      SafeText(line: Wording.ownerColumn(owners, me: settings.me)), column: range.lowerBound,
      row: row, width: range.count,
      role: .actionOwner)
  }

  private func renderEmptyList(_ area: Rect, _ grid: inout Grid) {
    var row = area.row
    for (number, line) in emptyListLines.enumerated() {
      for piece in Self.emptyListPieces(line, columns: area.columns) where row < area.endRow {
        grid.put(
          piece, column: area.column + 2, row: row, role: number == 0 ? .textStrong : .text)
        row += 1
      }
    }
  }

  /// A sentence of an empty list, broken at the width of the list.
  static func emptyListPieces(_ line: SafeText, columns: Int) -> [SafeText] {
    line.wrapped(to: max(columns - 4, 8))
  }

  /// What an empty list says: why it is empty, and what to do next.
  var emptyListLines: [SafeText] { emptyListTexts.filter { !$0.isEmpty }.map { SafeText($0) } }

  private var emptyListTexts: [String] {
    if !browse.list.isLoaded { return [] }
    if !browse.list.narrowing.isEmpty {
      return [
        "No \(browse.view.kind.noun) matches \(browse.list.narrowing)",
        offer(.drop, "shows all again"),
      ]
    }
    let help = offer(.palette, "all keys")
    if isStoreEmpty {
      return [
        "Welcome. Nothing is here yet.", "Paste a briefing", offer(.takeIn, "file or folder"),
        [offer(.feeds, "feeds"), offer(.addFeed, "adds one")].joinedParts(": "),
        offer(.bringUpToDate, "up to date: feeds and others"), help,
      ]
    }
    if health.damaged > 0, totals?.briefings ?? 0 == 0 {
      return ["Nothing here could be read", "docket doctor names the damage"]
    }
    if browse.view == .inbox {
      let ways = [offer(.show(.briefings), "all briefings"), offer(.log, "log")]
      return ["Nothing needs you." + daySummary, ways.joinedParts("   ")]
    }
    return ["Nothing here", [offer(.show(.inbox), "Inbox"), help].joinedParts("   ")]
  }

  /// ` Since 08:31: 62 n/a, 5 done, 8 to raj, 6 later`.
  private var daySummary: String {
    let standing = deeds.filter { $0.undo == nil }.map { (act: $0.act, actions: $0.actions) }
    let tally = Wording.tally(standing, me: settings.me)
    guard !tally.isEmpty else { return "" }
    return " Since \(moment.zone.local(settings.startedAt).time): \(tally)"
  }
}

extension Severity? {
  var role: Role {
    switch self {
    case .critical: .severityCritical
    case .high: .severityHigh
    case .medium: .severityMedium
    case .low: .severityLow
    case nil: .severityNone
    }
  }
}

extension Day {
  /// Red is for late, orange for the next three days; nothing else has a colour.
  func role(today: Day) -> Role {
    if self < today { return .actionOverdue }
    return number - today.number <= 3 ? .actionDue : .text
  }
}

extension ActionRow {
  var mark: String { conflict.isEmpty ? state.checkbox : "[&]" }

  var markRole: Role {
    guard conflict.isEmpty else { return .actionConflict }
    return switch state {
    case .done: .actionDone
    case .notApplicable, .duplicate: .actionNA
    case .deferred, .waiting, .riskAccepted: .actionDeferred
    case .open, .doing: .actionOpen
    }
  }
}
