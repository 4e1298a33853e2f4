/// A text of a feed with what is known about its markup.
struct FeedText: Hashable {
  var kind: Kind
  var value: String
  /// The address that links in it start from.
  var base: String?

  /// How the value is to be read.
  enum Kind: Hashable {
    case plain
    case html
    /// RSS does not say: HTML where it looks like it.
    case unknown
  }

  /// Whether it is markup; for a text of unknown kind what it holds decides.
  var isMarkup: Bool {
    switch kind {
    case .plain: false
    case .html: true
    case .unknown: Self.looksLikeMarkup(value)
    }
  }

  /// The text without its markup, on one line.
  var line: String {
    let plain = isMarkup ? HTMLText.plain(value) : value
    var out: [UInt8] = []
    out.reserveCapacity(plain.utf8.count)
    for byte in DecodedText.cleaned(Array(plain.utf8)) {
      if byte > 0x20 {
        out.append(byte)
      } else if let last = out.last, last != 0x20 {
        out.append(0x20)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether there is an element of HTML or a character reference.
  ///
  /// Nothing is read as HTML for a lone `<` or for words in angle brackets: taking them away would
  /// take words out of a sentence.
  static func looksLikeMarkup(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x26 {
          let end = bytes[index...].prefix(32).firstIndex { !$0.isNameOfCharacter }
          if let end, bytes[end] == 0x3B, end > index { return true }
        } else if byte == 0x3C {
          let start = index < bytes.count && bytes[index] == 0x2F ? index + 1 : index
          var end = start
          while end < bytes.count, end - start < 12, bytes[end].isXMLName { end += 1 }
          guard end > start, end < bytes.count,
            bytes[end] == 0x3E || bytes[end] == 0x2F || bytes[end] <= 0x20
          else { continue }
          let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
          if HTMLElement.isKnown(name) { return true }
        }
      }
      return false
    }
  }
}

extension UInt8 {
  fileprivate var isNameOfCharacter: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x23: true
    default: false
    }
  }
}
