internal import DocketModel

/// What the payload of a record says.
enum Payload: Hashable {
  case header(SegmentHeader)
  case trailer(SegmentTrailer)
  case record(StoreRecord)
  /// A kind of record or act that a later docket writes; kept on disk, without effect here.
  case unknown(String)

  /// Reads a payload; the bytes are those whose checksum has been checked.
  init(reading bytes: ArraySlice<UInt8>) throws(PayloadFault) {
    let json: JSONText
    do throws(JSONError) {
      json = try JSONText(checking: bytes)
    } catch {
      throw .notAnObject
    }
    let fields = try Fields(json)
    switch try fields.string("t") {
    case "event":
      guard let event = try EventCodec.event(fields) else {
        self = .unknown("event/" + (try fields.string("act")))
        return
      }
      self = .record(.event(event))
    case "briefing": self = .record(.briefing(try BriefingRecordCodec.record(fields)))
    case "header": self = .header(try SegmentHeader(fields))
    case "trailer": self = .trailer(try SegmentTrailer(fields))
    case let type: self = .unknown(type)
    }
  }
}

extension StoreRecord {
  /// The payload of this record, as canonical JSON.
  func payload() -> [UInt8] {
    switch self {
    case .event(let event): EventCodec.json(event).canonicalBytes()
    case .briefing(let record):
      BriefingRecordCodec.payload(record, says: record.briefing.json.canonicalBytes())
    }
  }

  var id: EventID {
    switch self {
    case .event(let event): event.id
    case .briefing(let record): record.id
    }
  }

  var clock: UInt64 {
    switch self {
    case .event(let event): event.clock
    case .briefing(let record): record.clock
    }
  }

  /// The wall time its writer saw.
  var at: Timestamp {
    switch self {
    case .event(let event): event.at
    case .briefing(let record): record.received
    }
  }
}
