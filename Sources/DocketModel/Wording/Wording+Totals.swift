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
  /// Each action counts once for what was decided of it last, and once for whom it was given to
  /// last. Opening again, reading, notes and tags do not count; acts that were undone are for the
  /// caller to leave out.
  public static func tally(_ deeds: [(act: Act, actions: [ActionID])], me: String) -> String {
    var states: [ActionID: ActionState] = [:]
    var owners: [ActionID: [String]] = [:]
    for deed in deeds {
      switch deed.act {
      case .decide(let decision): for id in deed.actions { states[id] = decision.state }
      case .assign(let names?, _): for id in deed.actions { owners[id] = names }
      default: break
      }
    }
    var byState: [ActionState: Int] = [:]
    for state in states.values { byState[state, default: 0] += 1 }
    var byOwners: [[String]: Int] = [:]
    for names in owners.values where !names.isEmpty && names != [me] {
      byOwners[names, default: 0] += 1
    }
    func counted(_ order: [ActionState]) -> [String] {
      order.compactMap { state in byState[state].map { "\(grouped($0)) \(state.word)" } }
    }
    let given = byOwners.sorted { ($1.value, names($0.key)) < ($0.value, names($1.key)) }
      .map { "\(grouped($0.value)) to \(names($0.key))" }
    let parts =
      counted([.notApplicable, .done, .riskAccepted, .duplicate, .doing]) + given
      + counted([.deferred, .waiting])
    return parts.joined(separator: ", ")
  }
}
