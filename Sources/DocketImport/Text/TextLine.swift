/// One line of pasted text.
struct TextLine: Hashable {
  /// Without blanks at its ends.
  var text: String
  /// How many columns it is moved in; a tab counts to the next multiple of four.
  var indent: Int

  var isBlank: Bool { text.isEmpty }

  /// A row of dashes, equal signs or stars: it underlines a heading or separates parts.
  var isUnderline: Bool {
    guard text.utf8.count >= 3, let first = text.first,
      "-=_*~\u{2014}\u{2013}\u{2500}\u{2550}".contains(first)
    else { return false }
    return text.allSatisfy { $0 == first || $0 == " " }
  }

  /// Cuts the bytes at their line feeds.
  static func lines(of bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
      lines.append(TextLine(bytes[start..<end]))
      start = end + 1
    }
    return MailQuoting.removed(from: lines)
  }

  init(_ bytes: ArraySlice<UInt8>) {
    var indent = 0
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start] == 0x20 {
        indent += 1
      } else if bytes[start] == 0x09 {
        indent += 4 - indent % 4
      } else {
        break
      }
      start += 1
    }
    self.indent = indent
    let text = String(decoding: bytes[start...], as: UTF8.self)
    self.text = (text.utf8.contains(0x09) ? String(text.map { $0 == "\t" ? " " : $0 }) : text)
      .trimmed()
  }

  init(text: String, indent: Int = 0) {
    self.text = text
    self.indent = indent
  }
}
