public import CellGrid
import DocketModel

extension App {
  /// Draws one frame.
  ///
  /// Pure: the same model gives the same grid.
  public func render() -> Grid {
    var grid = Grid(size: size)
    let layout = layout
    guard layout.form != .tiny else {
      renderTiny(&grid)
      return grid
    }
    renderStatus(&grid)
    if !layout.list.isEmpty { renderList(layout.list, &grid) }
    if let border = layout.border {
      grid.verticalLine(column: border, row: 1, rows: size.rows - 2)
    }
    renderHeading(layout, &grid)
    renderChecklist(layout, &grid)
    renderText(layout, &grid)
    renderLastRow(&grid)
    parkCursor(layout, &grid)
    renderOverlay(&grid)
    if pending.showsNext { renderNextKeys(&grid) }
    return grid
  }

  private func renderTiny(_ grid: inout Grid) {
    guard size.columns >= 10, size.rows >= 2 else { return }
    grid.put("terminal too small", column: 0, row: 0, width: size.columns)
    grid.cursor = Position(column: 0, row: 0)
  }

  private func renderOverlay(_ grid: inout Grid) {
    for overlay in overlays {
      switch overlay {
      case .prompt(let prompt): renderPrompt(prompt, &grid)
      case .picker(let picker): picker.render(into: &grid)
      case .page(let page):
        page.render(into: &grid, keymap: settings.keymap)
        renderAnswer(&grid)
      case .since(let since):
        since.render(into: &grid, moment: moment, settings: settings)
        renderAnswer(&grid)
      case .feeds(let feeds): renderFeeds(feeds, &grid)
      case .paste:
        preview?.render(into: &grid)
        renderAnswer(&grid)
      }
    }
  }

  /// Over a screen with a last row of its own: what the last key led to, and what was begun.
  private func renderAnswer(_ grid: inout Grid) {
    guard toast != nil || !pending.isEmpty else { return }
    grid.clear(row: size.rows - 1)
    renderLastRow(&grid)
  }

  /// The real cursor stands on what is selected: braille displays and speech follow it.
  private func parkCursor(_ layout: Layout, _ grid: inout Grid) {
    switch browse.focus {
    case .list:
      let line = listLines.line(ofRow: browse.list.selected) - browse.list.top
      let row = layout.list.row + min(max(line, 0), max(layout.list.rows - 1, 0))
      grid.cursor = Position(column: layout.list.column, row: row)
    case .briefing:
      guard let reading = browse.reading else { return }
      let row = layout.text.row + max(reading.line - reading.top, 0)
      grid.cursor = Position(column: layout.text.column, row: min(row, size.rows - 1))
    case .checklist:
      guard let reading = browse.reading else { return }
      let lines = checklistLines(reading, columns: layout.checklist.columns)
      let line = lines.line(of: reading.checklist.selected) - reading.checklist.top
      grid.cursor = Position(
        column: layout.checklist.column,
        row: min(layout.checklist.row + max(line, 0), size.rows - 1))
    }
  }
}
