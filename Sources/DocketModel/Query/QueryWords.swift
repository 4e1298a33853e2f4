/// The words of the query language; parsing, completion and `docket list --help` read these tables.
public enum QueryWords {
  /// What may stand before a colon.
  public enum Key: String, Sendable, Hashable, CaseIterable {
    case `is`, state, ever, owner, due, published, severity, cve, tag, topic, vendor, source, feed,
      id

    /// Whether `<`, `<=`, `>` and `>=` may stand behind it.
    var hasOrder: Bool { self == .due || self == .published || self == .severity }
  }

  /// The words of `state:` and `ever:` beside the raw values of ``ActionState``.
  static let states: [(word: String, state: ActionState)] = [
    ("na", .notApplicable), ("n/a", .notApplicable), ("accepted", .riskAccepted),
    ("later", .deferred), ("dup", .duplicate), ("same", .duplicate), ("same-as", .duplicate),
  ]
  /// The words of `is:` beside the raw values of ``Query/Flag``.
  static let flags: [(word: String, query: Query)] = [
    ("new", .term(.flag(.unread))), ("exploited", .term(.flag(.kev))),
    ("mine", .term(.owner("me"))), ("unowned", .term(.owner(nil))),
  ]
  static let severities: [(word: String, severity: Severity)] = [
    ("low", .low), ("medium", .medium), ("high", .high), ("critical", .critical),
    ("med", .medium), ("moderate", .medium), ("crit", .critical),
    ("l", .low), ("m", .medium), ("h", .high), ("c", .critical),
  ]
  /// Dates that completion offers.
  static let dates = [
    "today", "tomorrow", "7d", "14d", "30d", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "eow", "eom", "eoy", "none",
  ]

  static func state(_ word: String) -> ActionState? {
    ActionState(rawValue: word) ?? states.first { $0.word == word }?.state
  }

  /// A flag, else a word of ours, else a state: `is:done` is what people type.
  static func condition(_ word: String) -> Query? {
    if let flag = Query.Flag(rawValue: word) { return .term(.flag(flag)) }
    if let query = flags.first(where: { $0.word == word })?.query { return query }
    return state(word).map { .term(.state($0)) }
  }

  static func severity(_ word: String) -> Severity? {
    severities.first { $0.word == word }?.severity
  }

  /// All values a key takes, the usual ones first; empty where any text will do.
  public static func values(of key: Key) -> [String] {
    let stateWords = ActionState.allCases.map(\.rawValue) + states.map(\.word)
    return switch key {
    case .is:
      Query.Flag.allCases.map(\.rawValue) + flags.map(\.word)
        + stateWords.filter { Query.Flag(rawValue: $0) == nil }
    case .state, .ever: stateWords
    case .severity: severities.prefix(4).map(\.word)
    case .due, .published: dates
    case .owner: ["me", "-"]
    case .cve, .tag, .topic, .vendor, .source, .feed, .id: []
    }
  }
}
