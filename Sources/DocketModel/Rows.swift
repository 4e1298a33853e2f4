/// How a list is ordered.
public enum SortOrder: String, Sendable, Hashable, CaseIterable {
  /// Overdue, touches us, the rest; inside: due, exploited, severity, newest.
  case inbox
  case due
  case newest
  case oldest
  case severity
  case title
  case source
}

/// What a list is made of.
public enum RowKind: Sendable, Hashable { case briefings, actions }

/// A band of the Inbox: rows that belong together under one line.
public enum Band: String, Sendable, Hashable, CaseIterable {
  case overdue
  case touchesUs = "touches us"
  case exploited
  case rest = "the rest"
}

/// A question to the state: which rows, in which order.
public struct ListingRequest: Sendable, Hashable {
  public var kind: RowKind
  public var query: Query
  public var order: SortOrder

  public init(kind: RowKind, query: Query, order: SortOrder) {
    self.kind = kind
    self.query = query
    self.order = order
  }
}

/// The answer: the ids of all rows in order, and where bands begin.
///
/// Rows are asked for by window.
public struct Listing: Sendable, Hashable {
  public var request: ListingRequest
  public var subjects: [Subject]
  /// Bands in order with the number of rows in each; empty when the order has none.
  public var bands: [BandCount]

  public init(request: ListingRequest, subjects: [Subject], bands: [BandCount] = []) {
    self.request = request
    self.subjects = subjects
    self.bands = bands
  }

  public struct BandCount: Sendable, Hashable {
    public var band: Band
    public var count: Int

    public init(band: Band, count: Int) {
      self.band = band
      self.count = count
    }
  }
}

/// One row of the list pane: a briefing, with what a person wants to know before opening it.
public struct BriefingRow: Sendable, Hashable {
  public var key: BriefingKey
  public var short: String
  public var title: String
  public var source: String
  /// Published, else received.
  public var date: Timestamp
  public var severity: Severity?
  public var isExploited: Bool
  public var touchesUs: Bool
  public var isUnread: Bool
  /// An action changed since I last read it.
  public var isChanged: Bool
  public var hasConflict: Bool
  /// How many other sources tell the same story.
  public var otherSources: Int
  public var settled: Int
  public var total: Int
  /// The nearest due date of an open action.
  public var due: Day?
  /// Owners of the open actions; of all actions where none is open.
  public var owners: [String]
  /// The latest decision, once every action is settled, for the column in place of the counts.
  public var decision: DecisionRecord?
  /// The row no longer needs anybody: every action settled, and read.
  public var isSettled: Bool
  /// Answers `Query.inbox` with the given person and day.
  public var needsMe: Bool

  public init(
    key: BriefingKey, short: String, title: String, source: String, date: Timestamp,
    severity: Severity? = nil, isExploited: Bool = false, touchesUs: Bool = false,
    isUnread: Bool = true, isChanged: Bool = false, hasConflict: Bool = false,
    otherSources: Int = 0, settled: Int = 0, total: Int = 0, due: Day? = nil,
    owners: [String] = [], decision: DecisionRecord? = nil, isSettled: Bool = false,
    needsMe: Bool = true
  ) {
    self.key = key
    self.short = short
    self.title = title
    self.source = source
    self.date = date
    self.severity = severity
    self.isExploited = isExploited
    self.touchesUs = touchesUs
    self.isUnread = isUnread
    self.isChanged = isChanged
    self.hasConflict = hasConflict
    self.otherSources = otherSources
    self.settled = settled
    self.total = total
    self.due = due
    self.owners = owners
    self.decision = decision
    self.isSettled = isSettled
    self.needsMe = needsMe
  }
}

/// A decision with the event that made it.
public struct DecisionRecord: Sendable, Hashable {
  public var event: EventID
  public var decision: Decision
  public var person: Person
  public var at: Timestamp
  /// The short id with revision of what was on screen: `4f2a91@2`.
  public var basis: [String]
  /// What changed since in what it rested on: `revision`, `kev`, `severity`.
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
  /// The due date in force: set by hand, else by policy, else by the source.
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

  public init(
    id: ActionID, briefing: BriefingKey, briefingTitle: String, short: String, number: Int,
    action: Action, state: ActionState = .open, decision: DecisionRecord? = nil,
    conflict: [DecisionRecord] = [], owners: [String] = [], due: Day? = nil,
    dueFrom: DueSource? = nil, notes: [Note] = [], evidence: [Note] = [],
    isChanged: Bool = false, previousDetail: String? = nil, isWithdrawn: Bool = false,
    isExploited: Bool = false, severity: Severity? = nil
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

/// A briefing as the reader shows it.
public struct StoredBriefing: Sendable, Hashable {
  public var row: BriefingRow
  public var content: ContentID
  public var revision: Int
  public var briefing: Briefing
  public var received: Timestamp
  public var readBy: [String]
  public var tags: [String]
  public var notes: [Note]
  public var actions: [ActionRow]

  public init(
    row: BriefingRow, content: ContentID, revision: Int, briefing: Briefing,
    received: Timestamp, readBy: [String] = [], tags: [String] = [], notes: [Note] = [],
    actions: [ActionRow] = []
  ) {
    self.row = row
    self.content = content
    self.revision = revision
    self.briefing = briefing
    self.received = received
    self.readBy = readBy
    self.tags = tags
    self.notes = notes
    self.actions = actions
  }
}

/// The numbers of the status row.
public struct Totals: Sendable, Hashable {
  public var needsMe: Int
  public var overdue: Int
  public var openActions: Int
  public var briefings: Int

  public init(needsMe: Int = 0, overdue: Int = 0, openActions: Int = 0, briefings: Int = 0) {
    self.needsMe = needsMe
    self.overdue = overdue
    self.openActions = openActions
    self.briefings = briefings
  }
}

/// What a recorded act did, for the one line that tells it.
public struct Receipt: Sendable, Hashable {
  public var event: EventID
  public var act: Act
  /// The subjects written, in the order they were given.
  public var actions: [ActionRow]
  public var briefings: [BriefingRow]

  public init(
    event: EventID, act: Act, actions: [ActionRow] = [], briefings: [BriefingRow] = []
  ) {
    self.event = event
    self.act = act
    self.actions = actions
    self.briefings = briefings
  }
}

/// One line of the history.
public struct LogEntry: Sendable, Hashable {
  public var event: Event
  /// The titles and short ids of its targets, in order.
  public var targets: [Named]
  public var isUndone: Bool
  /// What the field said before, for single targets.
  public var before: String?

  public init(event: Event, targets: [Named], isUndone: Bool = false, before: String? = nil) {
    self.event = event
    self.targets = targets
    self.isUndone = isUndone
    self.before = before
  }

  public struct Named: Sendable, Hashable {
    public var subject: Subject
    public var short: String
    public var title: String

    public init(subject: Subject, short: String, title: String) {
      self.subject = subject
      self.short = short
      self.title = title
    }
  }
}
