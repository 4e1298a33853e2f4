import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// A list of any length asks for the rows around the cursor only.
@Suite struct WindowTests {
  private static let many = Samples.many(10_000)

  @Test func `ten thousand rows are not asked for`() {
    let harness = Harness(Self.many, preview: .manual)
    #expect(harness.app.browse.list.count == 10_000)
    #expect(harness.rowsAskedFor.count <= 200)
    #expect(harness.rowsAskedFor.first == .briefing(Self.many[0].row.key))
  }

  @Test func `moving asks for what comes near, each row once`() {
    var harness = Harness(Self.many, preview: .manual)
    for _ in 0..<300 { harness.type("j") }
    #expect(Set(harness.rowsAskedFor).count == harness.rowsAskedFor.count)
    #expect(harness.rowsAskedFor.count < 700)
    #expect(harness.screen.contains("number 301 "))
  }

  @Test func `the end is reached at once`() {
    var harness = Harness(Self.many, preview: .manual)
    harness.rowsAskedFor = []
    harness.type("G")
    #expect(harness.rowsAskedFor.count <= 200)
    #expect(harness.screen.contains("number 10000 "))
    harness.type("5 0 0 0 G")
    #expect(harness.screen.contains("number 5000 "))
    #expect(harness.rowsAskedFor.count <= 500)
  }

  @Test func `a row that is not here yet is a sign, and filled in place`() {
    var harness = Harness(Self.many, preview: .manual)
    harness.isHolding = true
    harness.type("G")
    #expect(harness.screen.contains("…"))
    let cursor = harness.grid.cursor
    harness.release()
    #expect(harness.grid.cursor == cursor)
    #expect(harness.screen.contains("number 10000 "))
  }

  @Test func `an act on all of them is one effect`() {
    var harness = Harness(Samples.many(2_000), preview: .manual)
    harness.type("T Enter dn")
    #expect(harness.decisions.count == 1)
    #expect(harness.lastTargets.count == 2_000)
    #expect(harness.lastRow.contains("2,000 actions"))
  }

  @Test func `the count of a selection is right before its rows are here`() {
    var harness = Harness(Self.many, preview: .manual)
    harness.type("T Enter")
    #expect(
      harness.lastRow.contains("10,000 selected") || harness.lastRow.contains("10000 selected"))
    // A sum over the rows that happen to be loaded would be a wrong number.
    #expect(harness.lastRow.contains("X done  "))
  }

  @Test func `a preview waits until the keys are quiet`() {
    var harness = Harness(Self.many, preview: .auto)
    harness.wait()
    let first = harness.app.browse.reading?.stored.row.short
    harness.type("j j j")
    #expect(harness.app.browse.reading?.stored.row.short == first)
    harness.wait()
    #expect(harness.app.browse.reading?.stored.row.short == "n4")
  }

  @Test func `with previews off the text changes with Enter only`() {
    var harness = Harness(Self.many, preview: .manual)
    let first = harness.app.browse.reading?.stored.row.short
    harness.type("j j")
    harness.wait()
    #expect(harness.app.browse.reading?.stored.row.short == first)
    harness.type("Enter")
    #expect(harness.app.browse.reading?.stored.row.short == "n3")
  }
}
