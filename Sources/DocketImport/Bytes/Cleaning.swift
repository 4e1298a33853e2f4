extension DecodedText {
  /// CR and CRLF become LF, form feeds a blank line, tabs and odd spaces a space; controls go.
  static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.firstIndex(where: { suspects[Int($0)] }) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { clean($0, from: first, into: &out) }
    return out
  }

  private static func clean(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, into out: inout [UInt8]
  ) {
    // What stays is copied in runs; most texts have few places to look at.
    var run = 0
    var index = first
    while index < bytes.count {
      guard suspects[Int(bytes[index])] else {
        index += 1
        continue
      }
      let (length, instead) = replacement(bytes, at: index)
      guard length > 0 else {
        index += 1
        continue
      }
      out.append(contentsOf: bytes[run..<index])
      switch instead {
      case .nothing: break
      case .blank: out.append(0x20)
      case .line: out.append(0x0A)
      case .twoLines: out += [0x0A, 0x0A]
      }
      index += length
      run = index
    }
    out.append(contentsOf: bytes[run...])
  }

  private enum Instead { case nothing, blank, line, twoLines }

  /// How many bytes go, and what comes instead; 0 where everything stays.
  private static func replacement(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Int, Instead) {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch bytes[index] {
    case 0x0D: return (second == 0x0A ? 2 : 1, .line)
    case 0x0B, 0x0C: return (1, .twoLines)
    case 0x00..<0x20, 0x7F: return (1, .nothing)
    case 0xC2 where second >= 0x80 && second <= 0xA0:
      // U+0085 is a line end, U+00A0 the no-break space; the other C1 controls go.
      return (2, second == 0x85 ? .line : second == 0xA0 ? .blank : .nothing)
    case 0xE2 where second == 0x80:
      switch third {
      case 0x80...0x8A, 0xAF: return (3, .blank)
      case 0xA8, 0xA9: return (3, .line)
      default: return (0, .nothing)
      }
    case 0xE3 where second == 0x80 && third == 0x80: return (3, .blank)
    case 0xEF where second == 0xBB && third == 0xBF: return (3, .nothing)
    default: return (0, .nothing)
    }
  }

  /// The bytes with which something that must be looked at begins.
  private static let suspects: [Bool] = (0...255).map { byte in
    byte < 0x20 && byte != 0x09 && byte != 0x0A
      || [0x7F, 0xC2, 0xE2, 0xE3, 0xEF].contains(byte)
  }
}
