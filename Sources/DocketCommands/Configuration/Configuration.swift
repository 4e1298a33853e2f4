public import DocketModel

/// What a person sets in `config.toml`; the keys are in this folder's README.
public struct Configuration: Sendable, Hashable {
  /// The short name my acts carry.
  public var me: String?
  /// My full name.
  public var name: String?
  /// Other names my acts may carry: `asilva@jump2`.
  public var aliases: [String]
  /// The name of a time zone; nil for the host's.
  public var zone: String?
  public var theme: String
  public var preview: Preview
  /// Whether the selected row is drawn as a bar.
  public var bar: Bool
  public var glyphs: Glyphs
  /// Words that mean that a briefing touches us.
  public var watch: [String]
  /// Key sequences by command name; an empty list unbinds it.
  public var keys: [String: [String]]
  /// The folder of the store.
  public var store: String?
  /// How soon things must be dealt with where their source does not say.
  public var policy: DeadlinePolicy
  /// How feeds are fetched.
  public var fetch: FetchConfiguration

  /// When the article under the cursor is shown.
  public enum Preview: String, Sendable, Hashable, CaseIterable { case auto, always, manual }

  /// Which signs the reader draws with.
  public enum Glyphs: String, Sendable, Hashable, CaseIterable {
    case auto, utf8, ascii
  }

  public init(
    me: String? = nil, name: String? = nil, aliases: [String] = [], zone: String? = nil,
    theme: String = "terminal", preview: Preview = .auto, bar: Bool = true,
    glyphs: Glyphs = .auto, watch: [String] = [], keys: [String: [String]] = [:],
    store: String? = nil, policy: DeadlinePolicy = .none,
    fetch: FetchConfiguration = FetchConfiguration()
  ) {
    self.me = me
    self.name = name
    self.aliases = aliases
    self.zone = zone
    self.theme = theme
    self.preview = preview
    self.bar = bar
    self.glyphs = glyphs
    self.watch = watch
    self.keys = keys
    self.store = store
    self.policy = policy
    self.fetch = fetch
  }
}

/// Something in the configuration that was passed over; the rest of it holds.
public struct ConfigurationWarning: Sendable, Hashable {
  public var file: String
  /// Where in the file: `keys.done`, `policy.critical`; empty for the whole of it.
  public var keyPath: String
  public var fact: Fact

  public enum Fact: Sendable, Hashable {
    /// The text is no TOML; nothing of it was used. Lines count from 1.
    case syntax(line: Int, column: Int, message: String)
    case unreadable(code: Int32)
    case unknownKey(suggestion: String?)
    case wrongKind(expected: String)
    case unknownWord(String, expected: [String])
    case unknownCommand(suggestion: String?)
    case unknownZone(String)
  }

  public init(file: String, keyPath: String, fact: Fact) {
    self.file = file
    self.keyPath = keyPath
    self.fact = fact
  }

  /// Whether nothing of the file could be used.
  public var isFatal: Bool {
    switch fact {
    case .syntax, .unreadable: true
    default: false
    }
  }
}
