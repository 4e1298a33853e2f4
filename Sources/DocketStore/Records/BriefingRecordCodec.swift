internal import DocketModel

/// Briefings with what the store adds to them, as JSON; the fields are listed in this folder's
/// README.
enum BriefingRecordCodec {
  /// The payload of a record whose briefing has these bytes.
  static func payload(_ record: BriefingRecord, says bytes: [UInt8]) -> [UInt8] {
    facts(record).canonicalBytes(with: "says", written: bytes)
  }

  /// What the store adds.
  private static func facts(_ record: BriefingRecord) -> JSON {
    .object([
      "actions": .someStrings(record.actionIDs.map(\.rawValue)),
      "at": .integer(record.received.milliseconds), "baseline": .flag(record.isBaseline),
      "by": record.person.json, "content": .string(record.content.rawValue),
      "from": .string(record.sourceID), "hlc": .string(Digest.hex(record.clock, digits: 16)),
      "id": .string(record.id.rawValue), "keys": .strings(record.keys.map(\.rawValue)),
      "t": .string("briefing"),
    ])
  }

  static func record(_ fields: Fields) throws(PayloadFault) -> BriefingRecord {
    guard let content = Identifiers.content(try fields.string("content")) else {
      throw .field("content")
    }
    var keys: [BriefingKey] = []
    for text in try fields.strings("keys") {
      guard let key = Identifiers.key(text) else { throw .field("keys") }
      keys.append(key)
    }
    guard !keys.isEmpty else { throw .field("keys") }
    var actionIDs: [ActionID] = []
    for text in try fields.strings("actions") {
      guard let id = Identifiers.action(text) else { throw .field("actions") }
      actionIDs.append(id)
    }
    let says = try fields.required("says")
    let briefing: Briefing
    do throws(BriefingJSONError) {
      briefing = try Briefing(json: says)
    } catch {
      throw .field("says." + error.member)
    }
    // The two lists belong together element by element.
    guard actionIDs.count == briefing.actions.count else { throw .field("actions") }
    return BriefingRecord(
      id: try fields.event("id"), clock: try fields.clock(),
      received: Timestamp(milliseconds: try fields.integer("at")), person: try fields.person("by"),
      content: content, keys: keys, sourceID: try fields.string("from"), briefing: briefing,
      actionIDs: actionIDs, isBaseline: try fields.bool("baseline"))
  }
}
