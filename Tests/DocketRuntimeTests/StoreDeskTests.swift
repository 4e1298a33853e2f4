import DocketImport
import DocketModel
import DocketStore
import DocketUI
import Glibc
import TestSupport
import Testing
import UnwalledReading

@testable import DocketRuntime

@Suite(.temporaryDirectory) struct StoreDeskTests {
  private static let now = Timestamp(seconds: 1_795_000_000)

  private func setup() -> ReaderSetup {
    ReaderSetup(
      openStore: { () throws(StoreError) in throw .noStore("here") },
      asker: { Asker(me: "ana", today: $0) },
      settings: App.Settings(me: "ana", startedAt: Self.now),
      clock: Clock(zone: .utc, now: { Self.now }),
      takeIn: { _ in .init() }, sentence: { error, _ in "\(error)" },
      readDocument: readUnwalled, readingSentence: { "\($0)" })
  }

  @Test func `a page of what is undecided says what it is about`() throws {
    let rig = try DeskRig()
    let store = try rig.store()
    let asker = Asker(me: "ana", today: Day(number: 20_780))
    let all = Query.all
    let briefings = try store.listing(
      ListingRequest(kind: .briefings, query: all, order: .newest), for: asker)
    let actions = try store.listing(
      ListingRequest(kind: .actions, query: all, order: .due), for: asker)
    try store.close()
    let desk = try rig.desk()
    let briefing = try desk.why(try #require(briefings.subjects.first))
    #expect(briefing.first?.text.hasSuffix(" About one") == true)
    #expect(briefing.dropFirst().first?.text == "Nothing was decided here yet.")
    let action = try desk.why(try #require(actions.subjects.first))
    #expect(action.first?.text.contains(".1 Step 1") == true)
  }

  @Test func `every effect of the store is answered though the store cannot be opened`() throws {
    let mail = try #require(Mailbox<Message>())
    let thread = try #require(StoreThread(setup(), mail))
    let request = ListingRequest(kind: .briefings, query: .inbox, order: .inbox)
    let key = BriefingKey(rawValue: "k")
    for effect: Effect in [
      .list(request), .loadBriefing(key), .act(.mark(read: true), on: [.briefing(key)]), .redo,
      .undo(confirming: nil),
    ] { thread.send(effect) }
    #expect(thread.stop {} == .unopened)
    let said = mail.take()
    let sentence = "\(StoreError.noStore("here"))"
    #expect(said.first == .failed(sentence))
    #expect(said.contains(.listFailed(request, sentence)))
    #expect(said.contains(.briefingLoaded(nil, key)))
    #expect(said.count { $0 == .actFailed(sentence) } == 3)
    #expect(thread.progress.owesNothing)
  }
}
