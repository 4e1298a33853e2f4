/// The answer to "why": a page for each action that was decided, or the counts where none was.
public struct WhyAnswer: Sendable, Hashable {
  /// One page per decided action, the newest decision first.
  public var pages: [WhyPage]
  /// How many briefings the question is about.
  public var briefings: Int
  /// How many actions they have, withdrawn ones left out.
  public var actions: Int

  public init(pages: [WhyPage] = [], briefings: Int = 0, actions: Int = 0) {
    self.pages = pages
    self.briefings = briefings
    self.actions = actions
  }
}

/// Everything known about a decision: who made it, what that person knew, and what came after.
public struct WhyPage: Sendable, Hashable {
  public var action: ActionRow
  /// The decision, also one that has ended; its event is the proof.
  public var decision: DecisionRecord
  /// The day it stopped to hold, when that is not after the day of asking.
  public var ended: Day?
  /// What was known, the content on screen first.
  public var knew: [Knowledge]
  /// What changed since, oldest first.
  public var since: [Change]
  /// All decisions ever made about it, oldest first; with those taken back.
  public var history: [Past]
  /// The decision stands in a file that belongs to another user than the one it names.
  public var isUnverified = false

  public init(
    action: ActionRow, decision: DecisionRecord, ended: Day? = nil, knew: [Knowledge] = [],
    since: [Change] = [], history: [Past] = []
  ) {
    self.action = action
    self.decision = decision
    self.ended = ended
    self.knew = knew
    self.since = since
    self.history = history
  }

  /// One content as it was known when the decision was made.
  public struct Knowledge: Sendable, Hashable {
    /// `4f2a91@2`.
    public var short: String
    public var content: ContentID
    public var title: String
    public var source: String
    public var severity: Severity?
    public var isExploited: Bool

    public init(
      short: String, content: ContentID, title: String, source: String, severity: Severity?,
      isExploited: Bool
    ) {
      self.short = short
      self.content = content
      self.title = title
      self.source = source
      self.severity = severity
      self.isExploited = isExploited
    }
  }

  /// Something that came in after the decision and touches what it rested on.
  public struct Change: Sendable, Hashable {
    /// When the record that says so was received.
    public var at: Timestamp
    public var fact: Fact

    public init(at: Timestamp, fact: Fact) {
      self.at = at
      self.fact = fact
    }

    public enum Fact: Sendable, Hashable {
      /// Another content is shown: its short id with revision.
      case revision(String)
      /// A source says that it is used in attacks, or no longer does; with the due date now in force.
      case exploited(Bool, due: Day?)
      case severity(from: Severity?, to: Severity?)
      /// A source says a fact or a date otherwise.
      case restated(BriefingChange)
    }
  }

  /// A decision of the past.
  public struct Past: Sendable, Hashable {
    public var record: DecisionRecord
    public var isUndone: Bool

    public init(record: DecisionRecord, isUndone: Bool) {
      self.record = record
      self.isUndone = isUndone
    }
  }
}
