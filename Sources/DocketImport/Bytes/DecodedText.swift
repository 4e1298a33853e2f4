/// Text as every importer takes it: UTF-8, lines ended by LF, no control characters.
struct DecodedText {
  var bytes: [UInt8]
  /// How many malformed sequences were replaced by U+FFFD.
  var replaced = 0

  /// Finds the encoding and cleans the text.
  ///
  /// A mark at the start decides, then zero bytes where they are usual (UTF-16, UTF-32). Then what
  /// the server says, what the document says of itself, UTF-8, Windows-1252: the first of them that
  /// the bytes do not contradict (WHATWG Encoding Standard; RFC 7303, section 3).
  init(_ raw: [UInt8], contentType: String? = nil) throws(ImportError) {
    if let (encoding, length) = Self.mark(raw) {
      self = Self.wide(raw, from: length, encoding)
    } else if let encoding = Self.looksWide(raw) {
      self = Self.wide(raw, from: 0, encoding)
    } else {
      if let offset = Self.binaryOffset(raw) { throw .binary(at: offset) }
      self = Self.labelled(raw, contentType) ?? Self.eightBit(raw)
    }
    bytes = Self.cleaned(bytes)
  }

  /// The text in the first stated encoding that fits; nil where none is stated or none fits.
  private static func labelled(_ raw: [UInt8], _ contentType: String?) -> DecodedText? {
    let stated = [
      DeclaredEncoding.label(ofContentType: contentType), DeclaredEncoding.label(in: raw),
    ]
    var second: DecodedText?
    for case let label? in stated {
      guard let encoding = TextEncoding(label: label), encoding != .utf8 else {
        if TextEncoding(label: label) == .utf8 { return second ?? eightBit(raw) }
        continue
      }
      if case .utf16 = encoding { continue }
      // Latin-1 is what careless software says; bytes that are UTF-8 throughout are that.
      if encoding == .windows1252 {
        return UTF8Form(raw).isUTF8 ? eightBit(raw) : DecodedText(bytes: Windows1252.decoded(raw))
      }
      guard let text = LegacyDecoding.decoded(raw, as: encoding) else { continue }
      if text.replaced == 0 { return text }
      if text.replaced * 100 <= raw.count { second = second ?? text }
    }
    return UTF8Form(raw).isUTF8 ? nil : second
  }

  init(bytes: [UInt8], replaced: Int = 0) {
    self.bytes = bytes
    self.replaced = replaced
  }

  /// UTF-8 when at most one sequence in a hundred is malformed, else Windows-1252.
  private static func eightBit(_ raw: [UInt8]) -> DecodedText {
    let start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let form = UTF8Form(raw)
    if form.malformed == 0 {
      return DecodedText(bytes: start == 0 ? raw : Array(raw[start...]))
    }
    if form.malformed * 100 <= form.multibyte || start == 3 {
      return DecodedText(
        bytes: Array(String(decoding: raw[start...], as: UTF8.self).utf8),
        replaced: form.malformed)
    }
    return DecodedText(bytes: Windows1252.decoded(raw))
  }

  /// The mark at the start and its length; that of UTF-8 is left to ``eightBit``.
  private static func mark(_ raw: [UInt8]) -> (Wide, Int)? {
    if raw.starts(with: [0xFF, 0xFE, 0, 0]), raw.count % 4 == 0 {
      return (Wide(4, little: true), 4)
    }
    if raw.starts(with: [0, 0, 0xFE, 0xFF]) { return (Wide(4, little: false), 4) }
    if raw.starts(with: [0xFF, 0xFE]) { return (Wide(2, little: true), 2) }
    if raw.starts(with: [0xFE, 0xFF]) { return (Wide(2, little: false), 2) }
    return nil
  }

  /// Code units of two or four bytes.
  private struct Wide {
    var size: Int
    var isLittle: Bool

    init(_ size: Int, little: Bool) {
      self.size = size
      isLittle = little
    }
  }

  private static func wide(_ raw: [UInt8], from start: Int, _ form: Wide) -> DecodedText {
    form.size == 4
      ? utf32(raw, from: start, isLittle: form.isLittle)
      : utf16(raw, from: start, isLittle: form.isLittle)
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

  private static func utf32(_ raw: [UInt8], from start: Int, isLittle: Bool) -> DecodedText {
    var out = DecodedText(bytes: [], replaced: raw.count % 4 == 0 ? 0 : 1)
    var index = start
    while index + 3 < raw.count {
      var value: UInt32 = 0
      for place in 0..<4 {
        value = value << 8 | UInt32(raw[index + (isLittle ? 3 - place : place)])
      }
      if Unicode.Scalar(value) == nil { out.replaced += 1 }
      out.bytes += UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}").map { Array($0) } ?? []
      index += 4
    }
    return out
  }

  /// Whether zero bytes stand where UTF-16 or UTF-32 without a mark has them.
  private static func looksWide(_ raw: [UInt8]) -> Wide? {
    for sign: UInt8 in [0x3C, 0x7B] {
      if raw.starts(with: [0, 0, 0, sign]) { return Wide(4, little: false) }
      if raw.starts(with: [sign, 0, 0, 0]) { return Wide(4, little: true) }
    }
    return looksLikeUTF16(raw).map { Wide(2, little: $0) }
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
}
