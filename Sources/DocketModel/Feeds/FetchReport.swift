/// What a fetch of the feeds brought.
public struct FetchReport: Sendable, Hashable {
  /// How many feeds were asked.
  public var asked: Int
  public var failed: [FailedFeed]
  /// Briefings that nobody knew yet.
  public var new: Int
  /// How many of the new ones touch us.
  public var touchingUs: Int
  /// Briefings of which a source says something else now.
  public var revised: Int
  /// What a feed held when it was first read and is older than two weeks: kept as read.
  public var known: Int
  /// How many of the known ones touch us.
  public var knownTouchingUs: Int
  /// Ended before every feed was asked.
  public var isCancelled: Bool

  public init(
    asked: Int = 0, failed: [FailedFeed] = [], new: Int = 0, touchingUs: Int = 0, revised: Int = 0,
    known: Int = 0, knownTouchingUs: Int = 0, isCancelled: Bool = false
  ) {
    self.asked = asked
    self.failed = failed
    self.new = new
    self.touchingUs = touchingUs
    self.revised = revised
    self.known = known
    self.knownTouchingUs = knownTouchingUs
    self.isCancelled = isCancelled
  }

  /// Whether there is something to be seen that was not there before.
  public var hasNews: Bool { new > 0 || revised > 0 }

  /// A feed that did not answer as it should.
  public struct FailedFeed: Sendable, Hashable {
    public var feed: Feed
    /// What happened, why, and the next step, as a sentence.
    public var problem: String

    public init(feed: Feed, problem: String) {
      self.feed = feed
      self.problem = problem
    }
  }
}

/// What a feed answered when it was asked to see whether it works; nothing of it is kept.
public struct FeedTrial: Sendable, Hashable {
  /// As it was asked.
  public var feed: Feed
  public var outcome: Outcome

  public enum Outcome: Sendable, Hashable {
    /// What stands there, with its kind and title, at the address that a page leads to.
    ///
    /// Without a number it lists advisories, which were not counted.
    case found(Feed, briefings: Int?)
    /// Why not, as a sentence.
    case failed(String)
    case cancelled
  }

  public init(feed: Feed, outcome: Outcome) {
    self.feed = feed
    self.outcome = outcome
  }
}
