internal import CShims

/// Checksums: CRC-32 for records, SHA-256 for names.
enum Digest {
  /// CRC-32 as in gzip, of a range of the bytes.
  static func crc32(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    bytes.withUnsafeBytes {
      dsh_crc32(0, $0.baseAddress?.advanced(by: range.lowerBound), range.count)
    }
  }

  /// SHA-256 as 64 lower-case hex digits.
  static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    bytes.withUnsafeBytes { dsh_sha256($0.baseAddress, $0.count, &digest) }
    return hex(digest)
  }

  static func hex(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(hexDigit(byte >> 4))
      text.append(hexDigit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A number as lower-case hex digits, filled with zeros.
  static func hex(_ value: UInt64, digits: Int) -> String {
    String(decoding: hexBytes(value, digits: digits), as: UTF8.self)
  }

  static func hexBytes(_ value: UInt64, digits: Int) -> [UInt8] {
    var text = [UInt8](repeating: 0, count: digits)
    for place in 0..<digits {
      let shift = UInt64(4 * (digits - 1 - place))
      text[place] = hexDigit(UInt8(truncatingIfNeeded: shift < 64 ? value >> shift : 0) & 15)
    }
    return text
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x61 + value - 10
  }
}
