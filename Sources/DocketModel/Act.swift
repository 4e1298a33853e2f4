/// One thing a person does, to one or many targets; recorded once, never changed.
public enum Act: Sendable, Hashable {
  /// The reader opened it. Not undoable, since nobody asked for it.
  case opened
  case mark(read: Bool)
  case decide(Decision)
  /// Who does it and by when. A part that is absent stays as it is.
  case assign(owners: [String]?, due: DueChange?)
  case tag(add: [String], remove: [String])
  case note(String)
  /// A reason or evidence given after a decision: a ticket, an address, a sentence.
  case reason(String)
  /// A new action on a briefing, written by a person.
  case add(title: String, detail: String)
  /// Begins to read these feeds, or names them anew; the subjects are their addresses.
  case follow([Feed])
  /// Reads the feeds no more; what came of them stays.
  case unfollow
  /// Takes an event back. A redo is an undo of the undo.
  case undo(EventID)

  /// What happens to a due date.
  public enum DueChange: Sendable, Hashable {
    case set(Day)
    /// Back to what the source says, if it says anything.
    case clear
  }

  /// The field of a subject that an act may write.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case read, decision, owner, due, tags, notes, evidence, added, feed
  }
}

/// What one event did to one subject.
public struct Target: Sendable, Hashable {
  public var subject: Subject
  /// For each field written, the heads this event replaces: what its author saw.
  public var seen: [Act.Field: [EventID]]
  /// The content that was on screen.
  public var content: ContentID?

  public init(subject: Subject, seen: [Act.Field: [EventID]], content: ContentID? = nil) {
    self.subject = subject
    self.seen = seen
    self.content = content
  }
}

/// The record of an act.
public struct Event: Sendable, Hashable {
  public var id: EventID
  /// Hybrid logical clock, which orders the events of all writers.
  ///
  /// See Sources/DocketStore/README.md.
  public var clock: UInt64
  /// Wall time of the writer; for display only, never for order.
  public var at: Timestamp
  public var person: Person
  public var act: Act
  public var targets: [Target]
  /// Per writer the last record that had been read when this was decided.
  public var basis: [String: String]

  public init(
    id: EventID, clock: UInt64, at: Timestamp, person: Person, act: Act, targets: [Target],
    basis: [String: String] = [:]
  ) {
    self.id = id
    self.clock = clock
    self.at = at
    self.person = person
    self.act = act
    self.targets = targets
    self.basis = basis
  }
}

/// Who acts: the person meant, and the account it was done with.
public struct Person: Sendable, Hashable {
  /// Short name, as in `@ana`.
  public var me: String
  /// Full name, if the configuration gives one.
  public var name: String?
  /// The account of the process, and under sudo the one behind it: `root`, `ana`.
  public var login: String
  public var host: String

  public init(me: String, name: String? = nil, login: String, host: String) {
    self.me = me
    self.name = name
    self.login = login
    self.host = host
  }
}
