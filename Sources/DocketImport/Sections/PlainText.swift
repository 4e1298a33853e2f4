/// Small questions about a line of plain text.
extension StringProtocol {
  /// Without blanks and invisible characters at both ends.
  func trimmed() -> String {
    var start = unicodeScalars.startIndex
    var end = unicodeScalars.endIndex
    while start < end, unicodeScalars[start].isBlank {
      start = unicodeScalars.index(after: start)
    }
    while start < end {
      let before = unicodeScalars.index(before: end)
      guard unicodeScalars[before].isBlank else { break }
      end = before
    }
    // A text without blanks at its ends is not copied.
    return start == unicodeScalars.startIndex && end == unicodeScalars.endIndex
      ? String(self) : String(self[start..<end])
  }

  /// Whether the text ends as a sentence does, quotation marks and brackets after it included.
  ///
  /// Only the last signs are looked at, because it is asked of a text that grows line by line.
  var endsSentence: Bool {
    for scalar in unicodeScalars.reversed().prefix(32) {
      switch scalar {
      case "\"", "'", "\u{201D}", "\u{2019}", ")", "]", "\u{BB}", "\u{300D}", "\u{FF09}", " ",
        "*", "_":
        continue
      case ".", "!", "?", "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{61F}", "\u{6D4}", "\u{2026}":
        return true
      default: return false
      }
    }
    return false
  }

  /// Whether the text was cut off: it ends in `...`, in an ellipsis or in one in brackets.
  var endsWithEllipsis: Bool { !ellipsis.isEmpty }

  /// The ellipsis at the end, the brackets around it included; empty when there is none.
  var ellipsis: SubSequence {
    // Comparing strings takes longer than anything else here.
    switch unicodeScalars.last {
    case ".", "\u{2026}", "]", ")", "\u{22EF}": break
    default: return suffix(0)
    }
    for mark in ["...", "\u{2026}", "[...]", "[\u{2026}]", "(...)", "(\u{2026})", "\u{22EF}"]
    where hasSuffix(mark) {
      return suffix(mark.count)
    }
    return suffix(0)
  }

  /// Whether it ends in a colon of any script.
  var endsWithColon: Bool {
    switch unicodeScalars.last {
    case ":", "\u{FF1A}": true
    default: false
    }
  }

  /// The words, as blanks separate them.
  var wordCount: Int {
    var count = 0
    var inWord = false
    for byte in utf8 {
      let isBlank = byte <= 0x20
      if !isBlank, !inWord { count += 1 }
      inWord = !isBlank
    }
    return count
  }

  /// How many columns it takes, roughly, and no more than are ever compared with a line width.
  var columns: Int { unicodeScalars.prefix(200).count }

  /// Whether the first letter is lower case; false for scripts without cases and for digits.
  ///
  /// Only the first signs are looked at, because it is asked at every full stop.
  var startsLowercase: Bool {
    for scalar in unicodeScalars.prefix(64) {
      if scalar.isASCII {
        if (0x61...0x7A).contains(scalar.value) { return true }
        if scalar.isEasternOrAlphanumeric { return false }
        continue
      }
      if scalar.properties.isLowercase { return true }
      if scalar.properties.isAlphabetic { return false }
    }
    return false
  }

  /// Whether it holds any letter or digit.
  var hasWords: Bool {
    unicodeScalars.contains { $0.isEasternOrAlphanumeric }
  }

  /// Whether the text is mostly in a script that is written without blanks between words.
  var isEastern: Bool {
    var eastern = 0
    var all = 0
    for scalar in unicodeScalars.prefix(200) {
      all += 1
      if (0x3040...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value) {
        eastern += 1
      }
    }
    return eastern * 2 > all
  }

  /// Only letters and digits, lower case: what two spellings of one headline share.
  var comparable: String {
    // Bytes, because to append several scalars to a view together copies the view each time.
    var out: [UInt8] = []
    for scalar in unicodeScalars where scalar.isEasternOrAlphanumeric {
      if (0x41...0x5A).contains(scalar.value) {
        out.append(UInt8(scalar.value) + 0x20)
      } else if scalar.isASCII {
        out.append(UInt8(scalar.value))
      } else {
        out += scalar.properties.lowercaseMapping.utf8
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Blanks of all kinds, and marks that take no room.
  var isBlank: Bool {
    switch value {
    case 0...0x20, 0x85, 0xA0, 0xAD, 0x200B, 0x2060, 0xFEFF, 0x1680, 0x2000...0x200A, 0x2028,
      0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }

  fileprivate var isEasternOrAlphanumeric: Bool {
    if value < 0x80 {
      return (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
        || (0x61...0x7A).contains(value)
    }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
