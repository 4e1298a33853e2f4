import ShippedThemes

/// The themes a person can choose from: the shipped ones and their own.
///
/// A file is read when its theme is asked for, so that a start costs one theme.
public struct ThemeLibrary: Sendable {
  /// The theme of those who have not chosen one.
  public static let defaultName = "terminal"

  private let own: [(name: String, file: String, text: String)]

  /// A library with a person's own themes, which go before shipped ones of the same name.
  ///
  /// - Parameter ownThemes: The name and the text of each file; whoever calls reads the folder.
  public init(ownThemes: [(file: String, text: String)] = []) {
    own = ownThemes.map { (Theme.name(ofFile: $0.file), $0.file, $0.text) }
  }

  /// The names that can be chosen: shipped ones first, then a person's own in the given order.
  public var names: [String] {
    ShippedThemes.names + own.map(\.name).filter { !ShippedThemes.names.contains($0) }
  }

  /// The theme of a name and what was passed over in its file; nil when there is none.
  public func theme(named name: String) -> (theme: Theme, warnings: [ThemeWarning])? {
    if let mine = own.last(where: { $0.name == name }) {
      return Theme.reading(mine.text, file: mine.file)
    }
    guard let bytes = ShippedThemes.file(named: name) else { return nil }
    return Theme.reading(String(decoding: bytes, as: UTF8.self), file: name + ".toml")
  }

  /// The default theme; one that leaves everything to the terminal if it cannot be read.
  public var defaultTheme: Theme {
    theme(named: Self.defaultName)?.theme ?? Theme(name: Self.defaultName)
  }
}
