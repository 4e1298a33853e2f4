internal import DocketModel

/// The shapes of ids in records: what is not of this shape is refused when read.
enum Identifiers {
  /// Clocks at or beyond this come from nobody honest.
  static let clockLimit: UInt64 = 1 << 62

  /// `<16 hex>.<number without leading zero>`.
  static func event(_ text: String) -> EventID? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 18, bytes.count <= 35, bytes[16] == UInt8(ascii: "."),
      bytes[..<16].allSatisfy(isHex), bytes[17...].allSatisfy({ (0x30...0x39).contains($0) }),
      bytes.count == 18 || bytes[17] != 0x30
    else { return nil }
    return EventID(rawValue: text)
  }

  /// 64 hex digits.
  static func content(_ text: String) -> ContentID? {
    isHex(text, digits: 64) ? ContentID(rawValue: text) : nil
  }

  /// 1 to 200 visible ASCII characters: a hash for actions of a source, an event id for added ones.
  static func action(_ text: String) -> ActionID? {
    let bytes = text.utf8
    guard !bytes.isEmpty, bytes.count <= 200, bytes.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    return ActionID(rawValue: text)
  }

  /// 1 to 2,048 bytes without control characters.
  static func key(_ text: String) -> BriefingKey? {
    let bytes = text.utf8
    guard !bytes.isEmpty, bytes.count <= keyLimit, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    return BriefingKey(rawValue: text)
  }

  /// An address of 1 to 2,048 bytes without control characters; whether it may be asked is not said.
  static func feed(_ text: String) -> String? { key(text)?.rawValue }

  static let keyLimit = 2_048

  static func isHex(_ text: String, digits: Int) -> Bool {
    text.utf8.count == digits && text.utf8.allSatisfy(isHex)
  }

  static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// A name on disk: 1 to 80 characters of `a-z`, `0-9`, `.` and `-`, not beginning with a dot.
  static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, first != UInt8(ascii: "."), bytes.count <= 80 else {
      return false
    }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D
    }
  }
}

extension Fields {
  func event(_ name: String) throws(PayloadFault) -> EventID {
    guard let id = Identifiers.event(try string(name)) else { throw .field(name) }
    return id
  }

  func clock() throws(PayloadFault) -> UInt64 {
    let text = try string("hlc")
    guard Identifiers.isHex(text, digits: 16), let clock = UInt64(text, radix: 16) else {
      throw .field("hlc")
    }
    guard clock < Identifiers.clockLimit else { throw .clock }
    return clock
  }

  func person(_ name: String) throws(PayloadFault) -> Person {
    guard let fields = try object(name) else { throw .field(name) }
    return Person(
      me: try fields.string("me"), name: try fields.optionalString("name"),
      login: try fields.string("login"), host: try fields.string("host"))
  }
}

extension Person {
  var json: JSON {
    .object([
      "me": .string(me), "name": .some(name), "login": .string(login), "host": .string(host),
    ])
  }
}
