public import DocketModel

/// Records out of pieces of segments, each one once, for counting what was sent and what came.
public struct RecordBundle: Sendable {
  private enum Kind: Sendable {
    case act(String)
    case opening
    case briefing
  }

  private var records: [EventID: Kind] = [:]

  public init() {}

  /// Whether no record was found.
  public var isEmpty: Bool { records.isEmpty }

  /// How many of what they are.
  public var tally: RecordTally {
    var tally = RecordTally()
    for kind in records.values {
      switch kind {
      case .act(let me): tally.acts[me, default: 0] += 1
      case .briefing: tally.briefings += 1
      case .opening: break
      }
    }
    return tally
  }

  /// Takes the records of a piece that begins at the start of a line.
  public mutating func add(_ bytes: [UInt8]) {
    Self.each(in: bytes) { record in
      switch record {
      case .briefing: records[record.id] = .briefing
      case .event(let event):
        records[record.id] = event.act == .opened ? .opening : .act(event.person.me)
      }
    }
  }

  /// Drops the records of a piece: packing has only moved them.
  public mutating func remove(_ bytes: [UInt8]) {
    Self.each(in: bytes) { records[$0.id] = nil }
  }

  private static func each(in bytes: [UInt8], _ body: (StoreRecord) -> Void) {
    var scanner = RecordScanner()
    while let finding = scanner.next(in: bytes) {
      guard case .record(let frame) = finding,
        case .record(let record)? = try? Payload(reading: bytes[frame.payload])
      else { continue }
      body(record)
    }
  }
}
