import CellGrid
import DocketModel

extension PageModel {
  /// Draws the page over everything but the last row.
  func render(into grid: inout Grid, keymap: Keymap) {
    let size = grid.size
    guard size.rows > 2 else { return }
    Chrome.band(&grid, row: 0, column: 0, columns: size.columns, title: title)
    let rows = size.rows - 2
    let lines = wrapped(columns: size.columns)
    for offset in 0..<rows {
      let row = offset + 1
      grid.clear(row: row)
      let index = top + offset
      guard lines.indices.contains(index) else { continue }
      let line = lines[index]
      grid.put(line.label, column: 2, row: row, width: max(line.indent - 3, 0), role: .textDim)
      grid.put(
        line.text, column: line.indent, row: row, width: size.columns - line.indent,
        role: line.isHeading ? .sectionHeading : .text)
    }
    let row = size.rows - 1
    grid.clear(row: row)
    let more = lines.count - top - rows
    let rest = "\(Wording.grouped(more)) \(more == 1 ? "line" : "lines") more"
    let on = more > 0 ? keymap.offer(.readOn, rest) : ""
    let hint =
      isWaiting
      ? "one moment" : [on, keymap.offer(.closeOrQuit, "back", in: .page)].joinedParts("  ")
    grid.put(SafeText(" " + hint), column: 0, row: row, width: size.columns, role: .hintText)
    grid.cursor = Position(column: 0, row: min(1, size.rows - 1))
  }
}
