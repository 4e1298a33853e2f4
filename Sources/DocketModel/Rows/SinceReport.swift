/// The end of somebody's previous session: what was recorded or came behind it is news.
public struct HereMark: Sendable, Hashable {
  public var at: Timestamp
  /// Up to where the acts of each account had been seen; nil counts by time alone.
  ///
  /// What another host recorded earlier and sent later is news all the same.
  public var seen: [Seen]?

  public init(at: Timestamp, seen: [Seen]? = nil) {
    self.at = at
    self.seen = seen
  }

  /// One account that writes.
  public struct Seen: Sendable, Hashable {
    public var host: String
    public var login: String
    /// Its place in the order.
    public var clock: UInt64

    public init(host: String, login: String, clock: UInt64) {
      self.host = host
      self.login = login
      self.clock = clock
    }
  }
}

/// What happened since somebody was last here.
public struct SinceReport: Sendable, Hashable {
  /// Nil where nobody was here before, and everything is news.
  public var mark: HereMark?
  /// Open actions that others gave to who asks, the most urgent first.
  public var handed: [Handed]
  /// What others decided, the busiest first.
  public var decided: [Decided]
  /// Decisions that have ended by themselves: deferrals, waiting, accepted risks.
  public var returned: [ActionRow]
  /// Actions that people decided about without knowing of each other; all there are.
  public var conflicts: [ActionRow]
  /// Decisions in force on something that a source says otherwise since.
  public var outdated: [ActionRow]

  public init(
    mark: HereMark?, handed: [Handed] = [], decided: [Decided] = [], returned: [ActionRow] = [],
    conflicts: [ActionRow] = [], outdated: [ActionRow] = []
  ) {
    self.mark = mark
    self.handed = handed
    self.decided = decided
    self.returned = returned
    self.conflicts = conflicts
    self.outdated = outdated
  }

  /// An action that was given to who asks.
  public struct Handed: Sendable, Hashable {
    public var action: ActionRow
    public var by: String
    public var at: Timestamp
    /// What was said with it.
    public var remark: String?

    public init(action: ActionRow, by: String, at: Timestamp, remark: String? = nil) {
      self.action = action
      self.by = by
      self.at = at
      self.remark = remark
    }
  }

  /// On how many actions somebody has the last word, by state.
  public struct Decided: Sendable, Hashable {
    public var who: String
    public var states: [ActionState: Int]

    public init(who: String, states: [ActionState: Int]) {
      self.who = who
      self.states = states
    }

    public var count: Int { states.values.reduce(0, +) }
  }
}
