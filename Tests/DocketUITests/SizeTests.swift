import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

@Suite struct SizeTests {
  static let states = [
    "", "Tab", "a", "2 j a j Enter", "2 j a j Enter h h", "?", "gl", "a @ \"raj fri\"", "a d ?",
    "t t", "gb z", "ga", "/ \"zebra\" Enter",
    "o Enter", "gf", "gf G", "gf a \"https://example.org/feed\"",
  ]

  @Test(arguments: states)
  func `every size is drawn, and the cursor is inside`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    for rows in 0...25 {
      for columns in stride(from: 0, through: 60, by: rows < 6 ? 1 : 3) {
        harness.resize(columns, rows)
        check(harness)
      }
    }
    harness.resize(400, 1_000)
    check(harness)
    harness.resize(1, 1_000)
    check(harness)
    harness.resize(400, 1)
    check(harness)
  }

  @Test(arguments: 0...60)
  func `the columns of the checklist stand in their order`(columns: Int) {
    let places = ChecklistColumns(left: 3, columns: columns)
    #expect(places.title.upperBound <= places.decision.upperBound || columns < 12)
    #expect(places.decision.upperBound <= places.owner.lowerBound)
  }

  private func check(_ harness: Harness) {
    let grid = harness.grid
    let size = harness.app.size
    #expect(grid.size == size)
    guard let cursor = grid.cursor else { return }
    #expect(cursor.column < size.columns && cursor.row < size.rows, "\(size)")
  }

  @Test func `a paste preview fits every size`() {
    var harness = Harness(Samples.all)
    harness.paste(String(repeating: "text ", count: 100))
    for rows in 0...25 {
      for columns in 0...60 {
        harness.resize(columns, rows)
        check(harness)
      }
    }
  }

  @Test func `keys work at every size`() {
    for rows in 0...20 {
      for columns in stride(from: 0, through: 60, by: 4) {
        var harness = Harness(Samples.all, columns: columns, rows: rows)
        harness.type(
          "j a x j dn @ \"raj\" Enter Tab Space Ctrl-D G z ? Esc / \"e\" Enter q q u u $ gg G")
        check(harness)
      }
    }
  }

  @Test(arguments: [(19, 5), (20, 4), (10, 2)])
  func `too small a screen says so and comes back`(columns: Int, rows: Int) {
    var harness = Harness(Samples.all)
    harness.type("2 j a j")
    let before = harness.screen
    harness.resize(columns, rows)
    #expect(
      harness.lines.contains { $0.contains("too small".prefix(columns)) || $0.contains("terminal") }
    )
    harness.resize(80, 24)
    #expect(harness.screen == before)
  }

  @Test func `at 40x10 the list has eight rows and titles of 24`() {
    var harness = Harness(Samples.many(30), columns: 40, rows: 10)
    #expect(harness.lines.count { $0.contains("Advisory") } == 8)
    #expect(ListColumns(columns: 40).title.count >= 24)
    harness.type("a")
    #expect(!harness.screen.contains("Advisory number 2"))
    #expect(harness.screen.contains("[ ] 1"))
  }

  @Test func `at 80x24 both panes are there`() {
    let layout = Harness(Samples.all).app.layout
    #expect(layout.form == .stacked)
    #expect(layout.list.rows >= 7 && layout.text.rows >= 6 && layout.checklist.rows >= 2)
  }

  @Test func `the checklist takes at most a third`() {
    for rows in 16...60 {
      for columns in [60, 80, 99, 100, 200] {
        var harness = Harness(Samples.all, columns: columns, rows: rows)
        harness.type("2 j a Enter")
        let layout = harness.app.layout
        #expect(layout.checklist.rows * 3 <= rows || layout.checklist.rows <= 3)
        #expect(layout.text.rows > 0)
        #expect(layout.list.rows > 0 || layout.form == .single)
      }
    }
  }

  @Test func `nothing overlaps and nothing is outside`() {
    for rows in 5...60 {
      for columns in stride(from: 20, through: 220, by: 7) {
        for focus in Pane.allCases {
          for isZoomed in [false, true] {
            let layout = Layout(
              size: Size(columns: columns, rows: rows), focus: focus, isZoomed: isZoomed,
              listLines: 40,
              checklistLines: 5)
            var cells: Set<Int> = []
            var sum = 0
            for rect in [
              layout.list, layout.heading, layout.text, layout.checklistBand, layout.checklist,
            ]
            where !rect.isEmpty {
              #expect(rect.row >= 1 && rect.endRow <= rows - 1)
              #expect(rect.column >= 0 && rect.column + rect.columns <= columns)
              for row in rect.row..<rect.endRow { cells.insert(row * 1_000 + rect.column) }
              sum += rect.rows
            }
            #expect(cells.count == sum, "\(columns)x\(rows) \(focus)")
          }
        }
      }
    }
  }

  @Test func `a hundred random sizes keep the selected row visible`() {
    var random = SplitMix64(seed: 22)
    var harness = Harness(Samples.many(60))
    for _ in 0..<100 {
      harness.type(["j", "3 j", "k", "G", "J", "Ctrl-D"].randomElement(using: &random) ?? "j")
      harness.resize(
        Int.random(in: 20...300, using: &random), Int.random(in: 5...80, using: &random))
      let grid = harness.grid
      let cursor = grid.cursor ?? Position(column: 0, row: 0)
      #expect(grid[cursor.column, cursor.row].glyph == ">")
      #expect(harness.lines[cursor.row].contains("Adv"))
      #expect(Harness.repainted(harness).lines == harness.lines)
    }
  }
}

extension Harness {
  /// The same model after a repaint.
  static func repainted(_ harness: Harness) -> Harness {
    var harness = harness
    harness.type("Ctrl-L")
    return harness
  }
}
