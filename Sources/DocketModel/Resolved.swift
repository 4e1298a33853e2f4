/// What an id that a person typed stands for.
public enum Resolved: Sendable, Hashable {
  /// A briefing, and the revision if one was asked for.
  case briefing(BriefingKey, revision: Int?)
  case action(ActionID)
  /// Several briefings have such an id.
  case ambiguous([LogLine.Named])
  case unknown
}
