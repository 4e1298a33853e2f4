/// A picture of the whole screen: cells by rows, and where the cursor stands.
///
/// Everything that is drawn is clipped here first, so no call can trap at any size or place. A wide
/// glyph takes two cells, the second one with an empty glyph; no call leaves half of one behind.
public struct Grid: Sendable, Hashable {
  /// More columns or rows than this are not kept.
  public static let largest = 2_000

  public let size: Size
  public private(set) var cells: [Cell]
  /// Where the real cursor is parked; nil hides it.
  public var cursor: Position?

  public init(size: Size) {
    self.size = Size(
      columns: min(size.columns, Grid.largest), rows: min(size.rows, Grid.largest))
    self.cells = Array(repeating: Cell(), count: self.size.columns * self.size.rows)
    self.cursor = nil
  }

  /// The cell at a place; a blank one outside the grid.
  public subscript(column: Int, row: Int) -> Cell {
    guard let index = index(column, row) else { return Cell() }
    return cells[index]
  }

  private func index(_ column: Int, _ row: Int) -> Int? {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return nil }
    return row * size.columns + column
  }

  /// Changes one cell, nothing outside the grid; the caller keeps wide glyphs whole.
  @inline(__always)
  mutating func change(_ column: Int, _ row: Int, _ body: (inout Cell) -> Void) {
    guard let index = index(column, row) else { return }
    body(&cells[index])
  }

  /// Blanks the wide glyph that stands on both sides of a column's left edge, if there is one.
  mutating func sever(_ column: Int, _ row: Int) {
    guard let index = index(column, row), cells[index].glyph.isEmpty else { return }
    cells[index].glyph = " "
    change(column - 1, row) { $0.glyph = " " }
  }

  /// Blanks the second half of a wide glyph whose first half was drawn over.
  mutating func blankOrphan(_ column: Int, _ row: Int) {
    change(column, row) { if $0.glyph.isEmpty { $0.glyph = " " } }
  }
}
