/// The `> ` before each line of quoted mail.
enum MailQuoting {
  /// Takes it off, when most lines have it, as many times as they do.
  static func removed(from lines: [TextLine]) -> [TextLine] {
    var lines = lines
    for _ in 0..<8 {
      let filled = lines.count { !$0.isBlank }
      let quoted = lines.count { isQuoted($0) }
      guard quoted >= 2, quoted * 10 >= filled * 7 else { return lines }
      lines = lines.map { isQuoted($0) ? unquoted($0) : $0 }
    }
    return lines
  }

  private static func isQuoted(_ line: TextLine) -> Bool { line.text.utf8.first == 0x3E }

  /// The one blank after the sign is no indent.
  private static func unquoted(_ line: TextLine) -> TextLine {
    let inner = TextLine(Array(line.text.utf8.dropFirst())[...])
    return TextLine(text: inner.text, indent: max(inner.indent - 1, 0))
  }
}
