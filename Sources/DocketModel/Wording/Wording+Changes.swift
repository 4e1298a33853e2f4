extension Wording {
  /// What a briefing says otherwise than when it was last looked at, in one line; empty for nothing.
  ///
  /// `changed: ransomware use Unknown -> Known, due 11 Jul -> 1 Aug`.
  public static func changes(_ changes: [BriefingChange], today: Day? = nil) -> String {
    if changes.isEmpty { return "" }
    return "changed: " + changes.map { change($0, today: today) }.joined(separator: ", ")
  }

  /// One change; dates are in full without a day to count from.
  public static func change(_ change: BriefingChange, today: Day? = nil) -> String {
    switch change {
    case .title(let from, _): return "title, before: \(from)"
    case .exploited(let isExploited): return isExploited ? "in KEV" : "no longer in KEV"
    case .severity(let from, let to):
      return "severity \(from?.word ?? "none") -> \(to?.word ?? "none")"
    case .due(let action, let from, let to):
      let days = [from, to].map { day in day.map { shown($0, today) } ?? "none" }
      return "due \(days[0]) -> \(days[1])" + (action.map { " of \"\($0)\"" } ?? "")
    case .fact(let heading, let from, let to):
      return "\(uncapitalized(heading)) \(from) -> \(to)"
    case .text(let headings): return "text of " + headings.joined(separator: ", ")
    }
  }

  private static func shown(_ day: Day, _ today: Day?) -> String {
    today.map { day.short(from: $0) } ?? day.iso
  }

  /// Without the capital that begins a heading; abbreviations keep theirs.
  private static func uncapitalized(_ heading: String) -> String {
    guard let first = heading.first, heading.dropFirst().first?.isUppercase != true else {
      return heading
    }
    return first.lowercased() + heading.dropFirst()
  }
}
