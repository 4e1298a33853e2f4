/// The characters that HTML writes as `&name;` or by number.
enum NamedCharacters {
  /// The character of that name; capitals matter.
  static func scalar(named name: String) -> Unicode.Scalar? { table[name] }

  /// The character of `128`, `x80` or `X80`; nil for controls and for what is no character.
  ///
  /// 0x80 to 0x9F mean Windows-1252, as the HTML Standard has it: nobody means the controls there.
  static func scalar(ofNumber text: some StringProtocol) -> Unicode.Scalar? {
    let isHex = text.first == "x" || text.first == "X"
    guard let code = isHex ? UInt32(text.dropFirst(), radix: 16) : UInt32(text) else { return nil }
    switch code {
    case 0x80...0x9F: return Unicode.Scalar(UInt32(Windows1252.upperHalf[Int(code) - 0x80]))
    case 0x09, 0x0A, 0x0D: return Unicode.Scalar(UInt8(code))
    case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: return nil
    default: return Unicode.Scalar(code)
    }
  }
}
