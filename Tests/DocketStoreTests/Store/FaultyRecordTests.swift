import DocketModel
import Testing

@testable import DocketStore

/// Records, disks and clocks that are wrong: the others go on.
@Suite struct FaultyRecordTests {
  let rig: StoreRig
  let asker: Asker

  init() throws {
    rig = try StoreRig()
    asker = rig.asker
  }

  /// Makes the state of a store refuse a briefing, as a bug or a full memory would.
  private func refuse(_ name: String, in store: Store) throws {
    let content = Identity.of(StoreRig.briefing(name)).content.rawValue
    try store.state.database.run(
      """
      CREATE TEMP TRIGGER refused BEFORE INSERT ON main.records WHEN NEW.content = '\(content)'
      BEGIN SELECT RAISE(ABORT, 'refused by the test'); END
      """)
  }

  @Test func `one record that the state refuses does not take the others with it`() throws {
    let reader = try rig.open(ben)
    try refuse("two", in: reader)
    let store = try rig.open()
    _ = try store.keep(["one", "two", "three"].map { StoreRig.briefing($0) })
    #expect(try reader.refresh())
    #expect(try reader.totals(for: asker).briefings == 2)
    let notes = reader.health.notes.filter {
      if case .withoutEffect(_, "\(store.session).2", _) = $0 { true } else { false }
    }
    #expect(notes.count == 1)
    #expect(reader.health.damages == 1)
    #expect(try rig.open().totals(for: asker).briefings == 3)
  }

  @Test func `a record that is on the disk and not in the state is told as just that`() throws {
    let store = try rig.open()
    try refuse("two", in: store)
    #expect {
      try store.keep([StoreRig.briefing("one"), StoreRig.briefing("two")])
    } throws: { error in
      guard case .keptInPart(let report, of: 2, cause: let cause)? = error as? StoreError,
        case .recordedWithoutEffect(records: 1, _) = cause
      else { return false }
      return report.kept.count == 2
    }
    #expect(store.health.unsaved == 0)
    #expect(try store.totals(for: asker).briefings == 1)
    #expect(try rig.open().totals(for: asker).briefings == 2)
  }

  @Test(arguments: [StoreOptions.Durability.each, .onSync])
  func `an import that the disk ends tells what is on it and nothing else`(
    durability: StoreOptions.Durability
  ) throws {
    let store = try rig.open(ana, .readWrite, durability)
    let body = String(repeating: "x", count: 900_000)
    let briefings = (1...14).map { StoreRig.briefing("b\($0)", body: body + "\($0)") }
    var told: [BriefingKey] = []
    try Faults(.write, 28, from: 12, count: .max).during {
      do throws(StoreError) {
        told = try store.keep(briefings).kept.map(\.key)
        Issue.record("nothing was told")
      } catch {
        guard case .keptInPart(let report, of: 14, cause: .notSaved) = error else {
          Issue.record("\(error)")
          return
        }
        told = report.kept.map(\.key)
        #expect(try store.shorts(of: told).allSatisfy { $0.count == 6 })
      }
      let onDisk = try rig.open(ben, .readOnly)
      #expect(try onDisk.briefingRows(told, for: asker).count == told.count)
    }
    #expect((1..<14).contains(told.count))
    // What comes behind the part that failed was not begun.
    let unsaved = store.health.unsaved
    #expect((1...14 - told.count).contains(unsaved))
    try store.close()
    #expect(try rig.open().totals(for: asker).briefings == told.count + unsaved)
  }

  /// A record of another writer whose clock is as far ahead as can be.
  private func plant(_ clock: UInt64, _ record: StoreRecord, session: String) throws {
    let folder = try StoreFolder(at: rig.scratch.path)
    let header = SegmentHeader(
      store: folder.file.id, writer: "far-future-00000001", session: session, user: 0,
      login: "far", host: "future", version: "1.0")
    let writer = SegmentWriter(
      folder: folder, header: header, clock: { [now = rig.now] in now.timestamp })
    try writer.append([record.payload()])
    try writer.close()
  }

  @Test(arguments: [
    Identifiers.clockLimit - 1, 1 << 61, UInt64(WriterRig.morning + 90_000_000) << 16,
  ])
  func `a clock far ahead is noted, overruled, taken back, and never stops writing`(
    far: UInt64
  ) throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one"), StoreRig.briefing("two")])
    let subject = StoreRig.action("one", 1)
    let session = "00000000000000ff"
    let event = Event(
      id: EventID(rawValue: "\(session).1"), clock: far, at: rig.now.timestamp, person: ana,
      act: .decide(Decision(.done)), targets: [Target(subject: subject, seen: [.decision: []])])
    try plant(far, .event(event), session: session)
    try store.refresh()
    #expect(try store.shown(subject, asker) == .done)
    #expect(
      store.health.notes.contains {
        if case .clockSkew(_, "\(session).1", let seconds) = $0 { seconds > 80_000 } else { false }
      })

    // Another subject does not know of it and keeps its place in the order.
    let other = try store.done(StoreRig.action("two", 1), asker)
    #expect(try #require(try store.event(other.event)).clock < far)
    guard far < Identifiers.clockLimit - 1 else { return }
    let reopened = try store.act(.decide(Decision(.open)), on: [subject], for: asker)
    #expect(try #require(try store.event(reopened.event)).clock > far)
    #expect(try store.shown(subject, asker) == .open)
    _ = try store.undo(for: asker, onlyEvent: reopened.event, confirmed: true)
    #expect(try store.shown(subject, asker) == .done)
    _ = try store.undo(for: asker, onlyEvent: event.id, confirmed: true)
    #expect(try store.shown(subject, asker) == .open)
    // Every host comes to the same.
    let again = try rig.open(ben)
    #expect(try again.shown(subject, asker) == .open)
    #expect(try again.shown(StoreRig.action("two", 1), asker) == .done)
  }
}
