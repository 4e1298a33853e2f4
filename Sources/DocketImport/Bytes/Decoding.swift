/// Text as every importer takes it: UTF-8, lines ended by LF, no control characters.
struct DecodedText {
  var bytes: [UInt8]
  /// How many malformed sequences were replaced by U+FFFD.
  var replaced = 0

  /// Finds the encoding and cleans the text.
  ///
  /// UTF-8 and UTF-16 by their mark, UTF-16 without one by its zero bytes, UTF-8 by its form, and
  /// Windows-1252 for the rest, as the WHATWG Encoding Standard has it for unlabelled text.
  init(_ raw: [UInt8]) throws(ImportError) {
    if raw.starts(with: [0xFF, 0xFE]) {
      self = Self.utf16(raw, from: 2, isLittle: true)
    } else if raw.starts(with: [0xFE, 0xFF]) {
      self = Self.utf16(raw, from: 2, isLittle: false)
    } else if let isLittle = Self.looksLikeUTF16(raw) {
      self = Self.utf16(raw, from: 0, isLittle: isLittle)
    } else {
      if let offset = Self.binaryOffset(raw) { throw .binary(at: offset) }
      self = Self.eightBit(raw)
    }
    bytes = Self.cleaned(bytes)
  }

  private init(bytes: [UInt8], replaced: Int = 0) {
    self.bytes = bytes
    self.replaced = replaced
  }

  /// UTF-8 when at most one sequence in a hundred is malformed, else Windows-1252.
  private static func eightBit(_ raw: [UInt8]) -> DecodedText {
    let start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    var malformed = 0
    var multibyte = 0
    while index < raw.count {
      if raw[index] < 0x80 {
        index += 1
        continue
      }
      let length = utf8Length(raw, at: index)
      if length == 0 {
        malformed += 1
        index += 1
      } else {
        multibyte += 1
        index += length
      }
    }
    if malformed == 0 { return DecodedText(bytes: start == 0 ? raw : Array(raw[start...])) }
    if malformed * 100 <= multibyte || start == 3 {
      return DecodedText(
        bytes: Array(String(decoding: raw[start...], as: UTF8.self).utf8), replaced: malformed)
    }
    return DecodedText(bytes: windows1252(raw))
  }

  /// The length of the well-formed sequence that starts here; 0 when there is none (Unicode, table 3-7).
  private static func utf8Length(_ raw: [UInt8], at index: Int) -> Int {
    let first = raw[index]
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < raw.count && range.contains(raw[index + offset])
    }
    switch first {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }

  /// What stands at 0x80 to 0x9F in Windows-1252; the five empty places stay C1 controls.
  private static let upperHalf: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static func windows1252(_ raw: [UInt8]) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(raw.count)
    for byte in raw {
      units.append((0x80...0x9F).contains(byte) ? upperHalf[Int(byte) - 0x80] : UInt16(byte))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf16(_ raw: [UInt8], from start: Int, isLittle: Bool) -> DecodedText {
    var units: [UInt16] = []
    units.reserveCapacity(raw.count / 2)
    var index = start
    while index + 1 < raw.count {
      let low = UInt16(raw[isLittle ? index : index + 1])
      let high = UInt16(raw[isLittle ? index + 1 : index])
      units.append(high << 8 | low)
      index += 2
    }
    let text = String(decoding: units, as: UTF16.self)
    return DecodedText(bytes: Array(text.utf8), replaced: raw.count % 2)
  }

  /// Whether every second byte of the start is mostly zero, as in Western text without a mark.
  private static func looksLikeUTF16(_ raw: [UInt8]) -> Bool? {
    let sample = min(raw.count & ~1, 512)
    guard sample >= 8 else { return nil }
    var zeros = [0, 0]
    for index in 0..<sample where raw[index] == 0 { zeros[index & 1] += 1 }
    let half = sample / 2
    if zeros[1] * 10 >= half * 4, zeros[0] * 20 <= half { return true }
    if zeros[0] * 10 >= half * 4, zeros[1] * 20 <= half { return false }
    return nil
  }

  /// The first byte that no text holds, when there are more than a stray few of them.
  ///
  /// A known file signature counts at once; single NUL bytes do not, people paste them.
  private static func binaryOffset(_ raw: [UInt8]) -> Int? {
    let signatures: [[UInt8]] = [
      [0x7F, 0x45, 0x4C, 0x46], [0x89, 0x50, 0x4E, 0x47], [0x50, 0x4B, 3, 4], [0x1F, 0x8B],
      Array("%PDF-".utf8), [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("SQLite format".utf8),
    ]
    for signature in signatures where raw.starts(with: signature) { return 0 }
    let sample = min(raw.count, 65_536)
    var first: Int?
    var odd = 0
    for index in 0..<sample {
      let byte = raw[index]
      guard byte < 0x20 || byte == 0x7F else { continue }
      switch byte {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B: continue
      default:
        odd += 1
        if first == nil { first = index }
      }
    }
    return odd * 20 > sample ? first : nil
  }

  /// CR and CRLF become LF, form feeds a blank line, tabs and odd spaces a space; controls go.
  static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0D:
        out.append(0x0A)
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      case 0x0B, 0x0C: out += [0x0A, 0x0A]
      case 0x09, 0x0A: out.append(byte)
      case 0..<0x20, 0x7F: break
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] <= 0xA0:
        // U+0085 is a line end, U+00A0 the no-break space; the other C1 controls go.
        if bytes[index + 1] == 0x85 { out.append(0x0A) }
        if bytes[index + 1] == 0xA0 { out.append(0x20) }
        index += 1
      case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
        let third = bytes[index + 2]
        switch third {
        case 0x80...0x8A, 0xAF: out.append(0x20)
        case 0xA8, 0xA9: out.append(0x0A)
        default: out += [0xE2, 0x80, third]
        }
        index += 2
      case 0xE3
      where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80:
        out.append(0x20)
        index += 2
      case 0xEF
      where index + 2 < bytes.count && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF:
        index += 2
      default: out.append(byte)
      }
      index += 1
    }
    return out
  }
}
