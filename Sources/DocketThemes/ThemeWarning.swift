/// Something in a theme file that was passed over; the rest of the theme holds.
public struct ThemeWarning: Sendable, Hashable {
  /// The name of the file, as it was given.
  public let file: String
  /// Where in the file, such as `roles.16.action.done`; empty for the whole of it.
  public let keyPath: String
  public let fact: Fact

  /// What is wrong.
  public enum Fact: Sendable, Hashable {
    /// The text is no TOML; nothing of it was used. Lines count from 1.
    case syntax(line: Int, column: Int, message: String)
    /// No role and no group of roles has this name.
    case unknownRole
    /// Neither a colour nor a name in the palette.
    case unknownColour(String)
    /// In the palette itself: not `#rrggbb`, 0 to 255, an ANSI name or `default`.
    case badColour(String)
    /// A key nothing is known about.
    case unknownKey
    /// A value of another kind than the one that belongs here.
    case wrongKind(expected: String)
    /// A word of `[meta]` that is not among the ones possible.
    case unknownWord(String)
  }

  public init(file: String, keyPath: String, fact: Fact) {
    self.file = file
    self.keyPath = keyPath
    self.fact = fact
  }
}
