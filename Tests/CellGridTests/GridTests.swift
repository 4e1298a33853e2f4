import TestSupport
import Testing
import TextOracle

@testable import CellGrid

@Suite struct GridTests {
  private func grid(_ columns: Int, _ rows: Int) -> Grid {
    Grid(size: Size(columns: columns, rows: rows))
  }

  @Test func `text stands where it was put and says where it ends`() {
    var grid = grid(10, 2)
    #expect(grid.put("abc", column: 2, row: 1, role: .title) == 5)
    #expect(grid.lines == ["", "  abc"])
    #expect(grid.roles([.title: "t"]) == ["..........", "..ttt....."])
    #expect(grid.put("", column: 3, row: 0) == 3)
    #expect(grid.put("x", column: 3, row: 9) == 4)
  }

  @Test func `text is cut at the limit and at the edge`() {
    var grid = grid(6, 4)
    #expect(grid.put("abcdefgh", column: 1, row: 0) == 6)
    #expect(grid.put("abcdefgh", column: 1, row: 1, width: 3) == 4)
    #expect(grid.put("abcdefgh", column: 1, row: 2, width: 4, ellipsis: true) == 5)
    #expect(grid.put("abcd", column: 1, row: 3, width: 4, ellipsis: true) == 5)
    #expect(grid.lines == [" abcde", " abc", " abc…", " abcd"])
  }

  @Test func `a wide glyph is never split`() {
    var grid = grid(5, 4)
    #expect(grid.put("漢字漢", column: 0, row: 0) == 5)
    #expect(grid.put("漢字漢", column: 0, row: 1, ellipsis: true) == 5)
    #expect(grid.put("漢字漢", column: 0, row: 2, width: 4, ellipsis: true) == 4)
    #expect(grid.put("漢字", column: -1, row: 3) == 3)
    #expect(grid.lines == ["漢字", "漢字…", "漢…", " 字"])
    #expect(grid[1, 0].glyph.isEmpty)
  }

  @Test(arguments: [(0, "x 字"), (1, " x字"), (2, "漢x"), (3, "漢 x")])
  func `drawing over half of a wide glyph blanks the other half`(column: Int, expected: String) {
    var grid = grid(4, 1)
    grid.put("漢字", column: 0, row: 0)
    grid.put("x", column: column, row: 0)
    #expect(grid.lines == [expected])
  }

