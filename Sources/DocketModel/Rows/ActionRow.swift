/// A decision with the event that made it.
public struct DecisionRecord: Sendable, Hashable {
  public var event: EventID
  public var decision: Decision
  public var person: Person
  public var at: Timestamp
  /// The short id with revision of what was on screen: `4f2a91@2`.
  public var basis: [String]
  /// What changed since in what it rested on: `revision`, `kev`, `severity`, `facts`.
  public var outdated: [String]

  public init(
    event: EventID, decision: Decision, person: Person, at: Timestamp, basis: [String] = [],
    outdated: [String] = []
  ) {
    self.event = event
    self.decision = decision
    self.person = person
    self.at = at
    self.basis = basis
    self.outdated = outdated
  }
}

/// A note or a piece of evidence, and who wrote it when.
public struct Note: Sendable, Hashable {
  public var id: EventID
  public var text: String
  public var who: String
  public var at: Timestamp

  public init(id: EventID, text: String, who: String, at: Timestamp) {
    self.id = id
    self.text = text
    self.who = who
    self.at = at
  }
}

/// One action of a stored briefing with everything decided about it.
public struct ActionRow: Sendable, Hashable {
  public var id: ActionID
  public var briefing: BriefingKey
  public var briefingTitle: String
  /// `4f2a91.2`.
  public var short: String
  /// Given once per briefing, never reused.
  public var number: Int
  /// Title, detail, origin, due date of the source, products and anchor.
  public var action: Action
  /// The state on the day that was asked for; several in a conflict count as the most visible.
  public var state: ActionState
  /// The decision in force, also one that has ended.
  public var decision: DecisionRecord?
  /// Concurrent decisions: all of them; empty when there is no conflict.
  public var conflict: [DecisionRecord]
  public var owners: [String]
  /// The due date in force: set by hand, else by the source, else by the policy of the house.
  public var due: Day?
  public var dueFrom: DueSource?
  public var notes: [Note]
  public var evidence: [Note]
  /// Same title, other detail than when it was last decided or read.
  public var isChanged: Bool
  /// The text as it was before the change.
  public var previousDetail: String?
  /// The source dropped it.
  public var isWithdrawn: Bool
  public var isExploited: Bool
  public var severity: Severity?
  /// Of a briefing that was taken in as known, and nobody said anything of it since: no
  /// date is in force.
  public var isBaseline: Bool

  public init(
    id: ActionID, briefing: BriefingKey, briefingTitle: String, short: String, number: Int,
    action: Action, state: ActionState = .open, decision: DecisionRecord? = nil,
    conflict: [DecisionRecord] = [], owners: [String] = [], due: Day? = nil,
    dueFrom: DueSource? = nil, notes: [Note] = [], evidence: [Note] = [],
    isChanged: Bool = false, previousDetail: String? = nil, isWithdrawn: Bool = false,
    isExploited: Bool = false, severity: Severity? = nil,
    isBaseline: Bool = false
  ) {
    self.id = id
    self.briefing = briefing
    self.briefingTitle = briefingTitle
    self.short = short
    self.number = number
    self.action = action
    self.state = state
    self.decision = decision
    self.conflict = conflict
    self.owners = owners
    self.due = due
    self.dueFrom = dueFrom
    self.notes = notes
    self.evidence = evidence
    self.isChanged = isChanged
    self.previousDetail = previousDetail
    self.isWithdrawn = isWithdrawn
    self.isExploited = isExploited
    self.severity = severity
    self.isBaseline = isBaseline
  }

  /// Whether nothing is left to do: done, not applicable, a duplicate, or a risk that runs.
  public var isSettled: Bool {
    if isWithdrawn { return true }
    return switch state {
    case .done, .notApplicable, .riskAccepted, .duplicate: conflict.isEmpty
    case .open, .doing, .deferred, .waiting: false
    }
  }

  /// Where a due date comes from; the word is shown behind it.
  public enum DueSource: String, Sendable, Hashable { case hand, policy, article, csaf, kev, osv }
}
