import DocketModel
import DocketStore
import DocketUI
import Foundation
import TestSupport
import Testing
import UnwalledReading

@testable import DocketRuntime

/// A store with one briefing in the directory of the test, and what a reader needs to use it.
struct DeskRig: Sendable {
  let path: String
  static let now = Timestamp(seconds: 1_795_424_400)

  static let briefing = Briefing(
    title: "About one", link: "https://example.org/one",
    sections: [
      Section(kind: .whatHappened, heading: "What happened", blocks: [.paragraph("It happened.")])
    ],
    actions: [Action(ordinal: 1, title: "Step 1"), Action(ordinal: 2, title: "Step 2")],
    source: Source(name: "Example", feed: "https://example.org/feed"))

  init() throws {
    path = try TemporaryDirectory.path + "/store"
    try Store.create(at: path)
    let store = try store()
    _ = try store.keep([Self.briefing])
    try store.close()
  }

  func store(_ me: String = "ana") throws(StoreError) -> Store {
    try Store(
      at: path, as: Person(me: me, login: me, host: "jump2"),
      options: StoreOptions(durability: .onSync, clock: { Self.now }))
  }

  func setup(
    session: SessionFile? = nil, clock: Clock = Clock(zone: .utc, now: { Self.now }),
    _ openStore: (@Sendable () throws(StoreError) -> Store)? = nil
  ) -> ReaderSetup {
    var open: @Sendable () throws(StoreError) -> Store = { () throws(StoreError) in try store() }
    if let openStore { open = openStore }
    return ReaderSetup(
      openStore: open,
      asker: { Asker(me: "ana", today: $0) },
      settings: App.Settings(me: "ana", startedAt: Self.now), clock: clock,
      session: session,
      takeIn: { _ in .init() },
      sentence: { error, folder in "\(error) in \(folder ?? "the store")" },
      readDocument: readUnwalled, readingSentence: { "\($0)" })
  }

  func desk(_ me: String = "ana") throws -> StoreDesk { StoreDesk(try store(me), setup()) }

  /// An act on an action of the briefing.
  func done(_ number: Int) throws -> Effect {
    let store = try store()
    let asker = Asker(me: "ana", today: Day(number: 20_780))
    let listing = try store.listing(
      ListingRequest(kind: .actions, query: Query(parsing: ""), order: .inbox), for: asker)
    let subjects = listing.subjects
    try #require(subjects.count >= number)
    return .act(.decide(Decision(.done)), on: [subjects[number - 1]])
  }

  /// Takes the folder for segments away: no session can write any more.
  func cutOff() throws { try FileManager.default.removeItem(atPath: path + "/segments") }
}

extension [Message] {
  var failures: [String] {
    compactMap { if case .failed(let sentence) = $0 { sentence } else { nil } }
  }

  var unsaved: Int? {
    compactMap { if case .healthChanged(let health) = $0 { health.unsaved } else { nil } }.last
  }

  var receipts: Int { count { if case .acted = $0 { true } else { false } } }
}
