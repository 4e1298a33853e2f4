import DocketModel
import Synchronization
import Testing

@testable import DocketStore

/// A store in a scratch folder, one writer on it, and what was acknowledged.
final class WriterRig {
  let scratch: Scratch?
  let folder: StoreFolder
  let writer: SegmentWriter
  let header: SegmentHeader
  let now: Moving
  private(set) var acknowledged: [EventID] = []
  private var pending: [EventID] = []
  private var number = 0

  /// A clock that stands until it is moved.
  final class Moving: Sendable {
    private let value: Mutex<Int64>
    init(_ milliseconds: Int64) { value = Mutex(milliseconds) }
    func move(seconds: Int64) { value.withLock { $0 += seconds * 1_000 } }
    var timestamp: Timestamp { Timestamp(milliseconds: value.withLock { $0 }) }
  }

  /// 2026-11-23 09:00 UTC.
  static let morning: Int64 = 1_795_424_400_000

  init(session: String = "00000000000000aa") throws {
    let scratch = try Scratch()
    self.scratch = scratch
    var dice = Dice(seed: 7)
    now = Moving(Self.morning)
    let file = try StoreFolder.create(
      at: scratch.path, shared: false, created: now.timestamp, random: { dice.next() })
    folder = try StoreFolder(at: scratch.path)
    header = SegmentHeader(
      store: file.id, writer: "jump2-asilva-00000001", session: session, user: 0, login: "asilva",
      host: "jump2", version: "1.0")
    writer = SegmentWriter(folder: folder, header: header, clock: { [now] in now.timestamp })
  }

  var path: String { scratch?.path ?? "" }

  /// The next made-up act.
  func event(note: String = "n") -> Event {
    number += 1
    return Event(
      id: EventID(rawValue: "\(header.session).\(number)"),
      clock: UInt64(now.timestamp.milliseconds) << 16 + UInt64(number),
      at: now.timestamp, person: ana, act: .note(note), targets: [])
  }

  /// Writes an act; it counts as acknowledged after the next sync.
  func write(_ count: Int = 1, note: String = "n") throws {
    let events = (0..<count).map { _ in event(note: note) }
    pending += events.map(\.id)
    try writer.append(events.map { StoreRecord.event($0).payload() })
  }

  func sync() throws {
    try writer.sync()
    acknowledged += pending
    pending = []
  }

  func close() throws {
    try writer.close()
    acknowledged += pending
    pending = []
  }

  /// All records of the folder as another process reads them.
  func read() throws -> (ids: Set<EventID>, health: StoreHealth) {
    var catalog = SegmentCatalog()
    var ids: Set<EventID> = []
    catalog.read(try StoreFolder(at: path), except: nil) { found, _ in
      ids.formUnion(found.map(\.record.id))
    }
    return (ids, catalog.health)
  }

  /// Checks that everything acknowledged can be read and that nothing is damaged.
  func expectNothingLost(_ location: SourceLocation = #_sourceLocation) throws {
    let (ids, health) = try read()
    #expect(Set(acknowledged).subtracting(ids).isEmpty, sourceLocation: location)
    #expect(health.damages == 0, "\(health.notes)", sourceLocation: location)
  }
}
