internal import DocketModel

/// The file `STORE`: what makes a folder a store, and which one.
struct StoreFile: Hashable {
  /// The format this version writes, and the newest it can read.
  static let currentFormat = 1
  static let name = "STORE"
  static let sizeLimit = 65_536

  /// What the folder may need from who reads it and who writes to it.
  var format: Int
  var minimumReader: Int
  /// 32 hex digits.
  var id: String
  var created: Timestamp
  /// Whether several users write to it.
  var isShared: Bool

  init(id: String, created: Timestamp, isShared: Bool) {
    self.format = Self.currentFormat
    self.minimumReader = 1
    self.id = id
    self.created = created
    self.isShared = isShared
  }

  init(reading bytes: [UInt8]) throws(StoreError) {
    do throws(PayloadFault) {
      guard let json = try? JSONText(checking: bytes[...]) else { throw .notAnObject }
      let fields = try Fields(json)
      format = try fields.count("format")
      minimumReader = try fields.count("min_reader")
      id = try fields.string("id")
      created = Timestamp(milliseconds: try fields.integer("created"))
      isShared = try fields.bool("shared")
      guard Identifiers.isHex(id, digits: 32) else { throw .field("id") }
      // With another id every record would be a stranger's, and new ones would stay strangers.
      if let sum = try fields.optionalString("sum"), sum != Self.sum(of: id) { throw .field("sum") }
    } catch {
      throw .unreadableStoreFile(Self.name)
    }
    guard minimumReader <= Self.currentFormat else { throw .newerFormat(needs: minimumReader) }
  }

  func bytes() -> [UInt8] {
    JSON.object([
      "format": .integer(Int64(format)), "min_reader": .integer(Int64(minimumReader)),
      "id": .string(id), "created": .integer(created.milliseconds), "shared": .flag(isShared),
      "sum": .string(Self.sum(of: id)),
    ]).canonicalBytes() + [0x0A]
  }

  /// Tells a damaged id from a good one.
  private static func sum(of id: String) -> String {
    Digest.hex(UInt64(Digest.crc32(Array(id.utf8), 0..<id.utf8.count)), digits: 8)
  }
}
