/// Commands in plain text, behind the prompt of a shell: `# make install`, `$ make`.
enum ShellPrompt {
  /// The index after the commands that start here; nil where none do.
  ///
  /// A sentence above that ends in a colon, or a second command, tells them from a heading with its
  /// Markdown mark.
  static func end(of lines: [TextLine], from start: Int) -> Int? {
    guard isCommand(lines[start].text) else { return nil }
    let end = lines[start...].firstIndex { !isCommand($0.text) } ?? lines.count
    if end - start > 1 { return end }
    let above = lines[..<start].suffix(3).last { !$0.isBlank }
    return above?.text.endsWithColon == true ? end : nil
  }

  private static func isCommand(_ line: String) -> Bool {
    guard line.hasPrefix("# ") || line.hasPrefix("$ ") else { return false }
    let rest = line.dropFirst(2)
    return rest.startsLowercase || rest.hasPrefix("/") || rest.hasPrefix("./")
  }
}
