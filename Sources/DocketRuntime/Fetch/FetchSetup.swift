public import DocketFetch
public import DocketImport
public import DocketModel
public import DocketStore

/// What fetching needs from outside: the configuration, the parser, words for failures.
public struct FetchSetup: Sendable {
  /// How docket calls itself to servers.
  public var agent: String
  public var settings: FetchSettings
  /// Where it is kept how each feed answered: see ``FeedMemory``; nil keeps nothing.
  public var memory: FeedMemory?
  public var now: @Sendable () -> Timestamp
  /// What the configuration says of an address that belongs to the feed of this address.
  public var access: @Sendable (_ feed: String, HTTPAddress) throws(FeedFailure) -> FeedAccess
  /// Reads the bytes of a document; called on threads of its own.
  public var read: @Sendable ([UInt8], ImportOptions) -> FeedReading
  /// Reads the list of a provider; called on threads of its own.
  public var list: @Sendable ([UInt8], ProviderList.Form) -> FeedListing
  /// Says in a sentence why a feed was not read.
  public var sentence: @Sendable (Feed, FeedFailure) -> String
  /// Runs the body of each thread, so that a crash on it restores the terminal.
  public var prepareThread: @Sendable (() -> Void) -> Void

  public init(
    agent: String, settings: FetchSettings = FetchSettings(), memory: FeedMemory? = nil,
    now: @escaping @Sendable () -> Timestamp,
    access: @escaping @Sendable (String, HTTPAddress) throws(FeedFailure) -> FeedAccess,
    read: @escaping @Sendable ([UInt8], ImportOptions) -> FeedReading,
    list: @escaping @Sendable ([UInt8], ProviderList.Form) -> FeedListing,
    sentence: @escaping @Sendable (Feed, FeedFailure) -> String,
    prepareThread: @escaping @Sendable (() -> Void) -> Void = { $0() }
  ) {
    self.agent = agent
    self.settings = settings
    self.memory = memory
    self.now = now
    self.access = access
    self.read = read
    self.list = list
    self.sentence = sentence
    self.prepareThread = prepareThread
  }
}

/// The section `[fetch]` of the configuration.
public struct FetchSettings: Sendable, Hashable {
  /// For one document, all hops together.
  public var timeoutSeconds: Int
  /// How long a feed that failed is left alone at first; doubled each time, up to a day.
  public var intervalSeconds: Int
  /// How many feeds are asked at once.
  public var concurrency: Int

  public init(timeoutSeconds: Int = 60, intervalSeconds: Int = 3_600, concurrency: Int = 8) {
    self.timeoutSeconds = timeoutSeconds
    self.intervalSeconds = intervalSeconds
    self.concurrency = concurrency
  }
}

/// What the parser made of a document.
public enum FeedReading: Sendable {
  case document(Document)
  /// Why it was not read, in a sentence.
  case refused(String)
}

/// What the parser made of a provider's list.
public enum FeedListing: Sendable {
  case list(ProviderList)
  /// It is none.
  case noList
  /// Why it was not read, in a sentence.
  case refused(String)
}

/// Briefings of one feed that are to be kept.
public struct FeedBatch: Sendable {
  public var feed: Feed
  public var briefings: [Briefing]
  /// What entries of the whole document share, where this is a part of it.
  public var shared: SharedNames

  public init(feed: Feed, briefings: [Briefing], shared: SharedNames = SharedNames()) {
    self.feed = feed
    self.briefings = briefings
    self.shared = shared
  }
}

/// Why a feed was not read, or not to its end.
public indirect enum FeedFailure: Error, Sendable, Hashable {
  case fetch(FetchError)
  /// The parser does not take what came; a sentence.
  case refused(String)
  /// A page for people came; the feeds it names.
  case page(feeds: [String])
  /// A page led to a feed at this address, and that fails.
  case behindPage(String, FeedFailure)
  /// A list of feeds came, as other readers write it.
  case list
  /// What stands there is of this kind, not of the one that was asked for.
  case otherKind(Feed.Kind)
  /// What came is no index of the kind that the feed is said to be.
  case badIndex(String)
  /// The list of a provider at this address was not read, and that is why.
  case listMissing(String, FeedFailure)
  /// The lists of a provider name more advisories than this.
  case tooManyAdvisories(Int)
  case folder(FileFault)
  /// The folder holds more files than this.
  case tooManyFiles(Int)
  /// The secret or file that the configuration names cannot be used; a sentence.
  case configuration(String)
  /// Documents of it failed; a sentence for each, and whether none was read.
  case documents([String], isAll: Bool)
}
