/// The request that puts text on the clipboard of the terminal, wherever that runs (OSC 52).
enum Clipboard {
  /// `ESC ] 52 ; c ; <base64> BEL`; the terminal never answers.
  static func request(_ text: String) -> [UInt8] {
    Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let group = (0..<3).map { index + $0 < bytes.count ? bytes[index + $0] : 0 }
      let left = bytes.count - index
      let word = UInt32(group[0]) << 16 | UInt32(group[1]) << 8 | UInt32(group[2])
      for place in 0..<4 {
        let isPadding = place > left
        let code = Int((word >> (18 - 6 * UInt32(place))) & 63)
        result.append(isPadding ? 0x3D : alphabet[code])
      }
      index += 3
    }
    return result
  }
}
