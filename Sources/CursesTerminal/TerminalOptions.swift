private import Glibc

/// What a terminal is opened with.
public struct TerminalOptions: Sendable, Hashable {
  /// The descriptor keys come from; only its modes are changed here.
  public var input: Int32
  /// The descriptor the screen is sent to.
  public var output: Int32
  /// The name of the terminal's description, as in `TERM`.
  public var name: String
  /// The name of the locale, as in `LC_ALL`.
  public var locale: String
  /// Whether the terminal is asked to mark pasted text.
  public var marksPaste: Bool

  public init(
    input: Int32 = 0, output: Int32 = 1, name: String, locale: String, marksPaste: Bool = true
  ) {
    self.input = input
    self.output = output
    self.name = name
    self.locale = locale
    self.marksPaste = marksPaste
  }

  /// Standard input and output, with the names found in the environment.
  public static func fromEnvironment() -> TerminalOptions {
    func value(_ name: String) -> String? {
      guard let bytes = getenv(name), bytes.pointee != 0 else { return nil }
      return String(cString: bytes)
    }
    return TerminalOptions(
      name: value("TERM") ?? "",
      locale: value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C")
  }
}
