import ArgumentParser
import CellGrid
import DocketModel

/// What the ids and the query of a command stand for.
protocol Reach: SendableMetatype {
  /// What help says of the ids.
  static var help: ArgumentHelp { get }
  /// What is said where nothing was found: by ids, or by a query.
  static func nothing(byQuery: Bool) -> SafeText
}

/// A reach of single actions; an action that is named by itself is always meant.
protocol ActionReach: Reach {
  /// Whether a briefing or a query stands for this action, which its source has not dropped.
  static func takes(_ row: ActionRow) -> Bool
}

/// What can be decided, assigned and put off.
enum OpenActions: ActionReach {
  static let help: ArgumentHelp = "Ids of actions, or of briefings for all their open actions."

  static func takes(_ row: ActionRow) -> Bool { !row.isSettled }

  static func nothing(byQuery: Bool) -> SafeText {
    let next: SafeText =
      byQuery ? "docket actions QUERY shows what matches" : "docket show ID shows all actions"
    return "nothing to do: no action is open there - \(next)"
  }
}

/// What can be opened again.
enum ClosedActions: ActionReach {
  static let help: ArgumentHelp =
    "Ids of actions, or of briefings for all their actions that are not open."

  static func takes(_ row: ActionRow) -> Bool { row.state != .open }

  static func nothing(byQuery: Bool) -> SafeText {
    let what: SafeText = byQuery ? "QUERY" : "ID"
    return "nothing to open again: no decision stands there - docket log \(what) shows what was"
  }
}

/// What can be given a reason afterwards.
enum DecidedActions: ActionReach {
  static let help: ArgumentHelp = "Ids of actions, or of briefings for all their decided actions."

  static func takes(_ row: ActionRow) -> Bool { row.decision != nil }

  static func nothing(byQuery: Bool) -> SafeText {
    let what: SafeText = byQuery ? "QUERY" : "ID"
    return "nothing was decided there - docket log \(what) shows what was"
  }
}

/// What can be tagged and marked as read.
enum WholeBriefings: Reach {
  static let help: ArgumentHelp = "Ids of briefings; an action stands for the one it belongs to."

  static func nothing(byQuery: Bool) -> SafeText {
    "no briefing matches - docket list QUERY shows what does"
  }
}

/// What a note can be written on.
enum AnySubjects: Reach {
  static let help: ArgumentHelp = "Ids of actions or briefings; each is noted by itself."

  static func nothing(byQuery: Bool) -> SafeText { WholeBriefings.nothing(byQuery: byQuery) }
}
