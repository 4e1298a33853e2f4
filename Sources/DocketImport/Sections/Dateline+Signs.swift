extension Dateline {
  /// What the bytes of a line show before it is read.
  struct Signs {
    var hasDigit = false
    /// Four or more digits in a row.
    var hasYear = false
    /// A colon of either width near the start.
    var hasLabel = false
    /// A sign that separates parts.
    var hasParts = false
    var words = 1

    init(_ line: String) {
      var digits = 0
      var last3: UInt32 = 0
      for (place, byte) in line.utf8.enumerated() {
        let isDigit = (0x30...0x39).contains(byte)
        digits = isDigit ? digits + 1 : 0
        if isDigit { hasDigit = true }
        if digits == 4 { hasYear = true }
        switch byte {
        case 0x20: words += 1
        case 0x3A, 0xEF: if place < 60 { hasLabel = true }
        case 0x7C, 0xE3...0xED: hasParts = true
        default: break
        }
        last3 = (last3 << 8 | UInt32(byte)) & 0xFF_FFFF
        switch last3 {
        // A bullet and the long dashes; below a blank with a dash or slash, and the middle point.
        case 0xE2_80A2, 0xE2_8093, 0xE2_8094: hasParts = true
        default:
          switch last3 & 0xFFFF {
          case 0x202D, 0x202F, 0xC2B7: hasParts = true
          default: break
          }
        }
      }
    }
  }
}
