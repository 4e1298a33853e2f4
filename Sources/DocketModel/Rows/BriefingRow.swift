/// One row of the list pane: a briefing, with what a person wants to know before opening it.
public struct BriefingRow: Sendable, Hashable {
  public var key: BriefingKey
  public var short: String
  public var title: String
  public var source: String
  /// Published, else received.
  public var date: Timestamp
  public var severity: Severity?
  public var isExploited: Bool
  public var touchesUs: Bool
  public var isUnread: Bool
  /// An action changed since I last read it.
  public var isChanged: Bool
  public var hasConflict: Bool
  /// How many other sources tell the same story.
  public var otherSources: Int
  public var settled: Int
  public var total: Int
  /// The nearest due date of an open action.
  public var due: Day?
  /// Owners of the open actions; of all actions where none is open.
  public var owners: [String]
  /// The latest decision, once every action is settled, for the column in place of the counts.
  public var decision: DecisionRecord?
  /// The row no longer needs anybody: every action settled, and read.
  public var isSettled: Bool
  /// Answers `Query.inbox` with the given person and day.
  public var needsMe: Bool
  /// It was old when its source was read for the first time: known to everybody, asking nothing.
  public var isBaseline: Bool

  public init(
    key: BriefingKey, short: String, title: String, source: String, date: Timestamp,
    severity: Severity? = nil, isExploited: Bool = false, touchesUs: Bool = false,
    isUnread: Bool = true, isChanged: Bool = false, hasConflict: Bool = false,
    otherSources: Int = 0, settled: Int = 0, total: Int = 0, due: Day? = nil,
    owners: [String] = [], decision: DecisionRecord? = nil, isSettled: Bool = false,
    needsMe: Bool = true, isBaseline: Bool = false
  ) {
    self.key = key
    self.short = short
    self.title = title
    self.source = source
    self.date = date
    self.severity = severity
    self.isExploited = isExploited
    self.touchesUs = touchesUs
    self.isUnread = isUnread
    self.isChanged = isChanged
    self.hasConflict = hasConflict
    self.otherSources = otherSources
    self.settled = settled
    self.total = total
    self.due = due
    self.owners = owners
    self.decision = decision
    self.isSettled = isSettled
    self.needsMe = needsMe
    self.isBaseline = isBaseline
  }
}
