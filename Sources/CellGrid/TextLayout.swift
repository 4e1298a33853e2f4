/// Text broken into lines of a width, each line knowing where in the text it came from.
///
/// The text is kept once; a line is cut out of it when it is asked for, so that laying out a long
/// text costs one walk over its bytes.
public struct TextLayout: Sendable, Hashable {
  /// One line on the screen.
  public struct Line: Sendable, Hashable {
    /// The bytes of the text that stand on it, without the blank or line break it was broken at.
    public let source: Range<Int>
    /// Blank columns before it.
    public let indent: Int
    /// Whether it begins a paragraph, that is, follows a line break or starts the text.
    public let startsParagraph: Bool
  }

  public let text: SafeText
  public let width: Int
  public let lines: [Line]

  /// Breaks text at blanks, after hyphens and dashes within words, and between wide glyphs.
  ///
  /// A longer word is folded. Blanks at the start of a paragraph stay, at a break they go. Indents leave
  /// at least half of the width to the text.
  ///
  /// - Parameters:
  ///   - text: what to lay out; its line breaks stay.
  ///   - width: columns of a line; less than 1 counts as 1. A wide glyph on a width of 1 stands alone.
  ///   - firstIndent: blank columns before the first line of each paragraph.
  ///   - hangingIndent: blank columns before the other lines, as in a list.
  public init(_ text: SafeText, width: Int, firstIndent: Int = 0, hangingIndent: Int = 0) {
    let width = max(width, 1)
    // A wide glyph must fit beside it.
    let largestIndent = max(min(width / 2, width - 2), 0)
    self.text = text
    self.width = width
    var breaking = LineBreaking(
      width: width,
      firstIndent: min(max(firstIndent, 0), largestIndent),
      hangingIndent: min(max(hangingIndent, 0), largestIndent))
    breaking.take(text.string.utf8Span.span)
    self.lines = breaking.lines
  }

  /// The text of a line without its indent; empty for a number outside of ``lines``.
  public subscript(line: Int) -> SafeText {
    guard lines.indices.contains(line) else { return "" }
    return text.slice(lines[line].source)
  }

  /// Where a part of the text stands on the screen, line by line.
  ///
  /// - Parameter range: bytes of the text.
  /// - Returns: columns counted from the left edge, the indent included; nothing for blanks that a
  ///   line was broken at.
  public func spans(of range: Range<Int>) -> [TextSpan] {
    var spans: [TextSpan] = []
    var line = firstLine(endingAfter: range.lowerBound)
    while line < lines.count, lines[line].source.lowerBound < range.upperBound {
      if let columns = columns(of: range, on: lines[line]) {
        spans.append(TextSpan(line: line, columns: columns))
      }
      line += 1
    }
    return spans
  }

  /// The line a byte of the text stands on; the next one for a blank a line was broken at.
  public func line(at byte: Int) -> Int {
    min(firstLine(endingAfter: byte), max(lines.count - 1, 0))
  }

  private func firstLine(endingAfter byte: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].source.upperBound > byte { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func columns(of range: Range<Int>, on line: Line) -> Range<Int>? {
    let bytes = text.string.utf8Span.span
    var cursor = GlyphCursor(at: line.source.lowerBound)
    var column = line.indent
    var found: Range<Int>?
    while cursor.index < line.source.upperBound, let glyph = cursor.next(bytes) {
      let next = column + glyph.width
      if glyph.source.overlaps(range) { found = (found?.lowerBound ?? column)..<next }
      column = next
    }
    return found
  }
}

/// A run of columns on one line of a layout.
public struct TextSpan: Sendable, Hashable {
  public let line: Int
  public let columns: Range<Int>
}
