/// How many terminal columns text takes, by a table pinned to Unicode 17 and 14.
public enum Width {
  /// The columns of a text drawn on one row; a line break counts as the space it is drawn as.
  public static func columns(of text: SafeText) -> Int {
    let bytes = text.string.utf8Span.span
    var sum = 0
    var cursor = GlyphCursor()
    while let glyph = cursor.next(bytes) { sum += glyph.width }
    return sum
  }
}

extension SafeText {
  /// The text as a terminal gets it: no joiners, variation selectors, skin tones, or unknown scalars.
  ///
  /// Line breaks stay. What is stored or exported as data keeps ``string``.
  public var displayed: String {
    let bytes = string.utf8Span.span
    if TextCleaning.isClean(bytes, singleLine: false) { return string }
    var result = ""
    result.reserveCapacity(bytes.count)
    var cursor = GlyphCursor()
    while let glyph = cursor.next(bytes) { result += glyph.text(bytes) }
    return result
  }

  /// The text cut to a number of columns, never through a wide glyph.
  ///
  /// - Parameters:
  ///   - columns: how many columns there are; less than one gives no text.
  ///   - ellipsis: whether a cut is marked by `…` in the last column.
  /// - Returns: the text itself if it fits.
  public func prefix(columns: Int, ellipsis: Bool = false) -> SafeText {
    let bytes = string.utf8Span.span
    var used = 0
    // Where the text ends if a mark of the cut has to follow.
    var shorter = 0
    var cursor = GlyphCursor()
    while let glyph = cursor.next(bytes) {
      if used < columns { shorter = glyph.source.lowerBound }
      used += glyph.width
      guard used > columns else { continue }
      guard columns > 0 else { return "" }
      if ellipsis { return slice(0..<shorter) + "…" }
      return slice(0..<glyph.source.lowerBound)
    }
    return self
  }

  /// A part by byte offsets, which must lie between glyphs; a joiner left at the end goes.
  func slice(_ range: Range<Int>) -> SafeText {
    let bytes = string.utf8
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return self }
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let end = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
    var part = string[start..<end]
    if let last = part.unicodeScalars.last?.value,
      last == Special.joiner || last == Special.nonJoiner
    {
      part.unicodeScalars.removeLast()
    }
    return SafeText(trusted: String(part))
  }
}
