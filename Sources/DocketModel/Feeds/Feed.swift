/// A source that is fetched: where it is, and what kind of thing stands there.
public struct Feed: Sendable, Hashable {
  /// An `http` or `https` address as it was added, or the absolute path of a folder.
  ///
  /// Names the feed; never holds a secret.
  public var address: String
  /// What a person calls it; else what the feed calls itself, once it was read.
  public var title: String?
  public var kind: Kind

  public init(address: String, title: String? = nil, kind: Kind = .feed) {
    self.address = address
    self.title = title
    self.kind = kind
  }

  /// What is read at the address; the raw value is the word in records and on the command line.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// RSS, Atom, JSON Feed, or a single document.
    case feed
    /// A provider of CSAF advisories: `provider-metadata.json`, ROLIE, `changes.csv`.
    case csaf
    /// The catalogue of known exploited vulnerabilities.
    case kev
    /// A folder of files on this host.
    case folder
  }
}
