/// The tables `[fetch]` and `[feeds."ADDRESS"]`, and where the secrets are.
public struct FetchConfiguration: Sendable, Hashable {
  /// For one document, in seconds.
  public var timeout: Int
  /// How long a feed that failed is left alone at first, in minutes.
  public var interval: Int
  /// How many feeds are asked at once.
  public var concurrency: Int
  /// The host that fetches for us; the variables of the environment where it is nil, none where it is empty.
  public var proxy: String?
  /// The file of secrets; nil for the usual one.
  public var secretsFile: String?
  /// By the address of the feed, as it is written anew.
  public var feeds: [String: FeedConfiguration]

  public init(
    timeout: Int = 60, interval: Int = 60, concurrency: Int = 8, proxy: String? = nil,
    secretsFile: String? = nil, feeds: [String: FeedConfiguration] = [:]
  ) {
    self.timeout = timeout
    self.interval = interval
    self.concurrency = concurrency
    self.proxy = proxy
    self.secretsFile = secretsFile
    self.feeds = feeds
  }
}

/// What is set for one feed on this host; never in the store, where others could set it.
public struct FeedConfiguration: Sendable, Hashable {
  /// Certificates that are trusted in place of the system's.
  public var caFile: String?
  /// Whether its host may be on a private network.
  public var allowsPrivate: Bool
  /// The name of a table in the file of secrets.
  public var secret: String?

  public init(caFile: String? = nil, allowsPrivate: Bool = false, secret: String? = nil) {
    self.caFile = caFile
    self.allowsPrivate = allowsPrivate
    self.secret = secret
  }
}
