/// What one base scalar with its marks becomes in cells.
struct Glyph {
  /// The bytes it was made from, with what is not sent to a terminal.
  var source: Range<Int>
  /// The scalar shown: the one in the text, or a letter or `?` in its place.
  var base: UInt32
  /// 1 or 2.
  var width: Int
  /// Belongs to the glyph before it, so a line is not broken between them.
  var joined: Bool
  /// Whether the source bytes are what is shown.
  var verbatim: Bool
}

/// Walks over clean text and yields what is shown: the border between text and terminal.
///
/// Variation selectors, joiners and skin tones are left out, flags become their two letters, scalars
/// an old terminal cannot know become `?`. A joined emoji is several glyphs beside each other.
struct GlyphCursor {
  private(set) var index: Int
  private var joinsNext = false
  private var flagIsOpen = false

  init(at index: Int = 0) { self.index = index }

  /// The next glyph; nil at the end.
  mutating func next(_ bytes: Span<UInt8>) -> Glyph? {
    while index < bytes.count {
      let start = index
      let (scalar, length) = decode(bytes, at: index)
      index += length
      guard var glyph = opening(scalar, at: start) else { continue }
      if index < bytes.count, bytes[index] >= 0x80 {
        absorb(bytes, into: &glyph)
      }
      glyph.source = start..<index
      return glyph
    }
    return nil
  }

  /// The glyph a scalar begins, nil when it shows nothing by itself.
  @inline(__always)
  private mutating func opening(_ scalar: UInt32, at start: Int) -> Glyph? {
    let joined = joinsNext
    joinsNext = false
    var glyph = Glyph(
      source: start..<start, base: scalar, width: 1, joined: joined, verbatim: true)
    if scalar < 0x300 {
      flagIsOpen = false
      return glyph
    }
    if Special.isRegionalIndicator(scalar) {
      glyph.base = scalar - 0x1F1E6 + 0x41
      glyph.verbatim = false
      glyph.joined = flagIsOpen
      flagIsOpen.toggle()
      return glyph
    }
    flagIsOpen = false
    if GlyphCursor.isDropped(scalar) { return nil }
    switch ScalarClass(of: scalar) {
    case .narrow: return glyph
    case .wide: glyph.width = 2
    case .spacingMark: glyph.joined = true
    case .unknown:
      glyph.base = 0x3F
      glyph.verbatim = false
    case .mark, .newMark: return nil
    }
    return glyph
  }

  /// Takes the marks that follow, and passes over what is not shown.
  private mutating func absorb(_ bytes: Span<UInt8>, into glyph: inout Glyph) {
    while index < bytes.count, bytes[index] >= 0x80 {
      let (scalar, length) = decode(bytes, at: index)
      if scalar < 0x300 { return }
      if GlyphCursor.isDropped(scalar) {
        if scalar == Special.joiner { joinsNext = true }
        glyph.verbatim = false
      } else {
        switch ScalarClass(of: scalar) {
        case .mark: break
        case .newMark: glyph.verbatim = false
        default: return
        }
      }
      index += length
    }
  }

  static func isDropped(_ scalar: UInt32) -> Bool {
    scalar == Special.joiner || scalar == Special.nonJoiner || Special.isSkinTone(scalar)
      || Special.isVariationSelector(scalar)
  }
}

extension Glyph {
  /// The glyph as it is sent to the terminal.
  func text(_ bytes: Span<UInt8>) -> String {
    guard let first = Unicode.Scalar(base) else { return "?" }
    if source.count == 1 { return String(Character(first)) }
    var text = String.UnicodeScalarView([first])
    // Marks of a scalar that is not shown itself would fall on its stand-in.
    if base == 0x3F, !verbatim { return "?" }
    var index = source.lowerBound + decode(bytes, at: source.lowerBound).length
    while index < source.upperBound {
      let (scalar, length) = decode(bytes, at: index)
      index += length
      if !GlyphCursor.isDropped(scalar), ScalarClass(of: scalar) == .mark,
        let mark = Unicode.Scalar(scalar)
      {
        text.append(mark)
      }
    }
    return String(text)
  }
}
