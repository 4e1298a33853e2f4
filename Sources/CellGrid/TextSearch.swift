/// A search for words in clean text: case counts only if the query has a capital letter.
public struct TextSearch: Sendable, Hashable {
  private let needle: [UInt32]
  private let ignoresCase: Bool

  /// Makes a search; nil if there is nothing to search for.
  public init?(_ query: SafeText) {
    let scalars = query.line.string.unicodeScalars
    guard !scalars.isEmpty else { return nil }
    let ignoresCase = !scalars.contains { $0.properties.isUppercase }
    self.ignoresCase = ignoresCase
    needle = scalars.map { TextSearch.folded($0.value, ignoresCase) }
  }

  /// The matches as ranges of bytes of the text, first to last, none over another.
  ///
  /// A blank of the query also matches a line break.
  public func matches(in text: SafeText) -> [Range<Int>] {
    let bytes = text.string.utf8Span.span
    var found: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      if let end = end(ofMatchAt: index, in: bytes) {
        found.append(index..<end)
        index = end
      } else {
        index += decode(bytes, at: index).length
      }
    }
    return found
  }

  /// The matches as they stand on the screen: for each one the columns it takes on each line.
  public func matches(in layout: TextLayout) -> [[TextSpan]] {
    matches(in: layout.text).map { layout.spans(of: $0) }
  }

  private func end(ofMatchAt start: Int, in bytes: Span<UInt8>) -> Int? {
    var index = start
    for wanted in needle {
      guard index < bytes.count else { return nil }
      let (scalar, length) = decode(bytes, at: index)
      guard TextSearch.folded(scalar, ignoresCase) == wanted else { return nil }
      index += length
    }
    return index
  }

  @inline(__always)
  private static func folded(_ scalar: UInt32, _ ignoresCase: Bool) -> UInt32 {
    if scalar < 0x80 {
      if scalar == 0x0A { return 0x20 }
      return ignoresCase && (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar
    }
    return ignoresCase ? lowercase(scalar) : scalar
  }

  /// The small letter, if it is one scalar.
  private static func lowercase(_ scalar: UInt32) -> UInt32 {
    guard let letter = Unicode.Scalar(scalar) else { return scalar }
    let small = letter.properties.lowercaseMapping.unicodeScalars
    guard small.count == 1, let first = small.first else { return scalar }
    return first.value
  }
}
