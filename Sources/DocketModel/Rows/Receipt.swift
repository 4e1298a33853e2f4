/// What a recorded act did, for the one line that tells it.
public struct Receipt: Sendable, Hashable {
  public var event: EventID
  public var act: Act
  /// The subjects written, in the order they were given.
  public var actions: [ActionRow]
  public var briefings: [BriefingRow]

  public init(
    event: EventID, act: Act, actions: [ActionRow] = [], briefings: [BriefingRow] = []
  ) {
    self.event = event
    self.act = act
    self.actions = actions
    self.briefings = briefings
  }
}
