/// One line of pasted text.
struct TextLine: Hashable {
  /// Without blanks at its ends.
  var text: String
  /// How many columns it is moved in; a tab counts to the next multiple of four.
  var indent: Int

  var isBlank: Bool { text.isEmpty }

  /// Cuts the bytes at their line feeds.
  static func lines(of bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
      lines.append(TextLine(bytes[start..<end]))
      start = end + 1
    }
    return withoutQuoting(lines)
  }

  private init(_ bytes: ArraySlice<UInt8>) {
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

  /// Takes off the `> ` of quoted mail, when most lines have it, as many times as they do.
  private static func withoutQuoting(_ lines: [TextLine]) -> [TextLine] {
    var lines = lines
    for _ in 0..<8 {
      let filled = lines.count { !$0.isBlank }
      let quoted = lines.count { $0.text.hasPrefix(">") }
      guard quoted >= 2, quoted * 10 >= filled * 7 else { return lines }
      lines = lines.map { line in
        guard line.text.hasPrefix(">") else { return line }
        return TextLine(Array(line.text.utf8.dropFirst())[...]).movedOut()
      }
    }
    return lines
  }

  /// The one blank after the sign of quotation is no indent.
  private func movedOut() -> TextLine { TextLine(text: text, indent: max(indent - 1, 0)) }
}
