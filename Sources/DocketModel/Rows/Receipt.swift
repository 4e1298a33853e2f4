/// What a recorded act did, for the one line that tells it.
public struct Receipt: Sendable, Hashable {
  public var event: EventID
  public var act: Act
  /// The subjects written, in the order they were given.
  public var actions: [ActionRow]
  public var briefings: [BriefingRow]
  /// The feeds written, as they are followed now, or were until now.
  public var feeds: [Feed]

  public init(
    event: EventID, act: Act, actions: [ActionRow] = [], briefings: [BriefingRow] = [],
    feeds: [Feed] = []
  ) {
    self.event = event
    self.act = act
    self.actions = actions
    self.briefings = briefings
    self.feeds = feeds
  }
}
