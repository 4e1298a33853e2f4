public import DocketModel

/// Links and guids that several entries of one feed have, and that so name none of them.
///
/// Release notes and bulletins list many entries that all lead to one page, often with an anchor behind it; other
/// feeds give every entry the same guid. What tells such entries apart is their guid, else their title.
public struct SharedNames: Sendable, Hashable {
  private var links: Set<Named> = []
  private var guids: Set<Named> = []
  /// The feeds that the entries are of.
  private(set) var feeds: Set<String> = []

  /// A guid or a page as a feed, or a file of several entries, gives it.
  private struct Named: Sendable, Hashable {
    var document: String
    var name: String
  }

  /// No entry shares anything.
  public init() {}

  /// Of a whole document, the entries of which come in parts of that size; one part tells for itself.
  ///
  /// `feed` is the address it was fetched from, if it was.
  public init(of briefings: [Briefing], inPartsOf size: Int, feed: String? = nil) {
    self.init(
      (briefings.count > size ? briefings : []).lazy.map { ($0, Self.page(of: $0)) }, feed: feed)
  }

  init(in said: [SaidBriefing]) { self.init(said.lazy.map { ($0.briefing, $0.page) }, feed: nil) }

  private init(_ entries: some Sequence<(Briefing, String?)>, feed: String?) {
    var byLink: [Named: String] = [:]
    var byGuid: [Named: String] = [:]
    for (briefing, link) in entries {
      guard let document = feed ?? Self.document(of: briefing) else { continue }
      if let feed = feed ?? briefing.source.feed { feeds.insert(feed) }
      if let link {
        let named = Named(document: document, name: link)
        let entry = briefing.guid ?? Self.title(of: briefing)
        if byLink.updateValue(entry, forKey: named).map({ $0 != entry }) == true {
          links.insert(named)
        }
      }
      if let guid = briefing.guid, !guid.isEmpty {
        let named = Named(document: document, name: guid)
        let entry = link ?? Self.title(of: briefing)
        if byGuid.updateValue(entry, forKey: named).map({ $0 != entry }) == true {
          guids.insert(named)
        }
      }
    }
  }

  mutating func formUnion(_ other: SharedNames) {
    links.formUnion(other.links)
    guids.formUnion(other.guids)
    feeds.formUnion(other.feeds)
  }

  /// Adds pages that earlier entries of a feed shared.
  mutating func add(pages: [String], of feed: String) {
    for page in pages { links.insert(Named(document: feed, name: page)) }
  }

  func hasLink(of said: SaidBriefing) -> Bool {
    guard !links.isEmpty, let document = Self.document(of: said.briefing), let page = said.page
    else { return false }
    return links.contains(Named(document: document, name: page))
  }

  /// Not where the link is another entry's too: then the guid is all there is.
  func hasGuid(of said: SaidBriefing) -> Bool {
    guard !guids.isEmpty, let document = Self.document(of: said.briefing),
      let guid = said.briefing.guid
    else { return false }
    return guids.contains(Named(document: document, name: guid)) && !hasLink(of: said)
  }

  private static func document(of briefing: Briefing) -> String? {
    briefing.source.feed ?? briefing.source.path
  }

  /// The page it leads to, in its canonical form.
  static func page(of briefing: Briefing) -> String? {
    guard let link = Identity.address(of: briefing), link.isPage else { return nil }
    return link.text
  }

  private static func title(of briefing: Briefing) -> String {
    String(decoding: PlainKey.folded(briefing.title), as: UTF8.self)
  }
}
