import CellGrid

extension PickerModel {
  /// Draws the choices over the panes; the last row holds what is typed.
  func render(into grid: inout Grid) {
    let size = grid.size
    guard size.rows > 3 else { return }
    let shown = shown
    let rows = size.rows - 2
    let top = ScrollWindow.nearest(showing: selected, of: shown.count, in: rows, from: self.top)
    Chrome.band(
      &grid, row: 0, column: 0, columns: size.columns,
      title: "\(title) · \(shown.count)")
    let keyWidth = min(shown.map { SafeText($0.key).width }.max() ?? 0, size.columns / 4)
    for offset in 0..<rows {
      let row = 1 + offset
      grid.clear(row: row)
      let index = top + offset
      guard shown.indices.contains(index) else { continue }
      draw(shown[index], isSelected: index == selected, row: row, keyWidth: keyWidth, &grid)
    }
    drawLastRow(&grid, isEmpty: shown.isEmpty)
  }

  private func draw(
    _ choice: Choice, isSelected: Bool, row: Int, keyWidth: Int, _ grid: inout Grid
  ) {
    let columns = grid.size.columns
    if isSelected {
      grid.put(">", column: 0, row: row, role: .textStrong, emphasis: .bold)
      grid.cursor = Position(column: 0, row: row)
    }
    grid.put(SafeText(choice.key), column: 2, row: row, width: keyWidth, role: .hintKey)
    let column = keyWidth > 0 ? keyWidth + 4 : 2
    let place = SafeText(choice.place)
    let room = columns - column - 1 - (place.isEmpty ? 0 : place.width + 2)
    var end = grid.put(
      SafeText(choice.label), column: column, row: row, width: room,
      role: isSelected ? .textStrong : choice.isElsewhere ? .textDim : .text,
      emphasis: isSelected ? .bold : choice.isElsewhere ? .dim : [], ellipsis: true)
    if !place.isEmpty { end = grid.put(place, column: end + 2, row: row, role: .textDim) }
    let rest = columns - end - 3
    if rest > 12 {
      grid.put(
        SafeText(choice.detail), column: end + 2, row: row, width: rest, role: .textDim,
        ellipsis: true)
    }
    if isSelected { grid.emphasize(Rect(column: 0, row: row, columns: columns, rows: 1), .bar) }
  }

  private func drawLastRow(_ grid: inout Grid, isEmpty: Bool) {
    let row = grid.size.rows - 1
    grid.clear(row: row)
    let text: SafeText = " find: \(filter.text)"
    let end = grid.put(text, column: 0, row: row, width: grid.size.columns - 1, role: .prompt)
    let enterLabel = selectedChoice?.isElsewhere == true ? "says where" : enterLabel
    let help =
      isEmpty ? "nothing fits - Backspace  Esc close" : "Enter \(enterLabel)  \(hint)Esc close"
    let safe = SafeText(help)
    let column = grid.size.columns - safe.width - 1
    if column > end + 2 {
      grid.put(safe, column: column, row: row, role: isEmpty ? .statusError : .hintText)
    }
    let before = SafeText(" find: \(filter.beforeCursor)").width
    grid.cursor = Position(column: min(before, grid.size.columns - 1), row: row)
  }
}
