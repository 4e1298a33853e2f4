/// Finds out whether the lines of a text were wrapped, and where.
enum LineWidth {
  /// The longest line of the paragraphs of several lines, where that is an ordinary line width.
  static func wrapped(_ lines: [TextLine]) -> Int? {
    var widest = 0
    var runs = 0
    var sentences = 0
    for index in lines.indices.dropFirst() where !lines[index].isBlank && !lines[index - 1].isBlank
    {
      guard ListMarker(lines[index].text) == nil, !isHeading(lines, index) else { continue }
      // A title in the line of its number, and its text below it.
      if !lines[index].text.startsLowercase, ListMarker(lines[index - 1].text) != nil { continue }
      runs += 1
      if lines[index - 1].text.endsSentence { sentences += 1 }
      widest = max(widest, lines[index].text.columns, lines[index - 1].text.columns)
      if widest > 110 { return nil }
    }
    // Where most lines end as sentences do, each line is a paragraph.
    return runs > 0 && widest >= 30 && sentences * 2 < runs ? widest : nil
  }

  /// Whether the line or the one above it is the row under a heading: headings are not wrapped.
  private static func isHeading(_ lines: [TextLine], _ index: Int) -> Bool {
    lines[index].isUnderline || lines[index - 1].isUnderline
      || index + 1 < lines.count && lines[index + 1].isUnderline
  }
}
