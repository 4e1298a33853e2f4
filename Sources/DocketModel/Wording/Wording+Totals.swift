extension Wording {
  /// The numbers of the status row, the most important first: `36 for you`, `2 overdue`, ...
  ///
  /// The reader joins as many as fit with a dot between; what is zero and alarming is left out.
  public static func totals(_ totals: Totals) -> [String] {
    var parts = ["\(grouped(totals.needsMe)) for you"]
    if totals.overdue > 0 { parts.append("\(grouped(totals.overdue)) overdue") }
    parts.append("\(actions(totals.openActions)) open")
    return parts
  }

  /// What a row of acts came to: `62 n/a, 5 done, 8 to raj, 6 later`; empty for none.
  ///
  /// Counts actions, in the order of their number; acts that were undone are for the caller to
  /// leave out. Opening again, reading, notes and tags do not count.
  public static func tally(_ events: [Event], me: String) -> String {
    var counts: [(word: String, count: Int)] = []
    for event in events {
      guard let word = tallied(event.act, me: me) else { continue }
      var count = 0
      for target in event.targets {
        if case .action = target.subject { count += 1 }
      }
      if let index = counts.firstIndex(where: { $0.word == word }) {
        counts[index].count += count
      } else {
        counts.append((word, count))
      }
    }
    let ranked = counts.enumerated().filter { $0.element.count > 0 }
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    return ranked.map { "\(grouped($0.element.count)) \($0.element.word)" }.joined(separator: ", ")
  }

  private static func tallied(_ act: Act, me: String) -> String? {
    switch act {
    case .decide(let decision) where decision.state != .open: decision.state.word
    case .assign(let owners?, _) where !owners.isEmpty && owners != [me]: "to \(names(owners))"
    default: nil
    }
  }
}
