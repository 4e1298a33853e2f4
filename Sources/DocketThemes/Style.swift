/// How cells look: two colours and what is done to the letters.
public struct Style: Sendable, Hashable {
  public var foreground: Colour
  public var background: Colour
  public var attributes: Attributes

  public init(
    foreground: Colour = .terminal, background: Colour = .terminal, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// What is done to the letters; blinking is not among it.
  public struct Attributes: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let reverse = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)

    /// The names of attributes in theme files.
    static let named: [(name: String, attribute: Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("reverse", .reverse), ("underline", .underline),
    ]
  }
}

/// What a theme says about one role; what it leaves out comes from the layers below.
struct PartialStyle: Sendable, Hashable {
  var foreground: Colour?
  var background: Colour?
  /// Attributes the theme switches on.
  var on: Style.Attributes = []
  /// Attributes the theme switches off, against a layer below.
  var off: Style.Attributes = []

  /// Fills what is still open from the layer below.
  mutating func lie(upon below: PartialStyle) {
    foreground = foreground ?? below.foreground
    background = background ?? below.background
    let open = below.on.union(below.off).subtracting(on.union(off))
    on.formUnion(below.on.intersection(open))
    off.formUnion(below.off.intersection(open))
  }
}
