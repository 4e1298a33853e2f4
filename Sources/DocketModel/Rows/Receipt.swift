/// What a recorded act did, for the one line that tells it.
public struct Receipt: Sendable, Hashable {
  public var event: EventID
  public var act: Act
  /// All that was written, in the order it was given.
  public var subjects: [Subject]
  /// How many briefings that is, or belongs to.
  public var briefingCount: Int
  /// The actions written, as they stand now; of very many only the first.
  public var actions: [ActionRow]
  /// The briefings written and those of the actions; of very many only the first.
  public var briefings: [BriefingRow]
  /// The feeds written, as they are followed now, or were until now.
  public var feeds: [Feed]

  /// Without `subjects` and `briefingCount` the rows are all there is.
  public init(
    event: EventID, act: Act, subjects: [Subject]? = nil, briefingCount: Int? = nil,
    actions: [ActionRow] = [], briefings: [BriefingRow] = [], feeds: [Feed] = []
  ) {
    self.event = event
    self.act = act
    self.subjects =
      subjects ?? actions.map { .action($0.id) } + briefings.map { .briefing($0.key) }
      + feeds.map { .feed($0.address) }
    self.briefingCount =
      briefingCount ?? Set(actions.map(\.briefing)).union(briefings.map(\.key)).count
    self.actions = actions
    self.briefings = briefings
    self.feeds = feeds
  }

  /// All actions written.
  public var actionIDs: [ActionID] {
    subjects.compactMap { if case .action(let id) = $0 { id } else { nil } }
  }
}
