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

  @Test func `rows far from the cursor are forgotten, and asked for again`() {
    var harness = Harness(Self.many, preview: .manual)
    for _ in 0..<50 { harness.type("1 0 0 j") }
    #expect(harness.app.browse.list.selected == 5_000)
    #expect(harness.app.browse.list.rows.count <= 2_200)
    harness.type("gg")
    #expect(harness.screen.contains("number 1 "))
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

  // MARK: A list that comes in two parts

  /// The first rows of a view, with bands that count all of them.
  private static func beginning(of harness: Harness, rows: Int) -> Listing {
    var listing = harness.app.browse.list.base
    listing.bands = [
      .init(band: .overdue, count: 5), .init(band: .rest, count: listing.subjects.count - 5),
    ]
    listing.subjects = Array(listing.subjects.prefix(rows))
    listing.isWhole = false
    return listing
  }

  @Test func `the first rows are shown at once, and keys wait for the others`() {
    var harness = Harness(Self.many, columns: 120, rows: 40, preview: .manual)
    let beginning = Self.beginning(of: harness, rows: 500)
    harness.isHolding = true
    harness.type("$")
    #expect(harness.app.isAwaitingAnswer)
    harness.send(.listed(beginning))
    #expect(!harness.app.isAwaitingAnswer)
    #expect(harness.app.browse.list.count == 500)
    #expect(harness.screen.contains("the rest 9,995"))
    harness.type("G")
    #expect(harness.app.browse.list.selected == 0)
    harness.release()
    #expect(harness.app.browse.list.count == 10_000)
    #expect(harness.app.browse.list.selected == 9_999)
  }

  @Test func `first rows without the selected one are not shown`() {
    var harness = Harness(Self.many, preview: .manual)
    let beginning = Self.beginning(of: harness, rows: 500)
    harness.type("G")
    harness.isHolding = true
    harness.type("$")
    harness.send(.listed(beginning))
    #expect(harness.app.browse.list.count == 10_000)
    harness.release()
    #expect(harness.app.browse.list.selected == 9_999)
  }

  @Test func `a narrowing picks from the whole list`() {
    var harness = Harness(
      Self.many, preview: .manual,
      session: Session(
        view: .inbox, subject: nil, focus: .list, narrowing: "10000", isZoomed: false, line: 0,
        action: 0))
    let beginning = Self.beginning(of: harness, rows: 500)
    harness.isHolding = true
    harness.type("$")
    harness.send(.listed(beginning))
    harness.release()
    #expect(harness.screen.contains("number 10000 "))
  }

  @Test func `bands that begin behind the first rows have no line yet`() {
    let harness = Harness(Self.many, preview: .manual)
    var listing = Self.beginning(of: harness, rows: 500)
    listing.bands = [.init(band: .overdue, count: 700), .init(band: .rest, count: 9_300)]
    let lines = ListLines(listing, showsBands: true)
    #expect(lines.count == 501)
    #expect(lines.line(500).map { if case .row(499) = $0 { true } else { false } } == true)
  }
}