  @Test func `every content keeps the border in its column`() {
    let rows: [String] = [
      "\u{26A0}\u{FE0F} warning", "🇩🇪 flag", "👨\u{200D}👩\u{200D}👧\u{200D}👦", "\u{1FAE8} shaking",
      "漢字",
      "שלום", "\u{202E}right", "\u{1B}[31mred",
    ]
    var grid = grid(14, rows.count)
    for (row, text) in rows.enumerated() {
      grid.put(SafeText(text), column: 0, row: row, width: 12)
      grid.put("│", column: 12, row: row, role: .border)
    }
    #expect(rows.indices.allSatisfy { grid[12, $0].glyph == "│" })
    #expect(
      grid.lines == [
        "⚠ warning   │", "DE flag     │", "👨👩👧👦    │", "? shaking   │", "漢字        │",
        "שלום        │",
        "right       │", "[31mred     │",
      ])
    #expect(grid.asASCII().lines[4] == "????        |")
  }

  @Test func `rectangles are filled, lined, emphasised and copied`() {
    var grid = grid(8, 4)
    grid.fill(Rect(column: 1, row: 1, columns: 2, rows: 2), with: "#", role: .code)
    grid.horizontalLine(row: 0)
    grid.verticalLine(column: 4, row: 1)
    grid.emphasize(Rect(column: 0, row: 1, columns: .max, rows: 1), .bar)
    grid.emphasize(Rect(column: 0, row: 1, columns: 1, rows: 1), .bold)
    #expect(grid.lines == ["────────", " ## │", " ## │", "    │"])
    #expect(grid.map(of: .bar) == ["........", "########", "........", "........"])
    #expect(grid[0, 1].emphasis == [.bar, .bold])
    #expect(grid.asASCII().lines == ["--------", " ## |", " ## |", "    |"])

    var other = self.grid(4, 2)
    other.write(
      grid, at: Position(column: 1, row: 0), from: Rect(column: 1, row: 1, columns: 9, rows: 2))
    #expect(other.lines == [" ##", " ##"])
    #expect(other[1, 0].role == .code)
  }

  @Test func `a copy does not split wide glyphs`() {
    var source = grid(6, 1)
    source.put("漢字漢", column: 0, row: 0)
    var target = grid(6, 1)
    target.put("字字字", column: 0, row: 0)
    target.write(
      source, at: Position(column: 1, row: 0), from: Rect(column: 1, row: 0, columns: 4, rows: 1))
    #expect(target.lines == ["  字"])
    target.write(source, at: Position(column: 5, row: 0))
    #expect(target.lines == ["  字"])
    target.write(source, at: Position(column: -3, row: 0))
    #expect(target.lines == [" 漢"])
  }

  @Test(arguments: [Int.min, -1_000_000, -1, 0, 3, 1_000_000, .max])
  func `no place or size traps`(number: Int) {
    var grid = Grid(size: Size(columns: 3, rows: 2))
    for other in [Int.min, -2, 0, 2, .max] {
      grid.put("漢字 text", column: number, row: other, width: other, ellipsis: true)
      grid.put("漢字 text", column: other, row: number, width: number)
      let rect = Rect(column: number, row: other, columns: other, rows: number)
      grid.fill(rect, with: "漢")
      grid.emphasize(rect, .bold)
      grid.setRole(.code, in: rect)
      grid.horizontalLine(row: number, column: other, columns: number)
      grid.verticalLine(column: other, row: number, rows: other)
      let copy = grid
      grid.write(copy, at: Position(column: number, row: other), from: rect)
      grid.write(copy, at: Position(column: other, row: number))
      _ = grid[number, other]
    }
    #expect(grid.cells.count == 6)
    #expect(Grid(size: Size(columns: number, rows: 1)).size.columns <= Grid.largest)
  }

  @Test func `random drawing at every small size leaves whole glyphs and whole rows`() {
    var random = SplitMix64(seed: 7)
    for columns in 0...12 {
      for rows in 0...6 {
        var grid = grid(columns, rows)
        var other = self.grid(5, 3)
        other.put("漢字漢字", column: 0, row: 1)
        for _ in 0..<40 {
          draw(on: &grid, other, &random)
          checkInvariants(grid)
        }
        checkInvariants(grid.asASCII())
      }
    }
  }

  private func draw(on grid: inout Grid, _ other: Grid, _ random: inout SplitMix64) {
    let column = Int.random(in: -4...14, using: &random)
    let row = Int.random(in: -2...7, using: &random)
    let size = Int.random(in: -1...8, using: &random)
    let rect = Rect(column: column, row: row, columns: size, rows: 2)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: grid.fill(rect, with: "#")
    case 1:
      let part = Rect(column: size, row: 0, columns: 3, rows: 3)
      grid.write(other, at: Position(column: column, row: row), from: part)
    default:
      let text = SafeText(random.foreignText(upTo: 12))
      let next = grid.put(
        text, column: column, row: row, width: size, ellipsis: Bool.random(using: &random))
      let end = min(column + max(size, 0), grid.size.columns)
      #expect(next <= max(end, column))
      #expect(next == column || next == min(column + text.width, end))
    }
  }

  /// Each row is exactly as wide as the grid: glyphs of one column, or of two with an empty cell.
  private func checkInvariants(_ grid: Grid) {
    for row in 0..<grid.size.rows {
      var column = 0
      while column < grid.size.columns {
        let width = SafeText(trusted: grid[column, row].glyph).width
        let next = grid[column + 1, row].glyph
        guard width == 1 || (width == 2 && column + 1 < grid.size.columns && next.isEmpty) else {
          Issue.record("broken cell \(column), \(row): \(grid.cells.map(\.glyph))")
          return
        }
        column += width
      }
    }
  }
}
