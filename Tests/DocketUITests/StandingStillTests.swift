import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// Nothing moves under the cursor.
@Suite struct StandingStillTests {
  private static let keys: [BriefingKey] = Samples.all.map(\.row.key)

  @Test func `a settled row stays, dimmed, until it is swept`() {
    var harness = Harness(Samples.all)
    harness.type("a 2 x")
    #expect(harness.briefings[0].row.isSettled)
    harness.type("q")
    #expect(harness.app.browse.list.listing.subjects.first == .briefing(Self.keys[0]))
    #expect(harness.app.browse.list.selected == 0)
    #expect(harness.lines[1].hasPrefix("> .CK  Halden"))
    #expect(harness.lines[0].contains("1 settled: $ sweeps"))
    harness.type("$")
    #expect(harness.app.browse.list.listing.subjects.first == .briefing(Self.keys[1]))
    #expect(!harness.screen.contains("Halden EdgeGate"))
  }

  @Test func `another row keeps the cursor when a settled one above is swept`() {
    var harness = Harness(Samples.all)
    harness.type("a 2 x q 3 j $")
    #expect(harness.app.browse.list.selectedSubject == .briefing(Self.keys[3]))
    #expect(harness.app.browse.list.selected == 2)
  }

  @Test func `the selected row is found by its id in a new listing`() {
    var harness = Harness(Samples.all)
    harness.type("2 j")
    harness.briefings.reverse()
    harness.type("$")
    #expect(harness.app.browse.list.selectedSubject == .briefing(Self.keys[2]))
    #expect(harness.app.browse.list.selected == 4)
  }

  @Test func `new rows are announced and change nothing until $`() {
    var harness = Harness(Samples.all)
    harness.type("2 j")
    let before = harness.app.browse.list.listing
    harness.briefings.insert(contentsOf: Samples.many(6), at: 0)
    harness.send(.storeChanged(newRows: 6))
    #expect(harness.app.browse.list.listing == before)
    #expect(harness.app.browse.list.selected == 2)
    #expect(harness.lines[0].contains("6 new: $ shows them"))
    harness.type("$")
    #expect(harness.app.browse.list.count == 13)
    #expect(harness.app.browse.list.selectedSubject == .briefing(Self.keys[2]))
    #expect(!harness.lines[0].contains("6 new"))
  }

  @Test func `another session's act shows in the row without moving it`() {
    var harness = Harness(Samples.all)
    harness.type("2 j")
    harness.briefings[0] = Samples.settled(harness.briefings[0])
    harness.send(.storeChanged(newRows: 0))
    #expect(harness.app.browse.list.listing.subjects.first == .briefing(Self.keys[0]))
    #expect(harness.lines[1].hasPrefix("  .CK  Halden"))
  }

  @Test func `dropping a narrowing brings settled rows back, not away`() {
    var harness = Harness(Samples.all)
    harness.type("/ \"halden\" Enter a 2 x q Esc")
    #expect(harness.app.browse.list.narrowing.isEmpty)
    #expect(harness.app.browse.list.listing.subjects.first == .briefing(Self.keys[0]))
    #expect(harness.lines[0].contains("1 settled: $ sweeps"))
  }

  @Test func `an undo puts the row back as it was`() {
    var harness = Harness(Samples.all)
    harness.type("X u")
    #expect(harness.lines[1].contains("0/2"))
    #expect(!harness.lines[0].contains("settled"))
  }

  @Test func `a day that begins keeps the row under the cursor`() {
    var harness = Harness(Samples.all)
    harness.type("2 j")
    let tomorrow = Timestamp(rfc3339: "2026-11-24T00:00:01Z") ?? Harness.now
    harness.send(
      .clockMoved(Moment(now: tomorrow, today: Day(number: Harness.today.number + 1), zone: .utc)))
    #expect(harness.app.browse.list.selectedSubject == .briefing(Self.keys[2]))
  }
}
