/// Which part of the history is asked for; the newest comes first.
public struct LogFilter: Sendable, Hashable {
  /// A briefing stands for itself and its actions; empty for everything.
  public var subjects: [Subject]
  /// Only what was done to the briefings this matches, or to their actions.
  public var query: Query?
  /// Names of persons, without regard to letter case; empty for everybody.
  public var by: [String]
  public var since: Timestamp?
  /// Up to but not with this instant.
  public var until: Timestamp?
  public var limit: Int
  /// Whether merely opening a briefing counts.
  public var includesOpened: Bool

  public init(
    subjects: [Subject] = [], query: Query? = nil, by: [String] = [], since: Timestamp? = nil,
    until: Timestamp? = nil, limit: Int = 1_000, includesOpened: Bool = false
  ) {
    self.subjects = subjects
    self.query = query
    self.by = by
    self.since = since
    self.until = until
    self.limit = limit
    self.includesOpened = includesOpened
  }
}
