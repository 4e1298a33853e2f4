/// What one record of a segment says.
public enum StoreRecord: Sendable, Hashable {
  case briefing(BriefingRecord)
  case event(Event)
}

/// A briefing as it was taken in: what the source said, who took it in, and the names it goes by.
public struct BriefingRecord: Sendable, Hashable {
  public var id: EventID
  public var clock: UInt64
  public var received: Timestamp
  public var person: Person
  public var content: ContentID
  /// The first is the briefing's own key; the others are aliases the fold joins.
  public var keys: [BriefingKey]
  /// Names the source whose revision chain this belongs to.
  public var sourceID: String
  public var briefing: Briefing
  /// One id per action of ``briefing``, in order.
  public var actionIDs: [ActionID]
  /// It was old when its source was read for the first time: known to everybody, asking nothing.
  public var isBaseline: Bool

  public init(
    id: EventID, clock: UInt64, received: Timestamp, person: Person, content: ContentID,
    keys: [BriefingKey], sourceID: String, briefing: Briefing, actionIDs: [ActionID],
    isBaseline: Bool = false
  ) {
    self.id = id
    self.clock = clock
    self.received = received
    self.person = person
    self.content = content
    self.keys = keys
    self.sourceID = sourceID
    self.briefing = briefing
    self.actionIDs = actionIDs
    self.isBaseline = isBaseline
  }
}

/// Who asks and when: what a view needs beside the state itself.
public struct Asker: Sendable, Hashable {
  public var me: String
  /// Other names my acts may carry: `asilva@jump2`.
  public var aliases: [String]
  public var today: Day
  /// Words that mean that a briefing touches us: products, vendors.
  public var watch: [String]

  public init(me: String, aliases: [String] = [], today: Day, watch: [String] = []) {
    self.me = me
    self.aliases = aliases
    self.today = today
    self.watch = watch
  }
}
