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
    return plain.split { $0.isWhitespace }.joined(separator: " ")
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
          let name = bytes[start...].prefix(12) { $0.isXMLName && $0 != 0x3A }
          guard !name.isEmpty, name.endIndex < bytes.count else { continue }
          let next = bytes[name.endIndex]
          guard next == 0x3E || next == 0x2F || next <= 0x20 else { continue }
          if HTMLElement.isKnown(String(decoding: name, as: UTF8.self).lowercased()) { return true }
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

extension Sequence {
  /// The longest start of at most that many elements that all fulfil the condition.
  fileprivate func prefix(_ limit: Int, while isPart: (Element) -> Bool) -> [Element] {
    var part: [Element] = []
    for element in self {
      guard part.count < limit, isPart(element) else { break }
      part.append(element)
    }
    return part
  }
}
