public import DocketThemes

/// What was found out about the terminal, for `docket doctor`.
public struct TerminalFacts: Sendable, Hashable {
  /// Where the marks of bracketed paste come from.
  public enum PasteSupport: Sendable, Hashable {
    /// The terminal's description has them.
    case described
    /// They are sent anyway: a terminal that does not know them shows nothing.
    case assumed
    /// Not asked for.
    case off
  }

  /// The name in the environment.
  public let namedTerminal: String
  /// The description in use; another one when the one named is not installed.
  public let usedTerminal: String
  /// How many colours the description has; 0 for none.
  public let colours: Int
  public let isDirectColour: Bool
  /// The depth in use, which may be less than the terminal has.
  public let depth: ColourDepth
  public let characters: CharacterSupport
  public let paste: PasteSupport
  /// Whether erased cells keep the background colour, which makes coloured backgrounds cheaper.
  public let erasesInColour: Bool
}
