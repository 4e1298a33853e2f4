/// A colour as a terminal is asked for it.
public enum Colour: Sendable, Hashable {
  /// The terminal's own foreground or background.
  case terminal
  /// One of the 256 indexed colours; the first 16 are the ones people change to their taste.
  case indexed(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  /// Reads `#rrggbb`, an index from 0 to 255, an ANSI name such as `bright-red`, or `default`.
  init?(reading text: String) {
    if text == "default" {
      self = .terminal
    } else if let index = Self.ansiNames.firstIndex(of: text) {
      self = .indexed(UInt8(truncatingIfNeeded: index))
    } else if let index = UInt8(text) {
      self = .indexed(index)
    } else {
      guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count == 7,
        !text.utf8.contains(UInt8(ascii: "+")), let value = UInt32(text.dropFirst(), radix: 16)
      else { return nil }
      self = .rgb(
        red: UInt8(truncatingIfNeeded: value >> 16),
        green: UInt8(truncatingIfNeeded: value >> 8),
        blue: UInt8(truncatingIfNeeded: value))
    }
  }

  /// The names of the first sixteen indexed colours, in order.
  static let ansiNames = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow",
    "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]
}

/// How many colours a terminal shows, and how they are named to it.
public enum ColourDepth: String, Sendable, Hashable, CaseIterable, Comparable {
  /// No colour: bold, reverse and underline remain.
  case mono
  case indexed8 = "8"
  case indexed16 = "16"
  case indexed256 = "256"
  /// 24 bits of red, green and blue.
  case direct

  /// The depth of a terminal that has so many colours.
  ///
  /// - Parameters:
  ///   - colours: What its description says; 0 or less for none.
  ///   - isDirect: Whether it takes red, green and blue instead of an index.
  public init(colours: Int, isDirect: Bool) {
    self =
      switch colours {
      case _ where isDirect: .direct
      // Thousands of colours that are neither an index nor 24 bits: only the first 8 are sure.
      case 257...: .indexed8
      case 256: .indexed256
      case 16...: .indexed16
      case 8...: .indexed8
      default: .mono
      }
  }

  public static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .mono: 0
    case .indexed8: 1
    case .indexed16: 2
    case .indexed256: 3
    case .direct: 4
    }
  }
}
