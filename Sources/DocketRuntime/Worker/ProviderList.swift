public import DocketModel

/// What a file of a CSAF provider lists, as it stands there: nothing of it has been looked at.
///
/// The formats are those of CSAF 2.0, section 7.1: `provider-metadata.json` names ROLIE feeds (RFC 8322) or folders
/// with a `changes.csv`. Read by workers only; ``CSAFIndex`` makes addresses of it.
public enum ProviderList: Sendable, Hashable {
  /// Other files that list the advisories.
  case lists([String])
  case advisories([Advisory])

  /// One advisory: its address as it is written, and when it was changed last.
  public struct Advisory: Sendable, Hashable {
    public var link: String
    public var updated: Timestamp

    public init(link: String, updated: Timestamp) {
      self.link = link
      self.updated = updated
    }
  }

  /// How a list is written.
  public enum Form: String, Sendable, Hashable {
    /// Metadata or a ROLIE feed.
    case json
    /// Lines of `changes.csv`.
    case changes
  }

  /// The most advisories a list may name.
  static let limit = 200_000
  /// The most lists that metadata may name.
  static let listLimit = 1_000

  /// Nil for anything that is no such list.
  public init?(reading bytes: [UInt8], _ form: Form) {
    switch form {
    case .changes: self = .advisories(Self.changes(bytes))
    case .json:
      guard let json = try? JSON(parsing: bytes) else { return nil }
      if let feed = json["feed"] {
        guard let entries = feed["entry"]?.array else { return nil }
        self = .advisories(Self.rolie(entries))
      } else {
        guard let distributions = json["distributions"]?.array else { return nil }
        self = .lists(Self.lists(distributions))
      }
    }
  }

  /// ROLIE where there is any, since its entries say more; else the folders.
  private static func lists(_ distributions: [JSON]) -> [String] {
    var feeds: [String] = []
    var folders: [String] = []
    for one in distributions.prefix(listLimit) {
      for feed in (one["rolie"]?["feeds"]?.array ?? []).prefix(listLimit) where isOpen(feed) {
        if let address = feed["url"]?.string { feeds.append(address) }
      }
      if let folder = one["directory_url"]?.string {
        folders.append(folder + (folder.hasSuffix("/") ? "changes.csv" : "/changes.csv"))
      }
    }
    return Array((feeds.isEmpty ? folders : feeds).prefix(listLimit))
  }

  /// Whether everybody may read it; what is meant for few asks for more than an address.
  private static func isOpen(_ feed: JSON) -> Bool {
    guard let label = feed["tlp_label"]?.string else { return true }
    return ["WHITE", "CLEAR", "UNLABELED"].contains(label.uppercased())
  }

  private static func rolie(_ entries: [JSON]) -> [Advisory] {
    var found: [Advisory] = []
    for entry in entries.prefix(limit) {
      let own = entry["link"]?.array?.first { $0["rel"]?.string == "self" }?["href"]?.string
      guard let link = entry["content"]?["src"]?.string ?? own,
        let updated = entry["updated"]?.string.flatMap(Timestamp.init(rfc3339:))
      else { continue }
      found.append(Advisory(link: link, updated: updated))
    }
    return found
  }

  /// Lines of `"2026/abc-1.json","2026-11-22T08:00:00Z"`.
  private static func changes(_ bytes: [UInt8]) -> [Advisory] {
    var found: [Advisory] = []
    for line in bytes.split(separator: 0x0A) {
      guard found.count < limit else { break }
      let cells = line.split(separator: 0x2C, maxSplits: 1).map(bare)
      guard cells.count == 2, cells[0].hasSuffix(".json"),
        let updated = Timestamp(rfc3339: cells[1])
      else { continue }
      found.append(Advisory(link: cells[0], updated: updated))
    }
    return found
  }

  /// Without blanks and quotes around it; names of files hold neither.
  private static func bare(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell.filter { $0 > 0x20 && $0 != 0x22 }, as: UTF8.self)
  }
}

/// Reads the list of a provider, or says why not; nil for what is no such list.
///
/// Any thread may ask.
public typealias ListReading =
  @Sendable ([UInt8], ProviderList.Form) throws(ReadingFault) -> ProviderList?
