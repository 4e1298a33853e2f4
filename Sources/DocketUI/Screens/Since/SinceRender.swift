import CellGrid
import DocketModel

extension SinceModel {
  /// Draws the screen over everything.
  func render(into grid: inout Grid, moment: Moment, settings: App.Settings) {
    let size = grid.size
    guard size.rows > 2 else { return }
    for row in 0..<size.rows { grid.clear(row: row) }
    renderTitle(&grid, moment, settings.me)
    grid.cursor = Position(column: 0, row: min(1, size.rows - 1))
    let selectedLine = selectedLine
    for offset in 0..<(size.rows - 2) {
      let index = top + offset
      guard lines.indices.contains(index) else { break }
      let row = offset + 1
      switch lines[index] {
      case .band(let title), .feeds(let title):
        Chrome.band(&grid, row: row, column: 0, columns: size.columns, title: title)
      case .row(let action, let tail):
        let isSelected = index == selectedLine
        render(action, tail, row: row, moment, &grid)
        guard isSelected else { continue }
        grid.put(">", column: 0, row: row, role: .textStrong, emphasis: .bold)
        let bar = Rect(column: 0, row: row, columns: size.columns, rows: 1)
        grid.emphasize(bar, settings.showsBar ? [.bar, .bold] : .bold)
        grid.cursor = Position(column: 0, row: row)
      case .quote(let text):
        grid.put(
          SafeText(line: text), column: 6, row: row, width: size.columns - 6, role: .textDim,
          ellipsis: true)
      }
    }
    renderHints(&grid, settings.keymap)
  }

  private func renderTitle(_ grid: inout Grid, _ moment: Moment, _ me: String) {
    let columns = grid.size.columns
    grid.fill(Rect(column: 0, row: 0, columns: columns, rows: 1), role: .status)
    let person = SafeText(me)
    let title =
      report.map { Wording.sinceTitle($0.mark, zone: moment.zone, today: moment.today) }
      ?? "One moment"
    grid.put(
      SafeText(line: title), column: 1, row: 0, width: max(columns - person.width - 3, 0),
      role: .status, emphasis: .bold, ellipsis: true)
    grid.put(person, column: max(columns - person.width - 1, 0), row: 0, role: .status)
  }

  private func render(
    _ action: ActionRow, _ tail: Tail, row: Int, _ moment: Moment, _ grid: inout Grid
  ) {
    let columns = grid.size.columns
    grid.put(SafeText(action.mark), column: 2, row: row, role: action.markRole)
    var end = columns - 1
    if case .handed(let by, let at) = tail {
      let when = Wording.moment(at, zone: moment.zone, today: moment.today)
      let text = SafeText(line: columns < 48 ? by : "\(by) \(when)")
      end -= max(text.width, columns < 48 ? 4 : 10)
      grid.put(text, column: end, row: row, role: .actionOwner)
      end -= 1
    }
    if let due = action.due {
      let width = columns < 48 ? 5 : 12
      let text = SafeText(
        columns < 48
          ? Wording.dueColumn(due, today: moment.today, width: width)
          : Wording.dueText(action, today: moment.today, width: width))
      end -= columns < 48 ? width : max(text.width, width)
      grid.put(text, column: end, row: row, role: due.role(today: moment.today))
      end -= 1
    }
    let room = end - 7
    let stop = grid.put(
      SafeText(line: action.action.title), column: 6, row: row, width: room,
      role: action.isSettled ? .listSettled : .text, ellipsis: true)
    let rest = 6 + room - stop - 2
    if rest > 10 {
      grid.put(
        SafeText(line: action.briefingTitle), column: stop + 2, row: row, width: rest,
        role: .textDim, ellipsis: true)
    }
  }

  private func renderHints(_ grid: inout Grid, _ keymap: Keymap) {
    var hints: [(key: String, label: String)] = []
    if selectedRow != nil {
      hints = [
        (keymap.key(of: .open), "opens it"), (keymap.key(of: .toggleDone), "done"),
        (keymap.key(of: .assign), "who when"), (keymap.key(of: .why), "why"),
        (keymap.key(of: .deciding), "decide…"),
      ]
    }
    // The way back is the last to go where the row is narrow.
    let place = grid.size.columns < 60 ? min(1, hints.count) : hints.count
    hints.insert((keymap.key(of: .closeOrQuit), "back"), at: place)
    Chrome.hints(hints.filter { !$0.key.isEmpty }, row: grid.size.rows - 1, &grid)
  }
}
