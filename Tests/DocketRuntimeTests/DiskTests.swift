import DocketModel
import DocketStore
import DocketUI
import Foundation
import TestSupport
import Testing

@testable import DocketRuntime

/// When the disk is asked to keep what was written, and what happens when it does not.
@Suite(.temporaryDirectory) struct DiskTests {
  @Test func `an act is due on the disk within 200 ms, and later ones do not put it off`() throws {
    let rig = try DeskRig()
    let acts = [try rig.done(1), try rig.done(2)]
    let desk = try rig.desk()
    #expect(desk.debt.due == nil)
    #expect(desk.answer(acts[0]).receipts == 1)
    let due = try #require(desk.debt.due)
    #expect(due <= Clock.ticks + 200)
    #expect(desk.answer(acts[1]).receipts == 1)
    #expect(desk.debt.due == due)
    #expect(desk.sync().failures.isEmpty)
    #expect(desk.debt.due == nil)
    #expect(desk.close() == .all)
  }

  @Test func `a disk that fails is told once and tried again, later and later`() throws {
    let rig = try DeskRig()
    let act = try rig.done(1)
    let desk = try rig.desk()
    _ = desk.answer(act)
    try rig.cutOff()
    let first = desk.sync()
    #expect(first.failures.count == 1)
    #expect(first.unsaved == 1)
    let due = try #require(desk.debt.due)
    #expect(due > Clock.ticks)
    #expect(desk.sync().failures.isEmpty)
    #expect(try #require(desk.debt.due) > due)
    #expect(
      (0...7).map(DiskDebt.delay)
        == [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  }

  @Test func `what is in memory only is told before the act it is about`() throws {
    let rig = try DeskRig()
    let acts = [try rig.done(1), try rig.done(2)]
    let desk = try rig.desk()
    _ = desk.answer(acts[0])
    try rig.cutOff()
    _ = desk.sync()
    let messages = desk.answer(acts[1])
    #expect(messages.first == .healthChanged(Health(unsaved: 2)))
    #expect(messages.receipts == 1)
    guard case .missing(2, let named) = desk.close() else {
      Issue.record("what is not on the disk is not told")
      return
    }
    #expect(named.count == 2)
    #expect(named.allSatisfy { $0.hasPrefix("Done") })
  }

  @Test func `what was saved elsewhere is not missing at the end`() throws {
    let rig = try DeskRig()
    let act = try rig.done(1)
    let desk = try rig.desk()
    _ = desk.answer(act)
    try rig.cutOff()
    _ = desk.sync()
    #expect(
      desk.answer(.saveElsewhere("/proc/nowhere")).failures.first?.hasSuffix(
        "in /proc/nowhere") == true)
    let place = try TemporaryDirectory.path + "/other"
    let messages = desk.answer(.saveElsewhere(place))
    #expect(messages.unsaved == 0)
    let folder = try #require(try FileManager.default.contentsOfDirectory(atPath: place).first)
    let sentence = "1 act saved: copy \(place)/\(folder)/segments into the store when it is well"
    #expect(messages.last == .told(sentence))
    #expect(desk.debt.due == nil)
    #expect(desk.answer(.saveElsewhere(place)) == [.told("Everything is saved already")])
    #expect(desk.close() == .all)
  }

  @Test func `a paste that could not be kept is shown again`() throws {
    let rig = try DeskRig()
    let desk = try rig.desk()
    var other = DeskRig.briefing
    other.title = "About two"
    other.link = "https://example.org/two"
    let preview = PastePreview(characters: 40, briefings: [other])
    #expect(desk.take(.preview(preview, of: .text)) == [.previewed(preview)])
    try rig.cutOff()
    for _ in 0..<2 {
      let messages = desk.answer(.keepPreview)
      #expect(messages.failures.count == 1)
      #expect(messages.contains(.previewed(preview)))
    }
    _ = desk.answer(.dropPreview)
    #expect(!desk.answer(.keepPreview).contains(.previewed(preview)))
  }

