import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// The real cursor stands on what is selected, after every key.
@Suite struct CursorTests {
  static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 60, rows: 16),
    Size(columns: 40, rows: 10), Size(columns: 20, rows: 5),
  ]
  static let keys = [
    "j", "j", "j", "Tab", "j", "j", "Ctrl-D", "k", "}", "Tab", "j", "j", "j", "Enter", "k", "Enter",
    "G", "gg",
    "q", "G", "k", "b", "Space", "J", "z", "j", "a", "j", "z", "ga", "j", "j", "Enter", "j", "q",
    "gi", "n",
    "v", "j", "t", "Esc", "Enter", "/", "k", "Enter", "n", "Esc", "q", "$",
  ]

  @Test(arguments: sizes)
  func `the cursor is on the marked row after every key`(size: Size) {
    var harness = Harness(Samples.all, columns: size.columns, rows: size.rows)
    for key in Self.keys {
      harness.type(key)
      guard harness.app.overlays.isEmpty else { continue }
      let grid = harness.grid
      guard let cursor = grid.cursor else {
        Issue.record("no cursor after \(key)")
        continue
      }
      #expect(
        grid[cursor.column, cursor.row].glyph == ">", "after \(key): \(harness.lines[cursor.row])")
    }
  }

  @Test func `in the list it stands on the row's title`() {
    var harness = Harness(Samples.many(100), columns: 80, rows: 24)
    for _ in 0..<120 {
      harness.type("j")
      let row = harness.grid.cursor?.row ?? -1
      #expect(
        harness.lines[row].contains("number \(harness.app.browse.list.selected + 1) ")
          || harness.lines[row].hasSuffix("number \(harness.app.browse.list.selected + 1)"))
      #expect(harness.grid.cursor?.column == 0)
    }
  }

  /// A prompt, what is typed, and how many columns it takes.
  @Test(arguments: [
    ("/", "abc", 3), ("a @", "raj fri", 7), ("a ;", "日本", 4), (":", "", 0), ("i", "a/b", 3),
    ("a do", "é", 1),
  ])
  func `in a prompt it stands where the next letter goes`(keys: String, text: String, width: Int) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    let start = harness.grid.cursor
    #expect(start?.row == 23)
    harness.type("\"\(text)\"")
    #expect(harness.grid.cursor == start.map { Position(column: $0.column + width, row: 23) })
    harness.type("Home")
    #expect(harness.grid.cursor == start)
    harness.type("Right End")
    #expect(harness.grid.cursor == start.map { Position(column: $0.column + width, row: 23) })
  }

  @Test func `in a line longer than the screen it stays in sight`() {
    var harness = Harness(Samples.all, columns: 40, rows: 10)
    harness.type("a ;")
    for _ in 0..<100 {
      harness.type("x")
      let cursor = harness.grid.cursor
      #expect(cursor?.row == 9 && (cursor?.column ?? 99) < 40)
    }
    harness.type("Home")
    #expect((harness.grid.cursor?.column ?? 99) < 40)
    #expect(harness.lastRow.contains("evidence"))
  }

  @Test(arguments: sizes)
  func `in a palette it follows what is typed`(size: Size) {
    var harness = Harness(Samples.all, columns: size.columns, rows: size.rows)
    harness.type("? \"do\"")
    #expect(harness.grid.cursor == Position(column: 9, row: size.rows - 1))
  }

  /// A prefix, and what stands on the last row in front of the key that is waited for.
  @Test(arguments: [
    ("a c", " state"), ("a d", " n/a because"), ("a w", " later"), ("g", " go"), ("Z", " Z"),
    ("gh c", " state"),
  ])
  func `while a key is waited for it stands behind what was typed`(keys: String, label: String) {
    var harness = Harness(Samples.all)
    harness.type("\(keys) ?")
    let cursor = harness.grid.cursor
    #expect(cursor?.row == 23)
    #expect(harness.lastRow.prefix(cursor?.column ?? 0).trimmedEnd == label)
    #expect([" ", "_"].contains(cursor.map { harness.grid[$0.column, $0.row].glyph }))
  }

  @Test(arguments: ["?", "gl", "=", "o", "S", "gs", "a cs", "gf"])
  func `a pop-up has the cursor within it`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.grid.cursor != nil)
    harness.type("Esc")
    let grid = harness.grid
    #expect(grid.cursor.map { grid[$0.column, $0.row].glyph } == ">")
  }

  @Test func `the row the other pane left is marked apart`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("2 j a")
    #expect(harness.lines.contains { $0.hasPrefix(": ") || $0.hasPrefix(":  CKU Brightdesk") })
    #expect(harness.lines.count { $0.hasPrefix(">") } == 0)
  }
}

extension Substring {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
