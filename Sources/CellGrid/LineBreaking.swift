/// One walk over clean text that decides where its lines end.
struct LineBreaking {
  private let width: Int
  private let firstIndent: Int
  private let hangingIndent: Int
  private(set) var lines: [TextLayout.Line] = []

  private var start = 0
  private var startsParagraph = true
  /// Columns taken on the open line, the indent included.
  private var used = 0
  /// Where the open line may be broken: its end there and the start of the rest.
  private var chance: (end: Int, rest: Int)?
  private var previous: Glyph?
  /// The last glyph not joined to the one before it: a long word is folded there.
  private var cluster = 0
  /// Whether something other than a blank stands on the open line.
  private var hasInk = false
  private var inBlanks = false

  init(width: Int, firstIndent: Int, hangingIndent: Int) {
    self.width = width
    self.firstIndent = firstIndent
    self.hangingIndent = hangingIndent
    self.used = firstIndent
  }

  private var indent: Int { startsParagraph ? firstIndent : hangingIndent }

  mutating func take(_ bytes: Span<UInt8>) {
    lines.reserveCapacity(bytes.count / max(width, 8) + 1)
    var cursor = GlyphCursor()
    while let glyph = cursor.next(bytes) {
      switch glyph.base {
      case 0x0A: endParagraph(at: glyph.source)
      case 0x20 where glyph.source.count == 1: takeBlank(glyph)
      default:
        if let rest = takeInk(glyph, bytes) {
          // What is carried over is walked again: with another indent it may be broken otherwise.
          cursor = GlyphCursor(at: rest)
          continue
        }
      }
      previous = glyph
    }
    finish(at: bytes.count)
  }

  private mutating func endParagraph(at source: Range<Int>) {
    finish(at: source.lowerBound)
    begin(at: source.upperBound, startsParagraph: true)
  }

  /// Closes the open line at the end of its paragraph, blanks at its end cut.
  private mutating func finish(at end: Int) {
    close(at: inBlanks ? chance?.end ?? end : end)
  }

  private mutating func close(at end: Int) {
    lines.append(
      TextLayout.Line(
        source: start..<max(end, start), indent: indent, startsParagraph: startsParagraph))
  }

  private mutating func begin(at index: Int, startsParagraph: Bool) {
    start = index
    self.startsParagraph = startsParagraph
    used = indent
    chance = nil
    previous = nil
    cluster = index
    hasInk = false
    inBlanks = false
  }

  private mutating func takeBlank(_ glyph: Glyph) {
    used += 1
    if inBlanks {
      chance?.rest = glyph.source.upperBound
    } else if hasInk {
      inBlanks = true
      chance = (glyph.source.lowerBound, glyph.source.upperBound)
    } else if used >= width {
      // Blanks alone never fill a line: they would push the text out of sight.
      start = glyph.source.upperBound
      used = indent
    }
  }

  /// Takes a glyph, or ends the line before it and says where the next one starts.
  private mutating func takeInk(_ glyph: Glyph, _ bytes: Span<UInt8>) -> Int? {
    let index = glyph.source.lowerBound
    if hasInk, !inBlanks, let previous, LineBreaking.canBreak(previous, glyph, bytes) {
      chance = (index, index)
    }
    inBlanks = false
    if !glyph.joined { cluster = index }
    if used + glyph.width > width, let (end, rest) = breakingPoint(before: index) {
      close(at: end)
      begin(at: rest, startsParagraph: false)
      return rest
    }
    used += glyph.width
    hasInk = true
    return nil
  }

  private func breakingPoint(before index: Int) -> (end: Int, rest: Int)? {
    if let chance { return chance }
    if cluster > start { return (cluster, cluster) }
    return index > start ? (index, index) : nil
  }
}

extension LineBreaking {
  /// Whether a line may end between two glyphs that no blank separates.
  static func canBreak(_ left: Glyph, _ right: Glyph, _ bytes: Span<UInt8>) -> Bool {
    if right.joined { return false }
    if left.width == 2 || right.width == 2 {
      return !closesOrFollows(right.base) && !opens(left.base)
        && (left.width == right.width || right.base > 0x7F || left.base > 0x7F)
    }
    switch left.base {
    case 0x2014: return true
    // Identifiers such as CVE-2025-1234 and options such as --force stay whole.
    case 0x2D:
      let before = left.source.lowerBound
      return isLetter(right.base) && before > 0 && isLetter(UInt32(bytes[before - 1]))
    default: return false
    }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    scalar >= 0xC0 || (0x61...0x7A).contains(scalar | 0x20)
  }

  /// Signs that do not start a line.
  private static func closesOrFollows(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0x2019, 0x201D, 0x2026: true
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017: true
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087: true
    case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30FB...0x30FD:
      true
    case 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D: true
    default: false
    }
  }

  /// Signs that do not end a line.
  private static func opens(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014: true
    case 0x3016, 0xFF08, 0xFF3B, 0xFF5B: true
    default: false
    }
  }
}
