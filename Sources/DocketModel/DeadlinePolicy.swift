/// How soon a thing must be dealt with where its source does not say; a rule of the house.
///
/// There is no rule by default: docket invents no date.
public struct DeadlinePolicy: Sendable, Hashable {
  /// Days from publication, by severity.
  public var days: [Severity: Int]
  /// Days from publication for what is used in attacks, whatever its severity.
  public var exploitedDays: Int?

  public init(days: [Severity: Int] = [:], exploitedDays: Int? = nil) {
    self.days = days
    self.exploitedDays = exploitedDays
  }

  public static let none = DeadlinePolicy()

  public var isEmpty: Bool { days.isEmpty && exploitedDays == nil }

  /// The last day for something published on a given day: the sooner of the rules that apply.
  public func due(for severity: Severity?, isExploited: Bool, published: Day) -> Day? {
    var spans: [Int] = []
    if let severity, let span = days[severity] { spans.append(span) }
    if isExploited, let exploitedDays { spans.append(exploitedDays) }
    return spans.min().map { published.adding(days: max(0, $0)) }
  }
}
