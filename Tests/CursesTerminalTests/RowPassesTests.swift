import CellGrid
import Testing

@testable import CursesTerminal

/// No update may look to curses as if rows had moved: it would scroll.
@Suite struct RowPassesTests {
  static func grid(_ lines: [String]) -> Grid {
    var grid = Grid(size: Size(columns: 12, rows: lines.count))
    for (row, line) in lines.enumerated() {
      grid.put(SafeText(line), column: 0, row: row, role: .text)
    }
    return grid
  }

  static let rows = (0..<24).map { "row \($0)" }

  @Test(arguments: [1, -1, 2, 4, -4, 12, 23])
  func `no part holds a row and the place it moved to`(distance: Int) {
    let old = Self.grid(Self.rows)
    let moved = Self.rows.indices.map { index in
      let from = index + distance
      return Self.rows.indices.contains(from) ? Self.rows[from] : "new \(index)"
    }
    let parts = RowPasses.parts(from: old, to: Self.grid(moved), rows: 0..<24)
    #expect(parts.joined().sorted() == Array(0..<24))
    #expect(parts.count <= 2)
    for part in parts {
      #expect(part.allSatisfy { !part.contains($0 + distance) || moved[$0].hasPrefix("new") })
    }
  }

  @Test func `rows that go round are parted too`() {
    let turned = Array(Self.rows[1...] + Self.rows[..<1])
    let parts = RowPasses.parts(
      from: Self.grid(Self.rows), to: Self.grid(turned), rows: 0..<24)
    #expect(parts.joined().sorted() == Array(0..<24))
    for part in parts { #expect(part.allSatisfy { !part.contains(($0 + 1) % 24) }) }
  }

  @Test func `what did not move is one part, and what did not change in none`() {
    let old = Self.grid(Self.rows)
    var lines = Self.rows
    for index in [2, 5, 9, 11] { lines[index] = "other \(index)" }
    #expect(RowPasses.parts(from: old, to: Self.grid(lines), rows: 0..<24) == [[2, 5, 9, 11]])
    #expect(RowPasses.parts(from: old, to: old, rows: 0..<24) == [[]])
  }
}
