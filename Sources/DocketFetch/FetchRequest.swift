/// One document to be fetched, and how.
public struct FetchRequest: Sendable, Hashable {
  public var address: HTTPAddress
  /// What the last answer said of its version; asked with, so that an unchanged one is not sent again.
  public var validators: Validators
  public var access: FeedAccess
  public var limits: FetchLimits

  public init(
    _ address: HTTPAddress, validators: Validators = Validators(),
    access: FeedAccess = FeedAccess(), limits: FetchLimits = FetchLimits()
  ) {
    self.address = address
    self.validators = validators
    self.access = access
    self.limits = limits
  }
}

/// The version of a document in the words of its server (RFC 9110, section 8.8).
public struct Validators: Sendable, Hashable {
  public var etag: String?
  public var lastModified: String?

  public init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }

  var isEmpty: Bool { etag == nil && lastModified == nil }
}

/// What the configuration says of one feed; never kept in the store.
public struct FeedAccess: Sendable, Hashable {
  public var policy: AddressPolicy
  /// Certificates that are trusted in place of the system's; the path of a file.
  public var caFile: String?
  public var credential: Credential?
  /// The only way out of this host; nil connects directly.
  public var proxy: Proxy?
  /// Answers in place of the name service, `HOST:PORT:ADDRESS`; for tests.
  public var resolution: String?

  public init(
    policy: AddressPolicy = AddressPolicy(), caFile: String? = nil, credential: Credential? = nil,
    proxy: Proxy? = nil, resolution: String? = nil
  ) {
    self.policy = policy
    self.caFile = caFile
    self.credential = credential
    self.proxy = proxy
    self.resolution = resolution
  }
}

/// How long and how much.
public struct FetchLimits: Sendable, Hashable {
  /// For connecting, at each hop.
  public var connectMilliseconds: Int
  /// For everything, all hops together.
  public var totalMilliseconds: Int
  /// Less than 100 bytes a second for so long ends it.
  public var slowSeconds: Int
  /// All heads of all hops together.
  public var headBytes: Int
  /// The body, unpacked.
  public var bodyBytes: Int
  public var redirects: Int

  public init(
    connectMilliseconds: Int = 10_000, totalMilliseconds: Int = 60_000, slowSeconds: Int = 20,
    headBytes: Int = 64 << 10, bodyBytes: Int = 16 << 20, redirects: Int = 5
  ) {
    self.connectMilliseconds = connectMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.slowSeconds = slowSeconds
    self.headBytes = headBytes
    self.bodyBytes = bodyBytes
    self.redirects = redirects
  }
}
