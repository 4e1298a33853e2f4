/// Bytes as text of 64 signs (RFC 4648, section 4).
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The signs, padded with `=` to a multiple of four.
  public static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var signs: [UInt8] = []
    signs.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var word: UInt32 = 0
      for place in 0..<3 {
        word = word << 8 | UInt32(place < group.count ? group[start + place] : 0)
      }
      for place in 0..<4 {
        let sign = alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)]
        signs.append(place <= group.count ? sign : 0x3D)
      }
    }
    return signs
  }
}
