internal import DocketModel

/// Tells the text of a style or script, which Markdown takes for paragraphs, from prose.
enum HiddenCode {
  /// Whether all pieces are code; a heading, a list, a table or a sentence is none.
  static func isAll(_ pieces: ArraySlice<Piece>) -> Bool {
    pieces.allSatisfy { piece in
      switch piece {
      case .block(.paragraph(let text), _), .block(.code(let text, _), _): isCode(text)
      default: false
      }
    }
  }

  /// Whether a text is empty, a comment, or holds the brackets of a program and ends in no sentence.
  static func isCode(_ text: String) -> Bool {
    let text = text.trimmed()
    if text.isEmpty || ["//", "/*", "@"].contains(where: { text.hasPrefix($0) }) { return true }
    guard !text.endsSentence else { return false }
    if text.utf8.contains(where: { $0 == 0x7B || $0 == 0x7D }) || text.hasSuffix(";") {
      return true
    }
    return text.hasSuffix(")") && holdsCall(text)
  }

  /// Prose puts a blank before a bracket.
  private static func holdsCall(_ text: String) -> Bool {
    var last: UInt8 = 0x20
    for byte in text.utf8 {
      if byte == 0x28, last > 0x20 { return true }
      last = byte
    }
    return false
  }
}
