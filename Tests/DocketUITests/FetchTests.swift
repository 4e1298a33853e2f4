import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// `R`: feeds are fetched and the store is sent, behind the keys, and one sentence tells both.
@Suite struct FetchTests {
  private func running(columns: Int = 120) -> Harness {
    var harness = Harness(Samples.all, columns: columns, rows: 40)
    harness.fetched = nil
    harness.send(.feedFacts(FeedFacts(count: 40, at: Samples.at("2026-11-23T08:29:00Z"))))
    harness.type("R")
    return harness
  }

  private let facts = FeedFacts(count: 40, at: Harness.now)

  @Test func `how far it is stands in the status row, and the keys go on`() {
    var harness = running()
    #expect(harness.outward == [.fetch])
    #expect(harness.lines[0].contains("fetch …"))
    harness.send(.fetching(FetchProgress(done: 12, total: 40, failed: 1)))
    #expect(harness.lines[0].hasSuffix("fetch 12/40, 1 failed · ana"))
    harness.type("2 j R")
    #expect(harness.app.browse.list.selected == 2)
    #expect(harness.outward == [.fetch] && harness.lastRow.contains("under way"))
    harness.type("a x")
    #expect(harness.decisions.count == 1)
  }

  @Test(arguments: [80, 60, 40])
  func `how far it is can be seen on a narrow screen too`(columns: Int) {
    var harness = running(columns: columns)
    harness.resize(columns, columns == 40 ? 10 : 24)
    harness.send(.fetching(FetchProgress(done: 12, total: 40, failed: 1)))
    #expect(harness.lines[0].contains("fetch 12/40"))
    #expect(harness.lines[0].contains("for you") && harness.lines[0].hasSuffix("ana"))
    harness.send(.fetched(FetchReport(asked: 40), facts))
    #expect(!harness.lines[0].contains("fetch 12"))
  }

  @Test func `what came is told once, with the sync that followed, and waits to be shown`() {
    var harness = running()
    harness.type("2 j")
    let selected = harness.app.browse.list.selectedSubject
    harness.send(.storeChanged(newRows: 6))
    harness.send(.fetched(FetchReport(asked: 40, gain: FeedGain(new: 6, touchingUs: 2)), facts))
    #expect(harness.outward == [.fetch, .sync])
    #expect(!harness.lastRow.contains("6 new"))
    harness.send(
      .synced(
        SyncReport(sent: RecordTally(acts: ["ana": 3]), received: RecordTally(acts: ["raj": 14])),
        SyncFacts(at: Harness.now)))
    #expect(
      harness.lastRow.contains(
        "6 new, 2 touch us · 14 acts from raj · sent 3 - $ shows them"))
    #expect(harness.lines[0].contains("6 new: $ shows them"))
    #expect(harness.app.browse.list.selectedSubject == selected)
    #expect(harness.lines[0].hasSuffix("fetched 09:00 · synced 09:00 · ana"))
  }

  @Test func `where there is no other place the fetch alone is told`() {
    var harness = running()
    harness.send(.fetched(FetchReport(asked: 40, gain: FeedGain(new: 1, revised: 1)), facts))
    harness.send(.syncAbsent)
    #expect(harness.lastRow.contains("1 new · 1 changed - $ shows them"))
    #expect(harness.lines[0].hasSuffix("fetched 09:00 · ana"))
  }

  @Test func `without feeds it is only sent, and without either it says how to begin`() {
    var harness = Harness(Samples.all)
    harness.send(.feedFacts(FeedFacts(count: 0)))
    harness.type("R")
    #expect(harness.outward == [.sync])
    harness.send(.syncAbsent)
    #expect(harness.lastRow.contains("No feeds yet: gf a adds one, or docket feed add ADDRESS"))
    harness.type("R")
    harness.send(.synced(SyncReport(sent: RecordTally(acts: ["ana": 3])), SyncFacts()))
    #expect(harness.lastRow.contains("sent 3"))
  }

  @Test func `feeds that failed lately are left alone, and that is said`() {
    var harness = running()
    harness.send(.fetched(FetchReport(), FeedFacts(count: 2)))
    harness.send(.syncAbsent)
    #expect(harness.lastRow.contains("2 feeds failed lately and are left alone: gf t asks one"))
  }

  @Test func `a first take-in is told as known`() {
    var harness = running()
    harness.send(
      .fetched(FetchReport(asked: 1, gain: FeedGain(known: 777, knownTouchingUs: 21)), facts))
    harness.send(.syncAbsent)
    #expect(harness.lastRow.contains("777 taken in as known, 21 older ones touch us"))
    #expect(!harness.lastRow.contains("$"))
  }

  @Test func `Ctrl-C ends it, and nothing is sent after that`() {
    var harness = running()
    harness.type("Ctrl-C")
    #expect(harness.outward == [.fetch, .cancelFetch] && !harness.app.isQuitting)
    harness.send(.fetched(FetchReport(asked: 40, gain: FeedGain(new: 2), isCancelled: true), facts))
    #expect(harness.outward == [.fetch, .cancelFetch])
    #expect(harness.lastRow.contains("2 new · cancelled"))
    harness.type("R")
    #expect(harness.outward.last == .fetch)
  }

  @Test func `what failed is counted, and can be read in the log`() {
    var harness = running()
    let failed = Samples.feeds.prefix(2).map {
      FetchReport.FailedFeed(
        feed: $0.feed, problem: "the host did not answer within 10 seconds; gf t asks it again")
    }
    harness.send(.fetched(FetchReport(asked: 40, failed: failed, gain: FeedGain(new: 1)), facts))
    harness.send(.syncAbsent)
    #expect(harness.lastRow.contains("1 new · 2 of 40 failed"))
    harness.type("g l")
    for words in [
      "Feeds that failed, 09:00",
      "\"Brightdesk advisories\" failed: the host did not answer within 10 seconds; gf t asks it",
    ] { #expect(harness.screen.contains(words), "\(words)") }
  }

  @Test func `a sync that stops does not hide what was fetched`() {
    var harness = running()
    harness.send(.fetched(FetchReport(asked: 40, gain: FeedGain(new: 6)), facts))
    harness.send(
      .syncStopped("git remote not reached", SyncFacts(unsent: RecordTally(briefings: 6))))
    #expect(
      harness.lastRow.contains(
        "6 new · 6 briefings not sent: git remote not reached - $ shows them"))
  }

  @Test func `a fetch that cannot begin is told, and R may be tried again`() {
    var harness = running()
    harness.send(.fetchStopped("no thread is left for it"))
    #expect(harness.lastRow.contains("No thread is left for it"))
    harness.type("R")
    #expect(harness.outward == [.fetch, .fetch])
  }

  @Test func `the feeds on the screen are asked for again when a fetch has ended`() {
    var harness = running()
    harness.type("g f")
    harness.feeds[6].health.tried = Harness.now
    harness.send(.fetching(FetchProgress(done: 3, total: 7)))
    #expect(harness.lines[0].contains("fetch 3/7"))
    harness.send(.fetched(FetchReport(asked: 7), facts))
    #expect(!harness.screen.contains("never"))
  }

  /// Bytes that a terminal gets are cells that differ.
  @Test func `a step of the fetch changes a few cells of the status row`() {
    var harness = running(columns: 80)
    harness.send(.fetching(FetchProgress(done: 12, total: 40, failed: 1)))
    let before = harness.lines
    harness.send(.fetching(FetchProgress(done: 13, total: 40, failed: 1)))
    #expect(harness.lines.dropFirst() == before.dropFirst())
    #expect(zip(harness.lines[0], before[0]).count { $0 != $1 } == 1)
  }
}
