/// One line of the history.
public struct LogLine: Sendable, Hashable {
  public var event: Event
  /// The titles and short ids of its targets, in order.
  public var targets: [Named]
  public var isUndone: Bool
  /// What the field said before, for single targets.
  public var before: String?
  /// It took an undoing back: what was undone holds again.
  public var isRedo = false
  /// It stands in a file that belongs to another user than the one it names.
  public var isUnverified = false

  /// Its time is far from its place in the order: the clock of a host was wrong.
  public var isTimeDoubtful: Bool {
    event.at.seconds(to: event.clock).magnitude > UInt64(Timestamp.skewLimit)
  }

  public init(event: Event, targets: [Named], isUndone: Bool = false, before: String? = nil) {
    self.event = event
    self.targets = targets
    self.isUndone = isUndone
    self.before = before
  }

  public struct Named: Sendable, Hashable {
    public var subject: Subject
    public var short: String
    public var title: String

    public init(subject: Subject, short: String, title: String) {
      self.subject = subject
      self.short = short
      self.title = title
    }
  }
}
