import CellGrid
import DocketModel
import TestSupport
import Testing
import TextOracle

@testable import DocketUI

/// Text from outside never moves a border and never reaches the terminal as a command.
@Suite struct HostileTextTests {
  static let texts =
    [
      "plain", "\u{26A0}\u{FE0F} warning sign", "\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7} flags",
      "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} family",
      "\u{1FAE8} shaking",
      "日本語の見出し 長い長い長い長い長い長い長い", "שלום עולם", "مرحبا بالعالم", "👍🏽 skin",
      "tab\there", "line\nbreak\r\u{2028}\u{85}end", "",
    ] + Payload.bundles(of: 8, "P1", "P2", "P3", "P12", atMost: 300).map(\.text)

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
        if glyph.unicodeScalars.contains(where: Forbidden.isUndisplayable) {
          Issue.record("\(comment)")
        }
        let width = glyph == " " ? 1 : SafeText(glyph).width
        if width != 1, width != 2 { Issue.record("\(comment): \(glyph)") }
        if width == 2, !grid[column + 1, row].glyph.isEmpty { Issue.record("\(comment)") }
        column += max(width, 1)
      }
      #expect(column == grid.size.columns, "\(comment)")
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
    harness.isHolding = true
    harness.type("=")
    if let subject = harness.app.browse.list.selectedSubject {
      harness.send(.whyFound(subject, [PageLine(label: text, text: text)]))
    }
    check(harness.grid, "page")
  }
}

extension String {
  /// `12 j` as keys of their own: `1 2 j`.
  fileprivate var spaced: String { map { String($0) }.joined(separator: " ") }
}
