import DocketFetch
import DocketImport
import DocketModel
import DocketStore
import DocketUI
import Foundation
import Glibc
import TestSupport
import Testing
import UnwalledReading

@testable import DocketRuntime

/// What the reader asks of the feeds, with folders for feeds: everything but the network.
@Suite(.temporaryDirectory)
struct FetchDeskTests {
  private let rig: DeskRig
  private let folder: String

  init() throws {
    rig = try DeskRig()
    folder = try TemporaryDirectory.path + "/inbox"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    for name in ["one", "two"] {
      let text = "# Gate \(name) answers anybody\n\n## What happened\n\nIt did, on \(name).\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).md"))
    }
  }

  private var feed: Feed { Feed(address: folder, title: "Inbox", kind: .folder) }

  private func setup(isDemo: Bool = false) throws -> ReaderSetup {
    var setup = rig.setup()
    let memory = try TemporaryDirectory.path
    guard !isDemo else { return setup }
    setup.fetch = { store in
      FetchSetup(
        agent: "docket/test", memory: FeedMemory(in: memory, store: store), now: { DeskRig.now },
        access: { _, _ in FeedAccess() },
        read: { bytes, options in
          do throws(ReadingFault) {
            return .document(try readUnwalled(bytes, options))
          } catch {
            return .refused("\(error)")
          }
        }, list: { _, _ in .noList }, sentence: { _, failure in "\(failure)" })
    }
    return setup
  }

  private func follow() throws {
    let store = try rig.store()
    _ = try store.add([feed], for: Asker(me: "ana", today: Day(number: 20_780)))
    try store.close()
  }

  /// What is told from the beginning of a job to its last word.
  private func messages(
    _ setup: ReaderSetup, _ begin: (FetchDesk, StoreThread) -> Void,
    until isLast: (Message) -> Bool
  ) throws -> [Message] {
    let mail = try #require(Mailbox<Message>())
    let store = try #require(StoreThread(setup, mail))
    let desk = FetchDesk(setup, store, mail)
    begin(desk, store)
    var all: [Message] = []
    let end = Clock.ticks + 60_000
    while Clock.ticks < end, !all.contains(where: isLast) {
      all += mail.take()
      usleep(5_000)
    }
    let isOver = all.contains(where: isLast)
    #expect(isOver, "\(all)")
    _ = store.stop()
    return all
  }

  private static func isEnd(_ message: Message) -> Bool {
    switch message {
    case .fetched, .fetchStopped, .feedTried: true
    default: false
    }
  }

  @Test func `a fetch keeps what came, counts it, and says when it was`() throws {
    try follow()
    let told = try messages(setup(), { desk, _ in desk.run() }, until: Self.isEnd)
    #expect(told.contains(.storeChanged(newRows: 2)))
    #expect(told.contains(.fetching(FetchProgress(done: 1, total: 1, failed: 0))))
    #expect(
      told.last
        == .fetched(
          FetchReport(asked: 1, gain: FeedGain(new: 2)), FeedFacts(count: 1, at: DeskRig.now)))
    let again = try messages(setup(), { desk, _ in desk.run() }, until: Self.isEnd)
    #expect(!again.contains { if case .storeChanged = $0 { true } else { false } })
  }

  @Test func `the screen of the feeds gets what came of each, and how it went`() throws {
    try follow()
    _ = try messages(setup(), { desk, _ in desk.run() }, until: Self.isEnd)
    let told = try messages(setup(), { _, store in store.send(.feeds) }) {
      if case .feedsFound = $0 { true } else { false }
    }
    guard case .feedsFound(let rows)? = told.last, let row = rows.first else {
      Issue.record("\(told)")
      return
    }
    #expect(rows.count == 1 && row.feed == feed)
    #expect(row.briefings == 2 && row.unread == 2 && row.addedBy == "ana")
    #expect(row.health == FeedHealth(tried: DeskRig.now, succeeded: DeskRig.now))
  }

  @Test func `the facts are told without being asked`() throws {
    try follow()
    let told = try messages(setup(), { desk, _ in desk.look() }) {
      if case .feedFacts = $0 { true } else { false }
    }
    #expect(told.last == .feedFacts(FeedFacts(count: 1)))
  }

  @Test func `without feeds a fetch ends at once, and a demo fetches nothing`() throws {
    let told = try messages(setup(), { desk, _ in desk.run() }, until: Self.isEnd)
    #expect(told.last == .fetched(FetchReport(), FeedFacts(count: 0)))
    let demo = try messages(setup(isDemo: true), { desk, _ in desk.run() }, until: Self.isEnd)
    #expect(demo.last == .fetchStopped("a demo fetches nothing and is sent nowhere"))
  }

  @Test func `a trial keeps nothing and says what is there, or why not`() throws {
    let told = try messages(setup(), { desk, _ in desk.sight(feed) }, until: Self.isEnd)
    #expect(told.last == .feedTried(FeedTrial(feed: feed, outcome: .found(feed, briefings: 2))))
    let gone = Feed(address: folder + "/gone", kind: .folder)
    let failed = try messages(setup(), { desk, _ in desk.sight(gone) }, until: Self.isEnd)
    guard case .feedTried(let trial)? = failed.last, case .failed = trial.outcome else {
      Issue.record("\(failed)")
      return
    }
    #expect(try rig.store().briefingCount() == 1)
  }

  @Test func `a folder that is named through a link or dots is the one it leads to`() throws {
    let link = folder + "-link"
    #expect(symlink(folder, link) == 0)
    for path in [link, "\(folder)/../\(folder.split(separator: "/").last ?? "")"] {
      let typed = Feed(address: path, kind: .folder)
      let told = try messages(setup(), { desk, _ in desk.sight(typed) }, until: Self.isEnd)
      let found = Feed(address: Walk.resolved(folder), kind: .folder)
      #expect(
        told.last == .feedTried(FeedTrial(feed: typed, outcome: .found(found, briefings: 2))))
    }
  }

  @Test func `a feed of many briefings goes in by parts and is counted whole`() throws {
    for number in 0..<250 {
      let text = "# Number \(number) of many\n\n## What happened\n\nIt did, \(number) times.\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(number).md"))
    }
    try follow()
    let told = try messages(setup(), { desk, _ in desk.run() }, until: Self.isEnd)
    #expect(told.contains(.storeChanged(newRows: 252)))
  }
}
