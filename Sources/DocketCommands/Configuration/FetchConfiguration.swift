public import DocketRuntime

/// The tables `[fetch]` and `[feeds."ADDRESS"]`, and where the secrets are.
public struct FetchConfiguration: Sendable, Hashable {
  public var settings: FetchSettings
  /// The host that fetches for us; the variables of the environment where it is nil, none where it is empty.
  public var proxy: String?
  /// The file of secrets; nil for the usual one.
  public var secretsFile: String?
  /// By the address of the feed, as it is written anew.
  public var feeds: [String: FeedConfiguration]

  public init(
    settings: FetchSettings = FetchSettings(), proxy: String? = nil, secretsFile: String? = nil,
    feeds: [String: FeedConfiguration] = [:]
  ) {
    self.settings = settings
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
