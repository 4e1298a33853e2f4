/// One line of a segment: `J1 <crc> <length> <seq> <prev> <payload>` and a line feed.
///
/// The CRC covers everything from the length to the end of the payload, so a record can be checked
/// alone; `seq` and `prev` (the CRC of the record before) show loss, exchange and doubling.
struct RecordFrame: Hashable {
  var crc: UInt32
  var seq: UInt64
  var previous: UInt32
  /// Where the payload stands in the bytes that were parsed.
  var payload: Range<Int>

  /// The largest payload that is written or read.
  static let payloadLimit = 4 << 20
  /// The longest line: the largest payload and the words before it.
  static let lineLimit = payloadLimit + 64

  /// Appends the line of a record and returns its CRC.
  ///
  /// The payload must hold no line feed, which canonical JSON never does.
  static func append(
    _ payload: [UInt8], seq: UInt64, previous: UInt32, to bytes: inout [UInt8]
  ) -> UInt32 {
    let start = bytes.count
    bytes.append(contentsOf: "J1 00000000 \(payload.count) \(seq) ".utf8)
    bytes.append(contentsOf: Digest.hexBytes(UInt64(previous), digits: 8))
    bytes.append(0x20)
    bytes.append(contentsOf: payload)
    let crc = Digest.crc32(bytes, start + 12..<bytes.count)
    bytes.replaceSubrange(start + 3..<start + 11, with: Digest.hexBytes(UInt64(crc), digits: 8))
    bytes.append(0x0A)
    return crc
  }

  /// Checks one line, given without its line feed; nil when anything about it is wrong.
  init?(line: Range<Int>, of bytes: [UInt8]) {
    guard line.count >= 26, line.count <= Self.lineLimit,
      bytes[line.lowerBound] == UInt8(ascii: "J"), bytes[line.lowerBound + 1] == UInt8(ascii: "1"),
      bytes[line.lowerBound + 2] == 0x20, bytes[line.lowerBound + 11] == 0x20,
      let crc = Self.hex(bytes, line.lowerBound + 3)
    else { return nil }
    var at = line.lowerBound + 12
    guard let length = Self.decimal(bytes, &at, before: line.upperBound),
      let seq = Self.decimal(bytes, &at, before: line.upperBound),
      at + 9 <= line.upperBound, let previous = Self.hex(bytes, at), bytes[at + 8] == 0x20,
      length == UInt64(line.upperBound - (at + 9)), length <= UInt64(Self.payloadLimit),
      Digest.crc32(bytes, line.lowerBound + 12..<line.upperBound) == crc
    else { return nil }
    self.crc = crc
    self.seq = seq
    self.previous = previous
    self.payload = at + 9..<line.upperBound
  }

  /// Eight lower-case hex digits; the caller has checked that there are eight bytes.
  private static func hex(_ bytes: [UInt8], _ start: Int) -> UInt32? {
    var value: UInt32 = 0
    for byte in bytes[start..<start + 8] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  /// A number without leading zeros and the blank behind it.
  private static func decimal(_ bytes: [UInt8], _ at: inout Int, before end: Int) -> UInt64? {
    let start = at
    var value: UInt64 = 0
    // Eighteen digits cannot overflow.
    while at < end, at - start <= 18, case 0x30...0x39 = bytes[at] {
      value = value * 10 + UInt64(bytes[at] - 0x30)
      at += 1
    }
    guard at > start, at - start <= 18, at < end, bytes[at] == 0x20,
      at - start == 1 || bytes[start] != 0x30
    else { return nil }
    at += 1
    return value
  }
}
