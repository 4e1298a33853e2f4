internal import DocketModel

/// Text prepared for the full-text index, and questions to it.
///
/// The index splits at everything that is no letter or digit. Chinese, Japanese and Korean are
/// written without spaces, so their runs are cut into overlapping pairs: `侵害調査` becomes
/// `侵害 害調 調査 査`. The last sign stands alone as well, so that one sign is found by prefix.
enum SearchText {
  /// The text as the index takes it.
  static func indexed(_ text: String) -> String { cut(text, isQuestion: false) }

  /// A phrase for MATCH: the words in this order; with `isPrefix` the last word may go on.
  static func phrase(_ text: String, isPrefix: Bool) -> String {
    let words = cut(text, isQuestion: true)
    let quoted = "\"" + words.replacing("\"", with: "\"\"").replacing("\0", with: " ") + "\""
    return isPrefix || isOneSign(text) ? quoted + " *" : quoted
  }

  /// Whether there is a letter or digit to look for.
  static func hasWords(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  private static func isOneSign(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { $0.value > 0x20 }
    return scalars.count == 1 && scalars.allSatisfy(isUnspaced)
  }

  private static func cut(_ text: String, isQuestion: Bool) -> String {
    // U+1100 is the first unspaced sign, and its first byte is E1. With E2 begin U+2000 to U+2FFF, the
    // curved quotes and dashes, of which none is one: most texts need no second look.
    var copy = text
    let mayHaveRuns = copy.withUTF8 { $0.contains { $0 >= 0xE1 && $0 != 0xE2 } }
    guard mayHaveRuns else { return text }
    // One by one into a view of its own: to append a few together copies all that is there.
    var result = String.UnicodeScalarView()
    result.reserveCapacity(text.utf8.count * 2)
    var run: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if isUnspaced(scalar) {
        run.append(scalar)
      } else {
        flush(&run, into: &result, withLast: true)
        result.append(scalar)
      }
    }
    flush(&run, into: &result, withLast: !isQuestion)
    return String(result)
  }

  private static func flush(
    _ run: inout [Unicode.Scalar], into result: inout String.UnicodeScalarView, withLast: Bool
  ) {
    guard let last = run.last else { return }
    result.append(" ")
    for (sign, next) in zip(run, run.dropFirst()) {
      result.append(sign)
      result.append(next)
      result.append(" ")
    }
    if withLast || run.count == 1 {
      result.append(last)
      result.append(" ")
    }
    run.removeAll(keepingCapacity: true)
  }

  /// Hangul, kana, ideographs and their extensions.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3005...0x3007, 0x3040...0x30FF, 0x3130...0x318F, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
