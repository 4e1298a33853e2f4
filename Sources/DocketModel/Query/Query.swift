/// A question about briefings or actions, as people type it.
///
/// The syntax is in `Sources/DocketModel/README.md`.
public indirect enum Query: Sendable, Hashable {
  /// Matches everything.
  case all
  case and([Query])
  case or([Query])
  case not(Query)
  case term(Term)

  /// One condition.
  ///
  /// Names and words are kept as typed; whoever asks the state decides about letter case.
  public enum Term: Sendable, Hashable {
    /// Words that stand in the text; a phrase keeps their order, a prefix ends in `*`.
    case words(String, isPhrase: Bool, isPrefix: Bool)
    case flag(Flag)
    case state(ActionState)
    /// A decision of this kind was ever made.
    case ever(ActionState)
    /// `me` stands for who asks; nil for nobody.
    case owner(String?)
    case due(Comparison, DateExpression)
    case published(Comparison, DateExpression)
    case severity(Comparison, Severity)
    case cve(String)
    case tag(String)
    case topic(String)
    case vendor(String)
    case source(String)
    /// What a feed brought, by a part of its address or title.
    case feed(String)
    case identifier(String)
  }

  public enum Flag: String, Sendable, Hashable, CaseIterable {
    case unread, read, open, settled, overdue, conflict, changed, withdrawn
    case kev, ours, baseline, inbox, outdated
  }

  public enum Comparison: String, Sendable, Hashable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "="
    case greaterOrEqual = ">="
    case greater = ">"
  }
}
