/// Where an action stands; the raw value is the word used in queries, records and JSON.
public enum ActionState: String, Sendable, Hashable, CaseIterable {
  case open
  case doing
  case done
  case notApplicable = "not-applicable"
  case riskAccepted = "risk-accepted"
  case deferred
  case waiting
  case duplicate

  /// The mark in front of the action.
  public var checkbox: String {
    switch self {
    case .open: "[ ]"
    case .doing: "[/]"
    case .done: "[x]"
    case .notApplicable: "[-]"
    case .riskAccepted: "[~]"
    case .deferred: "[>]"
    case .waiting: "[?]"
    case .duplicate: "[=]"
    }
  }

  /// The word people read.
  public var word: String {
    switch self {
    case .open: "open"
    case .doing: "doing"
    case .done: "done"
    case .notApplicable: "n/a"
    case .riskAccepted: "accepted"
    case .deferred: "later"
    case .waiting: "waiting"
    case .duplicate: "same as"
    }
  }
}
