extension Wording {
  /// What an act is called in a few words: `n/a, not ours`, `owner raj, due Fri 27 Nov`.
  ///
  /// `sameAs` is the short id of the action that a duplicate repeats.
  public static func phrase(_ act: Act, today: Day, sameAs: String? = nil) -> String {
    switch act {
    case .opened: "opened"
    case .mark(let read): read ? "read" : "unread"
    case .decide(let decision): phrase(decision, today: today, sameAs: sameAs)
    case .assign(let owners, let due): assignment(owners, due, today: today)
    case .tag(let add, let remove):
      "tags " + (add.map { "+\($0)" } + remove.map { "-\($0)" }).joined(separator: " ")
    case .note: "note"
    case .reason: "reason"
    case .add: "added"
    case .follow(let feeds): feeds.count == 1 ? "feed added" : "feeds added"
    case .unfollow: "feed removed"
    case .undo: "undone"
    }
  }

  /// What was decided: `done`, `n/a, not ours`, `accepted until 30 Sep`, `later, back Wed 26 Nov`.
  public static func phrase(_ decision: Decision, today: Day, sameAs: String? = nil) -> String {
    let until = decision.until.map { $0.short(from: today) }
    switch decision.state {
    case .open: return "open again"
    case .doing: return "doing"
    case .done: return "done"
    case .notApplicable:
      guard let code = decision.code, code != .other else { return "n/a" }
      return "n/a, \(code.phrase)"
    case .riskAccepted: return "accepted" + (until.map { " until \($0)" } ?? "")
    case .deferred:
      return "later" + (decision.until.map { ", back \($0.weekdayAndDate(from: today))" } ?? "")
    case .waiting:
      let whom = decision.on.map { " on \($0)" } ?? ""
      return "waiting" + whom + (until.map { " until \($0)" } ?? "")
    case .duplicate: return "same as" + (sameAs.map { " \($0)" } ?? " another")
    }
  }

  private static func assignment(
    _ owners: [String]?, _ due: Act.DueChange?, today: Day
  ) -> String {
    var parts: [String] = []
    if let owners { parts.append("owner \(names(owners))") }
    switch due {
    case .set(let day): parts.append("due \(day.weekdayAndDate(from: today))")
    case .clear: parts.append("due as the source says")
    case nil: break
    }
    return parts.joined(separator: ", ")
  }

  /// The date that an owner prompt understood: `Fri 25 Jul, in 4 days, before KEV 8 Aug`.
  ///
  /// The last part stands there when the action's own date is another one.
  public static func dueEcho(_ due: Day, today: Day, for row: ActionRow? = nil) -> String {
    let echo = "\(due.weekdayAndDate(from: today)), \(due.distance(from: today))"
    guard let row, let own = row.action.due, own != due else { return echo }
    let origin = originName(row.action.origin)
    return "\(echo), \(due < own ? "before" : "after") \(origin) \(own.short(from: today))"
  }

  private static func originName(_ origin: Action.Origin) -> String {
    switch origin {
    case .article: "its text"
    case .csaf: "CSAF"
    case .kev: "KEV"
    case .osv: "OSV"
    case .user: "its author"
    }
  }
}
