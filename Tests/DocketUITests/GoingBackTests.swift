import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// Going back leads to the very place that was left.
@Suite struct GoingBackTests {
  /// How to get to a place, and how to leave it.
  static let ways = [
    // In one briefing: to the paragraph of an action, to a section that was folded.
    ("2 j a 2 j Enter", "Enter"), ("2 j Tab 5 j", "g s \"technical\" Enter"),
    // To other briefings and back.
    ("2 j Tab 9 j", "g s \"happened\" Enter 2 J"), ("2 j a 3 j", "g s \"care\" Enter J J a j"),
    ("2 j Tab g s \"technical\" Enter 2 j", "g s \"happened\" Enter K q gg"),
    // To other views.
    ("2 j a 3 j Enter", "g b"), ("2 j Tab 9 j", "g a j j"), ("3 j", "g o j"),
    ("g a 3 j a k", "g i"), ("/ \"is:kev\" Enter j a j", "g b"),
    ("2 j a j", "g h j Enter"),
    // To the same view, narrowed otherwise meanwhile.
    ("2 j a 2 j Enter", "Enter q / \"other\" Enter"),
  ]

  @Test(arguments: ways, [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `the row, the line, the action and the scrolling are those that were left`(
    way: (there: String, away: String), size: Size
  ) {
    var harness = Harness(Samples.all, columns: size.columns, rows: size.rows)
    harness.type(way.there)
    let before = harness.app.browse.trace
    harness.type(way.away)
    #expect(harness.app.browse.trace != before)
    harness.type("' '")
    #expect(harness.app.browse.trace == before)
  }

  @Test func `a long list is scrolled as it was`() {
    let many = (0..<60).map { Samples.briefing("n\($0)", "Note \($0)", .low, source: "Example") }
    var harness = Harness(many, columns: 80, rows: 24)
    harness.type("g b 40 j 4 k Tab")
    let before = harness.app.browse.trace
    harness.type("g a g i gg")
    harness.type("' ' ' '")
    #expect(harness.app.browse.trace == before)
    #expect(before.top > 0)
  }

  @Test func `who moves on before the text is there stays where they went`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a 3 j g s \"care\" Enter 2 J")
    harness.isHolding = true
    harness.type("' ' q k")
    harness.release()
    harness.type("a")
    #expect(harness.app.browse.reading?.stored.row.short == "sso")
    #expect(harness.app.browse.reading?.checklist.selected == 0)
  }
}
