extension JSONWriter {
  /// A string with its quotes; runs that need no escape are copied whole.
  mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      var run = 0
      var index = 0
      while index < source.count {
        let byte = source[index]
        let needsLook =
          byte < 0x20 || byte == 0x22 || byte == 0x5C
          || (escapesInvisible && (byte >= 0xC2 || byte == 0x7F))
        guard needsLook else {
          index += 1
          if !escapesInvisible { index = JSONReader.endOfPlainText(source.span, from: index) }
          continue
        }
        let (scalar, length) = Self.scalar(source, at: index)
        if scalar < 0x80 || Self.isInvisible(scalar) {
          bytes.append(contentsOf: source[run..<index])
          escape(scalar)
          run = index + length
        }
        index += length
      }
      bytes.append(contentsOf: source[run...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ scalar: UInt32) {
    switch scalar {
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x22: bytes.append(contentsOf: "\\\"".utf8)
    case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
    case 0..<0x1_0000: escape(unit: scalar)
    default:
      escape(unit: 0xD800 + (scalar - 0x1_0000) >> 10)
      escape(unit: 0xDC00 + (scalar - 0x1_0000) & 0x3FF)
    }
  }

  private mutating func escape(unit: UInt32) {
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> UInt32(shift) & 0xF)
      bytes.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
    }
  }

  /// The scalar at a first byte, and how many bytes it takes; the text is a `String`'s, so valid.
  private static func scalar(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = source[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1 else { return (UInt32(first), 1) }
    var scalar = UInt32(first & (0x7F >> UInt8(length)))
    for byte in source[(index + 1)..<(index + length)] {
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }

  /// Whether a character beyond ASCII changes how its neighbours look without being seen itself.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x9F: true  // C1 controls
    case 0xAD, 0x34F, 0x180E, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF: true  // no width
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2065...0x206F: true  // direction
    case 0x2028, 0x2029: true  // line and paragraph separator
    case 0x115F, 0x1160, 0x3164, 0xFFA0: true  // fillers that look like nothing
    case 0xFFF9...0xFFFB: true  // interlinear annotation
    case 0xE0000...0xE0FFF: true  // tags and further variation selectors
    case 0xFDD0...0xFDEF: true  // noncharacters, and below the two at the end of each plane
    default: scalar & 0xFFFE == 0xFFFE
    }
  }
}
