/// Characters of a page as a browser shows them: runs of blanks are one blank.
struct RunningText {
  private(set) var bytes: [UInt8] = []
  /// Whether a blank stands between what was added and what comes.
  private var isPending = false
  private var holdsLineEnd = false

  /// Adds the characters of a text node.
  ///
  /// Soft hyphens and marks without width go. U+0080 to U+009F, which references such as `&#146;`
  /// give, are what they are in Windows-1252 (HTML Standard, 13.2.5.80).
  mutating func add(_ text: ArraySlice<UInt8>, into inline: inout InlineText) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte <= 0x20 {
        isPending = true
        holdsLineEnd = holdsLineEnd || byte == 0x0A
        index += 1
        continue
      }
      let second = index + 1 < text.endIndex ? text[index + 1] : 0
      if byte == 0xC2, second == 0xA0 {
        isPending = true
        index += 2
        continue
      }
      if byte == 0xC2, second == 0xAD {
        index += 2
        continue
      }
      if byte == 0xE2, second == 0x80, index + 2 < text.endIndex, text[index + 2] == 0x8B {
        index += 3
        continue
      }
      if byte == 0xEF, second == 0xBB, index + 2 < text.endIndex, text[index + 2] == 0xBF {
        index += 3
        continue
      }
      settleBlank(before: byte, in: inline)
      if byte == 0xC2, (0x80...0x9F).contains(second) {
        bytes += Windows1252.decoded([second])
        index += 2
      } else {
        let run = index
        index += 1
        // A single blank inside a line stays as it is.
        while index < text.endIndex,
          text[index].isPlain
            || (text[index] == 0x20 && index + 1 < text.endIndex && text[index + 1].isPlain)
        {
          index += 1
        }
        bytes.append(contentsOf: text[run..<index])
      }
    }
    flush(into: &inline)
  }

  /// A blank at the start of a line is none; a line end between Chinese or Japanese characters neither.
  private mutating func settleBlank(before byte: UInt8, in inline: InlineText) {
    guard isPending else { return }
    isPending = false
    let isAtLineEnd = holdsLineEnd
    holdsLineEnd = false
    if bytes.isEmpty {
      guard let last = inline.plain.unicodeScalars.last, last != "\n", last != " " else { return }
      if isAtLineEnd, last.value >= 0x3000, byte >= 0xE3 { return }
    } else if isAtLineEnd, byte >= 0xE3, endsEastern {
      return
    }
    bytes.append(0x20)
  }

  /// Whether the last character is at U+3000 or above.
  private var endsEastern: Bool {
    guard bytes.count >= 3 else { return false }
    return bytes[bytes.count - 3] >= 0xE3 && bytes[bytes.count - 1] & 0xC0 == 0x80
  }

  private mutating func flush(into inline: inout InlineText) {
    guard !bytes.isEmpty else { return }
    inline.add(String(decoding: bytes, as: UTF8.self))
    bytes.removeAll(keepingCapacity: true)
  }

  /// A blank that was due is none at the end of a line or block.
  mutating func endLine() {
    isPending = false
    holdsLineEnd = false
  }
}

extension UInt8 {
  /// Whether it is neither a blank nor the start of a character that is looked at.
  fileprivate var isPlain: Bool { self > 0x20 && self != 0xC2 && self != 0xE2 && self != 0xEF }
}
