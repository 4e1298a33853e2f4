/// How a scalar takes part in a cell; the raw values are those of ``WidthTable``.
enum ScalarClass: UInt32 {
  case narrow
  case wide
  /// Drawn over the scalar before it, no column of its own.
  case mark
  /// A mark that old C libraries do not know; never sent to a terminal.
  case newMark
  /// Unassigned in Unicode 14, or of disputed width; shown as `?`.
  case unknown
  /// Belongs to the scalar before it, but takes a column.
  case spacingMark

  /// The class of a scalar that ``Hidden`` does not name.
  init(of scalar: UInt32) {
    // Most foreign text is Latin with typographic signs, or one of the two large wide blocks.
    if scalar < 0x300 || (0x2010...0x2027).contains(scalar) {
      self = .narrow
    } else if (0x4E00..<0x9FFD).contains(scalar) || (0xAC00...0xD7A3).contains(scalar) {
      self = .wide
    } else {
      self = ScalarClass(lookingUp: scalar)
    }
  }

  /// The class as the table says, without the short cuts.
  init(lookingUp scalar: UInt32) {
    let runs = WidthTable.runs
    let key = scalar << 3 | 7
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle] <= key { low = middle + 1 } else { high = middle }
    }
    self = low == 0 ? .narrow : ScalarClass(rawValue: runs[low - 1] & 7) ?? .unknown
  }

  /// Whether the scalar belongs to the one before it.
  var attaches: Bool { self == .mark || self == .newMark || self == .spacingMark }
}

/// Scalars with a part of their own in the rules for text.
enum Special {
  static let lineFeed: UInt8 = 0x0A
  static let nonJoiner: UInt32 = 0x200C
  static let joiner: UInt32 = 0x200D

  /// FE00-FE0F, E0100-E01EF and the Mongolian ones.
  static func isVariationSelector(_ scalar: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
      || (0x180B...0x180D).contains(scalar) || scalar == 0x180F
  }

  static func isSkinTone(_ scalar: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar) }

  /// Half of a flag.
  static func isRegionalIndicator(_ scalar: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar) }

  /// Whether ZWJ and ZWNJ have a meaning beside this scalar.
  ///
  /// In ASCII they only hide the break of a word from a search, so there they never stay.
  static func joins(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x80, let scalar = Unicode.Scalar(scalar) else { return false }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.isEmoji
      || properties.canonicalCombiningClass == .virama
  }
}

/// Scalars that are never shown: they draw nothing, or change what is around them.
enum Hidden {
  static func contains(_ scalar: UInt32) -> Bool {
    if scalar < 0x20 || (0x7F...0x9F).contains(scalar) { return true }
    if scalar < 0x2000 { return belowPunctuation(scalar) }
    if scalar < 0x2070 {
      // Zero width (but ZWNJ, ZWJ), direction marks, line separators, embeddings, isolates.
      return scalar == 0x200B || scalar == 0x200E || scalar == 0x200F
        || (0x2028...0x202E).contains(scalar) || scalar >= 0x2060
    }
    if scalar & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar) { return true }
    return abovePunctuation(scalar)
  }

  private static func belowPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E: true
    default: false
    }
  }

  private static func abovePunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
    case 0xE0000...0xE0FFF: !Special.isVariationSelector(scalar)
    default: false
    }
  }
}

/// Reads one scalar of valid UTF-8 and says how many bytes it takes.
@inline(__always)
func decode(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
  let first = bytes[index]
  if first < 0x80 { return (UInt32(first), 1) }
  let left = bytes.count - index
  if first < 0xE0, left >= 2 {
    return (UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
  }
  if first < 0xF0, left >= 3 {
    let high = UInt32(first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
    return (high | UInt32(bytes[index + 2] & 0x3F), 3)
  }
  guard left >= 4 else { return (0xFFFD, 1) }
  let high = UInt32(first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
  return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
}
