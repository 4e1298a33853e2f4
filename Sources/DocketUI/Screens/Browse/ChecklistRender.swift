import CellGrid
import DocketModel

extension App {
  /// The band over the checklist, and the actions.
  func renderChecklist(_ layout: Layout, _ grid: inout Grid) {
    guard let reading = browse.reading else { return }
    if !layout.checklistBand.isEmpty {
      Chrome.band(
        &grid, row: layout.checklistBand.row, column: layout.checklistBand.column,
        columns: layout.checklistBand.columns, title: bandTitle(reading))
    }
    let area = layout.checklist
    guard !area.isEmpty else { return }
    guard !reading.actions.isEmpty else {
      grid.put(
        SafeText(["No actions in this briefing", offer(.addAction, "adds one")].joinedParts("; ")),
        column: area.column + 1, row: area.row,
        width: area.columns - 2, role: .textDim)
      return
    }
    let lines = checklistLines(reading, columns: area.columns)
    for offset in 0..<area.rows {
      let number = reading.checklist.top + offset
      guard lines.lines.indices.contains(number) else { break }
      switch lines.lines[number] {
      case .action(let index): renderAction(index, reading, area, row: area.row + offset, &grid)
      case .detail(let text, let role):
        grid.put(
          text, column: area.column + ChecklistLines.indent, row: area.row + offset,
          width: area.columns - ChecklistLines.indent, role: role)
      }
    }
    renderHidden(lines, reading, area, hasBand: !layout.checklistBand.isEmpty, &grid)
  }

  func bandTitle(_ reading: ReadingModel) -> String {
    let settled = reading.actions.count { $0.isSettled }
    let total = reading.actions.count
    guard total > 0 else { return "Actions" }
    // What is put off or waits for somebody is not what is due next.
    let open = reading.actions.filter { $0.state == .open || $0.state == .doing }
    let due = open.filter { !$0.isSettled }.compactMap(\.due).min()
    let next = due.map { " · " + Wording.nextDue($0, today: moment.today) } ?? ""
    let name = reading.isPractice ? "Practice" : "Actions"
    return "\(name) \(settled)/\(total)" + (settled == total ? " · settled" : next)
  }

  private func renderAction(
    _ index: Int, _ reading: ReadingModel, _ area: Rect, row: Int, _ grid: inout Grid
  ) {
    let action = reading.actions[index]
    let left = area.column
    let isSelected = index == reading.checklist.selected && browse.focus == .checklist
    if isSelected { grid.put(">", column: left, row: row, role: .textStrong, emphasis: .bold) }
    if reading.checklist.isMarked(action.id, at: index) {
      grid.put("+", column: left, row: row, role: .listMarked, emphasis: .bold)
    }
    grid.put(SafeText(action.mark), column: left + 1, row: row, role: action.markRole)
    let columns = ChecklistColumns(
      left: left, columns: area.columns, largest: reading.largestNumber)
    // The gap has the look of the number: a change of look there and back costs 24 bytes a tick.
    let gap = columns.title.lowerBound - left - 5
    let number = "\(action.number)" + String(repeating: " ", count: gap)
    grid.put(SafeText(number), column: left + 5, row: row, width: gap, role: .textDim)
    let role: Role = action.isSettled ? .listSettled : .text
    let decision = decisionText(of: action)
    var title = SafeText(line: action.action.title)
    if action.isChanged { title = "~ \(title)" }
    if action.isWithdrawn { title = "withdrawn: \(title)" }
    grid.put(
      title, column: columns.title.lowerBound, row: row,
      width: columns.titleRoom(of: action, decision: decision),
      role: role,
      emphasis: action.isSettled ? .dim : [], ellipsis: true)
    if columns.isTight {
      putTightEnd(action, columns, row: row, &grid)
    } else {
      putDecision(action, in: columns.decision(of: decision), row: row, &grid)
      putOwner(action.owners, in: columns.owner, row: row, &grid)
    }
    if isSelected {
      let bar = Rect(column: left, row: row, columns: area.columns, rows: 1)
      grid.emphasize(bar, settings.showsBar ? [.bar, .bold] : .bold)
    }
  }

