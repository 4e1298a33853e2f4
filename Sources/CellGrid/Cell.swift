/// One cell of a screen: what stands there and what it is.
public struct Cell: Sendable, Hashable {
  /// One grapheme as it is sent to the terminal; empty in the second cell of a wide one.
  public var glyph: String
  public var role: Role
  public var emphasis: Emphasis

  public init(glyph: String = " ", role: Role = .text, emphasis: Emphasis = []) {
    self.glyph = glyph
    self.role = role
    self.emphasis = emphasis
  }

  /// What is added to the look of a role.
  public struct Emphasis: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Part of the row under the cursor: the theme's `cursorline` lies under the role.
    public static let bar = Emphasis(rawValue: 1)
    public static let bold = Emphasis(rawValue: 2)
    public static let dim = Emphasis(rawValue: 4)
    /// Part of a search match.
    public static let match = Emphasis(rawValue: 8)
  }
}
