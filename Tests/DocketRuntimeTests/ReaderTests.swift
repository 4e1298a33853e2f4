import CellGrid
import DocketModel
import DocketStore
import DocketUI
import Glibc
import TestSupport
import Testing

@testable import DocketRuntime

/// The loop's own parts: how it ends, and when it wakes.
@Suite(.temporaryDirectory) struct ReaderTests {
  /// A screen that shows nothing and tells when it is given back.
  private struct FakeScreen: Screen {
    var size = Size(columns: 80, rows: 24)
    var whenLeft: () -> Void = {}

    mutating func paint(_ grid: Grid) {}
    mutating func invalidate() {}
    mutating func resize() {}
    mutating func leave() { whenLeft() }
    mutating func enter() {}
    mutating func send(_ bytes: [UInt8]) {}
  }

  @Test func `a signal to end gives the terminal back before anything is waited for`() throws {
    let rig = try DeskRig()
    let session = try SessionFile(in: TemporaryDirectory.path, store: "/store")
    let gate = try #require(Gate<Void>())
    // A store that hangs until the screen was left: the other way round nothing would be known.
    let setup = rig.setup(session: session) { () throws(StoreError) in
      guard gate.wait(milliseconds: 60_000) != nil else { throw .noStore("here") }
      return try rig.store()
    }
    guard var reader = Reader(setup, size: Size(columns: 80, rows: 24), decoder: InputDecoder())
    else {
      Issue.record("no descriptors are left")
      return
    }
    var isBounded = false
    reader.boundEnd = { isBounded = true }
    reader.end = .terminated(signal: SIGTERM, .unknown)
    var screen = FakeScreen(whenLeft: { gate.open(with: ()) })
    let end = reader.finish(on: &screen)
    #expect(end == .terminated(signal: SIGTERM, .all))
    #expect(isBounded)
    #expect(session.take() != nil)
  }

  @Test(arguments: [true, false])
  func `a dead store does not keep the place of the session from being kept`(isHangUp: Bool) throws
  {
    let rig = try DeskRig()
    let session = try SessionFile(in: TemporaryDirectory.path, store: "/store")
    let gate = try #require(Gate<Void>())
    let setup = rig.setup(session: session) { () throws(StoreError) in
      _ = gate.wait(milliseconds: 60_000)
      throw .noStore("here")
    }
    guard var reader = Reader(setup, size: Size(columns: 80, rows: 24), decoder: InputDecoder())
    else {
      Issue.record("no descriptors are left")
      return
    }
    reader.boundEnd = {}
    reader.end = isHangUp ? .hungUp(.unknown) : .terminated(signal: SIGTERM, .unknown)
    var leaves = 0
    var screen = FakeScreen(whenLeft: { leaves += 1 })
    let end = reader.finish(on: &screen)
    #expect(end == (isHangUp ? .hungUp(.unknown) : .terminated(signal: SIGTERM, .unknown)))
    // A terminal that is gone is not written to.
    #expect(leaves == (isHangUp ? 0 : 1))
    #expect(session.take() != nil)
    gate.open(with: ())
  }

  @Test func `the loop wakes at local midnight and tells the new day`() throws {
    let rig = try DeskRig()
    // Two hours east of Greenwich, half a second before the day ends there.
    let zone = Zone(transitions: [.init(from: Timestamp(seconds: 0), offsetSeconds: 7_200)])
    let midnight = try #require(Timestamp(rfc3339: "2026-11-23T22:00:00Z"))
    let start = Clock.ticks
    let clock = Clock(zone: zone) {
      Timestamp(milliseconds: midnight.milliseconds - 500 + Int64(Clock.ticks - start))
    }
    guard
      var reader = Reader(
        rig.setup(clock: clock), size: Size(columns: 80, rows: 24), decoder: InputDecoder())
    else {
      Issue.record("no descriptors are left")
      return
    }
    let deadline = Deadline(in: .seconds(15))
    var moments: [Moment] = []
    while moments.isEmpty, !deadline.hasPassed {
      moments = reader.wait().compactMap { if case .clockMoved(let new) = $0 { new } else { nil } }
    }
    #expect(moments.map(\.today) == [Day(iso: "2026-11-24")])
    #expect(clock.millisecondsToMidnight > 23 * 3_600_000)
  }
}
