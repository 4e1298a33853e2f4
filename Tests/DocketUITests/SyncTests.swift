import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// Bringing up to date: in the background, told on the last row and in the status row.
@Suite struct SyncTests {
  private let facts = SyncFacts(at: Harness.now)

  @Test(arguments: ["R", "F5"])
  func `a key asks for it once, and the keys go on meanwhile`(key: String) {
    var harness = Harness(Samples.all)
    harness.send(.syncFacts(facts))
    harness.type(key)
    #expect(harness.outward == [.fetch, .sync])
    harness.send(.syncing("sync: fetching"))
    #expect(harness.lines[0].contains("sync: fetching …"))
    harness.type("j \(key)")
    #expect(harness.outward == [.fetch, .sync])
    #expect(harness.lastRow.contains("under way"))
    #expect(harness.app.browse.list.selected == 1)
  }

  @Test func `what came and went is told, and the time stands in the status row`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("R")
    harness.send(
      .synced(
        SyncReport(sent: RecordTally(acts: ["ana": 3]), received: RecordTally(acts: ["raj": 14])),
        facts))
    #expect(harness.lastRow.contains("14 acts from raj · sent 3"))
    #expect(harness.lines[0].hasSuffix("synced 09:00 · ana"))
    harness.type("R")
    #expect(harness.outward == [.fetch, .sync, .fetch, .sync])
  }

  @Test func `what is not sent is counted as acts are done, and why is said`() {
    var harness = Harness(Samples.all, columns: 100)
    harness.send(.syncFacts(facts))
    harness.type("2 j a x j x u")
    #expect(harness.lines[0].contains("3 not sent · synced 09:00"))
    harness.type("R")
    harness.send(
      .syncStopped(
        "git remote not reached", SyncFacts(unsent: RecordTally(acts: ["ana": 1]), at: nil)))
    #expect(harness.lastRow.contains("1 not sent: git remote not reached"))
    #expect(harness.lines[0].contains("1 not sent · ana"))
  }

  @Test func `Ctrl-C ends what is under way, and only twice the reader`() {
    var harness = Harness(Samples.all)
    harness.type("R Ctrl-C")
    #expect(harness.outward == [.fetch, .sync, .cancelSync])
    #expect(!harness.app.isQuitting)
    harness.send(.syncStopped("cancelled", nil))
    #expect(harness.lastRow.contains("Cancelled"))
  }

  @Test func `where there is no other place nothing is said of one`() {
    var harness = Harness(Samples.all, columns: 120)
    harness.type("a x")
    #expect(!harness.screen.contains("sent") && !harness.screen.contains("synced"))
  }

  @Test func `on a narrow screen the counts go before it`() {
    var harness = Harness(Samples.all, columns: 40, rows: 10)
    harness.send(.syncFacts(facts))
    #expect(harness.lines[0].contains("for you"))
  }
}
