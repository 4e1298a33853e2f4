import DocketFetch
import DocketModel

/// What a provider of CSAF advisories offers: which documents, and when each was changed last.
///
/// The formats are those of CSAF 2.0, section 7.1: `provider-metadata.json` names ROLIE feeds (RFC 8322) or folders
/// with a `changes.csv`. All of it is read by our own readers of JSON and lines, which know no depth and no code.
enum CSAFIndex {
  /// One advisory.
  struct Entry: Hashable {
    var address: HTTPAddress
    var updated: Timestamp
  }

  /// What one file of the provider says.
  enum Part {
    /// Other files that list the advisories.
    case indexes([HTTPAddress])
    case entries([Entry])
  }

  /// The most advisories a list may name.
  static let limit = 200_000

  /// Nil for anything that is no such list.
  static func read(_ document: FetchedDocument) -> Part? {
    let base = document.address
    if isChanges(base) { return .entries(changes(document.bytes, base)) }
    guard let json = try? JSON(parsing: document.bytes) else { return nil }
    if let feed = json["feed"] { return feed["entry"]?.array.map { .entries(rolie($0, base)) } }
    guard let distributions = json["distributions"]?.array else { return nil }
    return .indexes(indexes(distributions, base))
  }

  static func isChanges(_ address: HTTPAddress) -> Bool {
    address.target.prefix { $0 != "?" }.hasSuffix("/changes.csv")
  }

  /// ROLIE where there is any, since its entries say more; else the folders.
  private static func indexes(_ distributions: [JSON], _ base: HTTPAddress) -> [HTTPAddress] {
    var feeds: [HTTPAddress] = []
    var folders: [HTTPAddress] = []
    for one in distributions.prefix(100) {
      for feed in (one["rolie"]?["feeds"]?.array ?? []).prefix(100) where isOpen(feed) {
        if let address = feed["url"]?.string.flatMap({ try? base.resolving($0) }) {
          feeds.append(address)
        }
      }
      if let folder = one["directory_url"]?.string {
        let file = folder.hasSuffix("/") ? "changes.csv" : "/changes.csv"
        if let address = try? base.resolving(folder + file) { folders.append(address) }
      }
    }
    return feeds.isEmpty ? folders : feeds
  }

  /// Whether everybody may read it; what is meant for few asks for more than an address.
  private static func isOpen(_ feed: JSON) -> Bool {
    guard let label = feed["tlp_label"]?.string else { return true }
    return ["WHITE", "CLEAR", "UNLABELED"].contains(label.uppercased())
  }

  private static func rolie(_ entries: [JSON], _ base: HTTPAddress) -> [Entry] {
    var found: [Entry] = []
    for entry in entries.prefix(limit) {
      let own = entry["link"]?.array?.first { $0["rel"]?.string == "self" }?["href"]?.string
      guard let link = entry["content"]?["src"]?.string ?? own,
        let address = try? base.resolving(link),
        let updated = entry["updated"]?.string.flatMap(Timestamp.init(rfc3339:))
      else { continue }
      found.append(Entry(address: address, updated: updated))
    }
    return found
  }

  /// Lines of `"2026/abc-1.json","2026-11-22T08:00:00Z"`.
  private static func changes(_ bytes: [UInt8], _ base: HTTPAddress) -> [Entry] {
    var found: [Entry] = []
    for line in bytes.split(separator: 0x0A) {
      guard found.count < limit else { break }
      let cells = line.split(separator: 0x2C, maxSplits: 1).map(bare)
      guard cells.count == 2, cells[0].hasSuffix(".json"),
        let address = try? base.resolving(cells[0]),
        let updated = Timestamp(rfc3339: cells[1])
      else { continue }
      found.append(Entry(address: address, updated: updated))
    }
    return found
  }

  /// Without blanks and quotes around it; names of files hold neither.
  private static func bare(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell.filter { $0 > 0x20 && $0 != 0x22 }, as: UTF8.self)
  }
}
