import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// Text from outside never moves a border and never reaches the terminal as a command.
@Suite struct HostileTextTests {
  static let texts = [
    "plain", "\u{26A0}\u{FE0F} warning sign", "\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7} flags",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} family", "\u{1FAE8} shaking",
    "日本語の見出し 長い長い長い長い長い長い長い",
    "שלום עולם", "مرحبا بالعالم", "\u{202E}fdp.exe\u{2066}", "\u{1B}[31mred\u{1B}[0m",
    "\u{1B}]0;title\u{7}", "\u{9B}2J", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
    "tab\there", "line\nbreak\r\u{2028}\u{85}end", "\u{0}\u{8}\u{7F}nul", "👍🏽 skin",
    "\u{FEFF}bom\u{200B}zero\u{AD}width",
    String(repeating: "長", count: 300), String(repeating: "a\u{301}", count: 300),
    String(repeating: " ", count: 200), "",
    "\u{E0041}\u{E0042} tags", "\u{FFFD}\u{FFFE}\u{10FFFF}",
  ]

  static let briefings: [StoredBriefing] = texts.enumerated().map { number, text in
    var stored = Samples.briefing(
      "h\(number)", text, .high, source: text, due: "2026-12-08", actions: [text, "second \(text)"])
    stored.briefing.sections = [
      Section(
        kind: .whatHappened, heading: text,
        blocks: [
          .paragraph(text + " " + text), .code(text, language: nil), .quote(text),
          .list(ordered: true, items: [text]), .table(header: [text], rows: [[text, text]]),
        ])
    ]
    stored.briefing.cves = [text]
    stored.tags = [text]
    for index in stored.actions.indices {
      stored.actions[index].owners = [text]
      stored.actions[index].notes = [
        Note(id: EventID(rawValue: "n"), text: text, who: text, at: Harness.now)
      ]
      stored.actions[index].action.detail = text
    }
    stored.row.owners = [text]
    return stored
  }

  static let states = [
    "", "Tab", "a Enter", "a", "o", "=", "gs", "a cs", "t t", "ga", "z", "Tab z",
  ]

  @Test(
    arguments: states,
    [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 40, rows: 10)])
  func `borders stay in their column and no control sign is drawn`(keys: String, size: Size) {
    var harness = Harness(Self.briefings, columns: size.columns, rows: size.rows)
    for row in Self.briefings.indices {
      harness.type("gg \(row == 0 ? "" : "\(row) j".spaced) \(keys)")
      let grid = harness.grid
      check(grid, "row \(row), \(keys)")
      if let border = harness.app.layout.border, harness.app.overlays.isEmpty {
        for line in 1..<size.rows - 1 {
          #expect(
            grid[border, line].glyph == "│" || grid[border, line].glyph == "─",
            "line \(line), row \(row)")
        }
      }
      harness.type("Esc Esc Esc q Esc")
      if harness.app.isQuitting || harness.app.browse.view != .inbox
        || harness.app.browse.focus != .list
      {
        harness = Harness(Self.briefings, columns: size.columns, rows: size.rows)
      }
    }
  }

  private func check(_ grid: Grid, _ comment: String) {
    for row in 0..<grid.size.rows {
      var column = 0
      while column < grid.size.columns {
        let glyph = grid[column, row].glyph
        // Plain comparisons: there are millions of cells.
        if glyph.unicodeScalars.contains(where: Self.isForbidden) { Issue.record("\(comment)") }
        let width = glyph == " " ? 1 : SafeText(glyph).width
        if width != 1, width != 2 { Issue.record("\(comment): \(glyph)") }
        if width == 2, !grid[column + 1, row].glyph.isEmpty { Issue.record("\(comment)") }
        column += max(width, 1)
      }
      #expect(column == grid.size.columns, "\(comment)")
    }
  }

  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<32, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2060...0x206F,
      0xFE0E, 0xFE0F,
      0xFEFF, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  @Test(arguments: texts)
  func `hostile text in every prompt and sentence stays on one row`(text: String) {
    for keys in ["/", "a @", "a ;", "?", ":"] {
      var harness = Harness(Self.briefings)
      harness.type(keys)
      harness.paste(text)
      check(harness.grid, keys)
      harness.send(.told(text))
      harness.type("Enter")
      check(harness.grid, keys)
    }
    var harness = Harness(Self.briefings)
    harness.send(.told(text))
    check(harness.grid, "told")
    harness.send(.failed(text))
    check(harness.grid, "failed")
    harness.send(.actFailed(text))
    check(harness.grid, "act failed")
    harness.type("=")
    harness.send(.whyFound([PageLine(label: text, text: text)]))
    check(harness.grid, "page")
  }
}

extension String {
  /// `12 j` as keys of their own: `1 2 j`.
  fileprivate var spaced: String { map { String($0) }.joined(separator: " ") }
}
