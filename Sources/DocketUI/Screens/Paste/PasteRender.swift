import CellGrid
import DocketModel

extension PastePreview {
  /// What the paste holds, in one sentence.
  var sentence: String {
    guard let first = briefings.first else {
      return "Pasted \(Wording.grouped(characters)) characters: no briefing found in it."
    }
    if briefings.count > 1 {
      return
        "Pasted \(Wording.grouped(characters)) characters: \(briefings.count) briefings, the first "
        + "\"\(first.title)\"."
    }
    let left = leftOut.isEmpty ? "" : "; left out: " + leftOut.joined(separator: ", ")
    let sections = first.sections.count { $0.kind != .actions }
    return "Pasted \(Wording.grouped(characters)) characters: \"\(first.title)\" "
      + "\(Wording.counted(sections, "section")), \(Wording.counted(first.actions.count, "action")), "
      + "\(first.related.count) related\(left)."
  }

  /// Draws the preview over the list: the sentence, then what would be kept.
  func render(into grid: inout Grid) {
    let size = grid.size
    guard size.rows > 3 else { return }
    for row in 0..<size.rows { grid.clear(row: row) }
    Chrome.band(
      &grid, row: 0, column: 0, columns: size.columns, title: "Paste: nothing is stored yet")
    var row = 1
    let width = max(size.columns - 2, 8)
    for piece in SafeText(sentence).wrapped(to: width) {
      guard row < size.rows - 1 else { break }
      grid.put(piece, column: 1, row: row, role: .textStrong)
      row += 1
    }
    row += 1
    if let first = briefings.first { outline(of: first, from: row, &grid) }
    let last = size.rows - 1
    Chrome.hints(
      (briefings.isEmpty ? [] : [("Enter", "keep")]) + [("e", "edit"), ("q", "drop")], row: last,
      &grid)
    grid.cursor = Position(column: 0, row: last)
  }

  private func outline(of briefing: Briefing, from start: Int, _ grid: inout Grid) {
    var row = start
    func line(_ text: String, _ column: Int, _ role: Role) {
      guard row < grid.size.rows - 1 else { return }
      grid.put(
        SafeText(text), column: column, row: row, width: grid.size.columns - column - 1, role: role,
        ellipsis: true)
      row += 1
    }
    for section in briefing.sections where section.kind != .actions {
      line(section.heading.isEmpty ? "Text" : section.heading, 1, .sectionHeading)
      line(section.text.prefixLine, 3, .textDim)
    }
    for action in briefing.actions { line("[ ] \(action.ordinal)  \(action.title)", 1, .text) }
  }
}

extension String {
  /// The first line, for a one-line extract.
  var prefixLine: String { String(prefix { !$0.isNewline }) }
}