  /// The decision in words; none where the action is open.
  func decisionText(of action: ActionRow) -> SafeText {
    // Of several opinions none stands there as if it were the decision.
    guard let decision = action.decision, action.conflict.isEmpty,
      action.state == decision.decision.state,
      action.state != .open, action.state != .doing
    else { return "" }
    return SafeText(
      Wording.decisionColumn(decision, zone: moment.zone, today: moment.today))
  }

  /// The decision in words, else the due date and where it comes from.
  private func putDecision(
    _ action: ActionRow, in range: Range<Int>, row: Int, _ grid: inout Grid
  ) {
    let decision = decisionText(of: action)
    if !decision.isEmpty {
      grid.put(
        decision, column: range.lowerBound, row: row, width: range.count,
        role: action.state == .done ? .actionDone : .text, ellipsis: true)
    } else if let due = action.due {
      grid.put(
        SafeText(Wording.dueText(action, today: moment.today, width: range.count)),
        column: range.lowerBound, row: row, width: range.count,
        role: due.role(today: moment.today))
    }
  }

  private func putTightEnd(
    _ action: ActionRow, _ columns: ChecklistColumns, row: Int, _ grid: inout Grid
  ) {
    let owner = action.owners.first.map { " " + ($0 == settings.me ? "me" : $0) } ?? ""
    var text = ""
    var role = Role.text
    if let decision = action.decision, action.conflict.isEmpty, action.state != .open,
      action.state != .doing
    {
      text = Wording.decisionColumn(decision, zone: moment.zone, today: moment.today).prefixWord
    } else if let due = action.due {
      text = Wording.dueColumn(due, today: moment.today, width: 5)
      role = due.role(today: moment.today)
    }
    putRight((text + owner).trimmed, in: columns.decision, row: row, role, &grid)
  }

  private func renderHidden(
    _ lines: ChecklistLines, _ reading: ReadingModel, _ area: Rect, hasBand: Bool,
    _ grid: inout Grid
  ) {
    let more = lines.lines.count - reading.checklist.top - area.rows
    guard more > 0, area.columns >= 40, hasBand else { return }
    // On the last row of the checklist: the band above belongs to the text.
    let text = SafeText(" " + ["\(more) more", key(of: .down)].joinedParts(": "))
    grid.put(
      text, column: area.column + area.columns - text.width, row: area.endRow - 1, role: .textDim)
  }
}

/// Where the columns of the checklist stand.
struct ChecklistColumns: Sendable, Hashable {
  var title: Range<Int>
  var decision: Range<Int>
  var owner: Range<Int>
  /// Whether date and owner share their cells.
  var isTight: Bool

  /// The cells a title may take: those of date and owner too, where nothing stands in them.
  func titleRoom(of action: ActionRow, decision text: SafeText = "") -> Int {
    let isDecided = action.decision != nil && action.state != .open && action.state != .doing
    let hasOwner = !action.owners.isEmpty
    if isDecided || action.due != nil || (hasOwner && isTight) {
      return isTight ? title.count : max(title.count - reach(of: text), 0)
    }
    let end = isTight ? decision.upperBound : hasOwner ? owner.lowerBound - 1 : owner.upperBound - 1
    return max(end - title.lowerBound, title.count)
  }

  /// How far a long decision such as `until Sep 2028` reaches into the title.
  private func reach(of text: SafeText) -> Int {
    // Names of people may be of any length and are cut.
    text.string.hasPrefix("until ") || text.string.hasPrefix("back ")
      ? max(text.width - decision.count, 0) : 0
  }

  func decision(of text: SafeText) -> Range<Int> {
    max(decision.lowerBound - reach(of: text), 0)..<decision.upperBound
  }

  /// `largest` is the largest number that stands before a title.
  init(left: Int, columns: Int, largest: Int = 1) {
    let digits = String(largest).utf8.count
    isTight = columns < 48
    // A pane that is not shown has no columns, and is laid out all the same.
    let columns = max(columns, 12)
    let end = left + columns
    if columns < 48 {
      let from = max(end - 10, left)
      decision = from..<max(end - 1, from)
      owner = end..<end
      let start = left + 6 + max(digits, 1)
      title = start..<max(decision.lowerBound - 1, start)
      return
    }
    owner = end - 4..<end
    decision = end - 17..<end - 5
    let start = left + 6 + max(digits, 2)
    title = start..<max(decision.lowerBound - 1, start)
  }
}

extension String {
  /// Up to the first blank, for the narrowest column.
  var prefixWord: String { String(prefix { $0 != " " }) }
}
