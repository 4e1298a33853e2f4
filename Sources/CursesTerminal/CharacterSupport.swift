import CNcurses

/// Which characters the terminal's locale can show, and which locale that is.
public struct CharacterSupport: Sendable, Hashable {
  /// The two sets of characters a screen is drawn with.
  public enum Tier: Sendable, Hashable {
    case utf8
    /// Nothing but ASCII can be counted on.
    case ascii
  }

  public let tier: Tier
  /// The locale the environment names.
  public let named: String
  /// The locale in use; another one when the one named is not installed.
  public let used: String

  /// Chooses the locale of this process.
  ///
  /// A locale that promises UTF-8 and is not installed is common over SSH, which hands on the
  /// client's: then `C.UTF-8` stands in. One that does not promise it is taken at its word.
  ///
  /// Process-wide, so once, before other threads start.
  static func choose(_ name: String) -> CharacterSupport {
    let status = ncx_locale(name)
    if status != NCX_LOCALE_MISSING.rawValue {
      return CharacterSupport(
        tier: status == NCX_CODESET_UTF8.rawValue ? .utf8 : .ascii, named: name, used: name)
    }
    if promisesUTF8(name), ncx_locale("C.UTF-8") == NCX_CODESET_UTF8.rawValue {
      return CharacterSupport(tier: .utf8, named: name, used: "C.UTF-8")
    }
    _ = ncx_locale("C")
    return CharacterSupport(tier: .ascii, named: name, used: "C")
  }

  private static func promisesUTF8(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }
}
