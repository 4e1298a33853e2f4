/// Collects pasted bytes until it is certain that the paste is over.
///
/// A terminal appends the end mark itself, so a mark inside the pasted text is followed by more bytes
/// and in the end by the real one. A paste is over when nothing came for a while after a mark, and
/// what came after the last mark was typed.
struct PasteBuffer {
  static let startMark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]
  static let endMark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// Whether there are marks, or only a burst whose end is silence.
  let isBracketed: Bool
  private let limit: Int
  /// What is certainly pasted, marks inside included.
  private var bytes: [UInt8] = []
  /// What came after the last end mark; nil before the first.
  private var tail: [UInt8]?
  /// How many bytes of a mark the last bytes are.
  private var matched = 0

  init(isBracketed: Bool, limit: Int) {
    self.isBracketed = isBracketed
    self.limit = limit
  }

  /// Whether an end mark was seen, so that silence ends the paste.
  var maybeOver: Bool { !isBracketed || tail != nil }

  mutating func take(_ byte: UInt8) {
    guard isBracketed else { return keep(byte) }
    if tail != nil { appendToTail(byte) } else { keep(byte) }
    // The mark has no repetition but its first byte, so a mismatch starts over there.
    if byte == PasteBuffer.endMark[matched] {
      matched += 1
    } else {
      matched = byte == PasteBuffer.endMark[0] ? 1 : 0
    }
    if matched == PasteBuffer.endMark.count { endMarkSeen() }
  }

  private mutating func keep(_ byte: UInt8) {
    // A little more than the limit, so that an end mark there is still seen and cut.
    if bytes.count < limit + PasteBuffer.endMark.count { bytes.append(byte) }
  }

  private mutating func appendToTail(_ byte: UInt8) {
    tail?.append(byte)
    guard let tail, tail.count > 4_096 else { return }
    // Nobody types so much in no time: it is pasted.
    for byte in tail { keep(byte) }
    self.tail = []
  }

  private mutating func endMarkSeen() {
    matched = 0
    if let tail {
      for byte in tail { keep(byte) }
    }
    if bytes.count >= PasteBuffer.endMark.count,
      bytes.suffix(PasteBuffer.endMark.count).elementsEqual(PasteBuffer.endMark)
    {
      bytes.removeLast(PasteBuffer.endMark.count)
    }
    tail = []
  }

  /// The pasted bytes up to the limit, and the bytes typed after them.
  var result: (pasted: [UInt8], typed: [UInt8]) {
    (bytes.count > limit ? Array(bytes.prefix(limit)) : bytes, tail ?? [])
  }

  /// Whether bytes that came at once can only be a paste.
  ///
  /// At least 40 bytes with a line break and 10 different values: nobody types that ahead.
  static func isBurst(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 40, bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return false
    }
    return Set(bytes.prefix(4_096)).count >= 10
  }
}