  // MARK: The thread

  /// Takes messages until one is found; nil at the deadline.
  private func wait<Found>(
    _ mail: Mailbox<Message>, for find: (Message) -> Found?
  ) -> Found? {
    let deadline = Deadline(in: .seconds(15))
    while !deadline.hasPassed {
      if let found = mail.take().compactMap(find).first { return found }
      usleep(10_000)
    }
    return nil
  }

  @Test func `the thread goes to the disk by itself`() throws {
    let rig = try DeskRig()
    let act = try rig.done(1)
    let mail = try #require(Mailbox<Message>())
    let thread = try #require(
      StoreThread(
        rig.setup { () throws(StoreError) in
          let store = try rig.store()
          try? rig.cutOff()
          return store
        }, mail))
    thread.send(act)
    // Nobody asked for it: that the disk failed is found by the thread's own sync.
    #expect(wait(mail) { if case .failed(let why) = $0 { why } else { nil } } != nil)
    guard case .missing(1, let named) = thread.stop() else {
      Issue.record("what is not on the disk is not told")
      return
    }
    #expect(named.count == 1)
  }

  /// A thread that reads files to be imported for as long as the gate is closed.
  private func importing(
    _ rig: DeskRig, _ mail: Mailbox<Message>, until gate: Gate<Void>
  ) throws -> StoreThread {
    var setup = rig.setup()
    setup.takeIn = { _ in
      _ = gate.wait(milliseconds: 60_000)
      return .init()
    }
    let thread = try #require(StoreThread(setup, mail))
    thread.send(.importFrom("news"))
    return thread
  }

  @Test func `an import that is still being read when all is saved is told`() throws {
    let rig = try DeskRig()
    let mail = try #require(Mailbox<Message>())
    let gate = try #require(Gate<Void>())
    let thread = try importing(rig, mail, until: gate)
    #expect(thread.stop() == .unread(1))
    gate.open(with: ())
  }

  @Test func `a paste that is still being read for its preview counts as no import`() throws {
    let rig = try DeskRig()
    let mail = try #require(Mailbox<Message>())
    let gate = try #require(Gate<Void>())
    var setup = rig.setup()
    setup.readDocument = { (_, _) throws(ReadingFault) in
      _ = gate.wait(milliseconds: 60_000)
      throw .notStarted(ENOENT)
    }
    let thread = try #require(StoreThread(setup, mail))
    thread.send(.preview(Array("# A page".utf8)))
    #expect(thread.stop() == .all)
    gate.open(with: ())
  }

  @Test func `a paste that was read takes no import out of the count`() throws {
    let rig = try DeskRig()
    let mail = try #require(Mailbox<Message>())
    let gate = try #require(Gate<Void>())
    let thread = try importing(rig, mail, until: gate)
    thread.send(.preview(Array("# A page".utf8)))
    #expect(
      wait(mail) { message -> Bool? in
        switch message {
        case .previewed, .previewFailed: true
        default: nil
        }
      } == true)
    #expect(thread.stop() == .unread(1))
    gate.open(with: ())
  }

  @Test func `a store that does not answer is never taken for one that has saved all`() throws {
    let rig = try DeskRig()
    let mail = try #require(Mailbox<Message>())
    let gate = try #require(Gate<Void>())
    let thread = try #require(
      StoreThread(
        rig.setup { () throws(StoreError) in
          _ = gate.wait(milliseconds: 60_000)
          throw .noStore("here")
        }, mail))
    thread.send(.countTotals)
    var watch = StoreWatch()
    watch.sent(thread, at: 0)
    let silences = [StoreWatch.patience - 1, StoreWatch.patience].map {
      watch.isSilent(thread, at: $0)
    }
    #expect(silences == [false, true])
    var calls = 0
    let saving = thread.stop(within: 50) { calls += 1 }
    #expect(saving == .unknown)
    #expect(calls == 1)
    gate.open(with: ())
  }
}
