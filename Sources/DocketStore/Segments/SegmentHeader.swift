internal import DocketModel

/// The first record of every segment: who wrote the file, and for which store.
struct SegmentHeader: Hashable {
  /// The record format this version writes.
  static let currentFormat: Int = 1

  var store: String
  var writer: String
  var session: String
  var user: UInt32
  var login: String
  var host: String
  var version: String
  var format: Int
  /// In a pack: the files it was made from.
  var packed: [PackedFile] = []
  /// In a pack: the files that those of them which were packs were made from.
  var older: [PackedFile] = []

  init(
    store: String, writer: String, session: String, user: UInt32, login: String, host: String,
    version: String
  ) {
    self.store = store
    self.writer = writer
    self.session = session
    self.user = user
    self.login = login
    self.host = host
    self.version = version
    self.format = Self.currentFormat
  }

  init(_ fields: Fields) throws(PayloadFault) {
    store = try fields.string("store")
    writer = try fields.string("writer")
    session = try fields.string("session")
    guard let user = UInt32(exactly: try fields.integer("uid")) else { throw .field("uid") }
    self.user = user
    login = try fields.string("login")
    host = try fields.string("host")
    version = try fields.string("version")
    format = try fields.count("format")
    for file in try fields.objects("packed") { packed.append(try PackedFile(file)) }
    for file in try fields.objects("older") { older.append(try PackedFile(file)) }
  }

  func payload() -> [UInt8] {
    JSON.object([
      "t": .string("header"), "store": .string(store), "writer": .string(writer),
      "session": .string(session), "uid": .integer(Int64(user)), "login": .string(login),
      "host": .string(host), "version": .string(version), "format": .integer(Int64(format)),
      "packed": packed.isEmpty ? nil : .array(packed.map(\.json)),
      "older": older.isEmpty ? nil : .array(older.map(\.json)),
    ]).canonicalBytes()
  }
}

/// A file that is in a pack: enough to know that whoever read the one has what is in the other.
struct PackedFile: Hashable {
  var name: String
  /// Good records, the header and the trailer among them.
  var records: Int
  /// The checksum of the last one, which hangs on all before it.
  var crc: UInt32

  init(name: String, records: Int, crc: UInt32) {
    self.name = name
    self.records = records
    self.crc = crc
  }

  init(_ fields: Fields) throws(PayloadFault) {
    name = try fields.string("name")
    records = try fields.count("records")
    guard let crc = UInt32(exactly: try fields.integer("crc")) else { throw .field("crc") }
    self.crc = crc
  }

  var json: JSON {
    .object([
      "name": .string(name), "records": .integer(Int64(records)), "crc": .integer(Int64(crc)),
    ])
  }
}

/// The last record of a segment that was ended on purpose.
struct SegmentTrailer: Hashable {
  /// How many records stand before it, the header among them.
  var records: Int

  init(records: Int) { self.records = records }

  init(_ fields: Fields) throws(PayloadFault) { records = try fields.count("records") }

  func payload() -> [UInt8] {
    JSON.object(["t": .string("trailer"), "records": .integer(Int64(records))]).canonicalBytes()
  }
}
