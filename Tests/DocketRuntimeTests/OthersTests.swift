import DocketModel
import DocketStore
import DocketUI
import Foundation
import Glibc
import TestSupport
import Testing

@testable import DocketRuntime

/// What other sessions write comes to the reader.
@Suite(.temporaryDirectory) struct OthersTests {
  @Test func `acts and briefings of others are told once`() throws {
    let rig = try DeskRig()
    let ours = try rig.desk()
    let theirs = try rig.desk("raj")
    #expect(ours.lookDue != nil)
    #expect(!ours.lookAround().contains { $0.isNews })
    #expect(theirs.answer(try rig.done(1)).receipts == 1)
    #expect(ours.lookAround().contains(.storeChanged(newRows: 0)))
    #expect(!ours.lookAround().contains { $0.isNews })
    _ = try theirs.store.keep([Briefing(title: "Another one"), Briefing(title: "And one more")])
    #expect(ours.lookAround().contains(.storeChanged(newRows: 2)))
  }

  @Test func `the reader looks again by itself`() throws {
    let rig = try DeskRig()
    let mail = try #require(Mailbox<Message>())
    let thread = try #require(StoreThread(rig.setup(), mail))
    // Once it has answered, its store is open, and what comes then is news.
    thread.send(.countTotals)
    let deadline = Deadline(in: .seconds(60))
    while !thread.progress.owesNothing, !deadline.hasPassed { usleep(20_000) }
    _ = try rig.desk("raj").answer(rig.done(1))
    var hasNews = false
    while !hasNews, !deadline.hasPassed {
      hasNews = mail.take().contains { $0.isNews }
      usleep(20_000)
    }
    #expect(hasNews)
    #expect(thread.stop() == .all)
  }
}

/// What earlier sessions left is packed beside the reader.
@Suite(.temporaryDirectory) struct PackingTests {
  @Test func `many files of earlier sessions are few soon after the reader opens`() throws {
    let rig = try DeskRig()
    let state = try TemporaryDirectory.path + "/state"
    let options = StoreOptions(
      durability: .onSync, stateDirectory: state, clock: { DeskRig.now })
    let ana = Person(me: "ana", login: "ana", host: "jump2")
    mkdir(state, 0o700)
    for number in 1...201 {
      let store = try Store(at: rig.path, as: ana, options: options)
      _ = try store.keep([Briefing(title: "Number \(number)")])
      try store.close()
    }
    let desk = StoreDesk(try Store(at: rig.path, as: ana, options: options), rig.setup())
    #expect(try rig.segmentFiles().count > 200)
    _ = desk.lookAround()
    let deadline = Deadline(in: .seconds(60))
    while try rig.segmentFiles().count > 2, !deadline.hasPassed { usleep(20_000) }
    // The pack, and the file of the session that made the store.
    #expect(try rig.segmentFiles().count == 2)
    #expect(desk.lookAround().failures == [])
    #expect(try rig.store().briefingCount() == 202)
  }
}

extension DeskRig {
  /// All files with records, as paths below the folder of segments.
  fileprivate func segmentFiles() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path + "/segments")
      .filter { $0.hasSuffix(".seg") || $0.hasSuffix(".pack") }
  }
}

extension Message {
  fileprivate var isNews: Bool { if case .storeChanged = self { true } else { false } }
}
