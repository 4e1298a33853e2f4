/// What a fetch of the feeds brought; what it has of its gain is read as its own.
@dynamicMemberLookup
public struct FetchReport: Sendable, Hashable {
  /// How many feeds were asked.
  public var asked: Int
  public var failed: [FailedFeed]
  public var gain: FeedGain
  /// Ended before every feed was asked.
  public var isCancelled: Bool

  public init(
    asked: Int = 0, failed: [FailedFeed] = [], gain: FeedGain = FeedGain(),
    isCancelled: Bool = false
  ) {
    self.asked = asked
    self.failed = failed
    self.gain = gain
    self.isCancelled = isCancelled
  }

  public subscript(dynamicMember count: KeyPath<FeedGain, Int>) -> Int { gain[keyPath: count] }

  /// Feeds were asked, and none of them answered or brought anything.
  public var cameToNothing: Bool {
    asked > 0 && failed.count { !$0.isInPart } == asked && gain == FeedGain()
  }

  /// Whether there is something to be seen that was not there before.
  public var hasNews: Bool { gain.new > 0 || gain.revised > 0 }

  /// A feed that did not answer as it should.
  public struct FailedFeed: Sendable, Hashable {
    public var feed: Feed
    /// What happened, why, and the next step, as a sentence.
    public var problem: String
    /// It answered, and only some documents of it were not read.
    public var isInPart: Bool

    public init(feed: Feed, problem: String, isInPart: Bool = false) {
      self.feed = feed
      self.problem = problem
      self.isInPart = isInPart
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
