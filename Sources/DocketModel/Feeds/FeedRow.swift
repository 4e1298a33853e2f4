/// One feed as a list of feeds shows it.
public struct FeedRow: Sendable, Hashable {
  public var feed: Feed
  /// The title is what this host heard the feed call itself; the store has none, so no query finds it by that.
  public var hasHeardTitle = false
  /// Who added it.
  public var addedBy: String
  /// The host it was added on, the only one that reads a folder.
  public var addedOn: String
  public var health: FeedHealth
  /// When the newest briefing of it came in.
  public var newest: Timestamp?
  public var briefings: Int
  public var unread: Int

  public init(
    feed: Feed, addedBy: String, addedOn: String = "", health: FeedHealth = FeedHealth(),
    newest: Timestamp? = nil,
    briefings: Int = 0, unread: Int = 0
  ) {
    self.feed = feed
    self.addedBy = addedBy
    self.addedOn = addedOn
    self.health = health
    self.newest = newest
    self.briefings = briefings
    self.unread = unread
  }
}

/// How the fetching of a feed went on this host.
public struct FeedHealth: Sendable, Hashable {
  /// When it was last asked for; nil when never.
  public var tried: Timestamp?
  /// When it last answered as it should.
  public var succeeded: Timestamp?
  /// How often in a row it failed.
  public var failures: Int
  /// Why the last try failed, as a sentence; nil after a success.
  public var problem: String?
  /// Before this it is not asked again unless a person names it.
  public var nextTry: Timestamp?

  public init(
    tried: Timestamp? = nil, succeeded: Timestamp? = nil, failures: Int = 0,
    problem: String? = nil, nextTry: Timestamp? = nil
  ) {
    self.tried = tried
    self.succeeded = succeeded
    self.failures = failures
    self.problem = problem
    self.nextTry = nextTry
  }
}
