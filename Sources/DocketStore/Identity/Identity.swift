public import DocketModel

/// A briefing with every name it goes by.
public struct IdentifiedBriefing: Sendable, Hashable {
  public var briefing: Briefing
  public var content: ContentID
  /// The first is its own; the others are aliases.
  public var keys: [BriefingKey]
  /// Whose revision chain it belongs to.
  public var sourceID: String
  /// One per action, in order.
  public var actionIDs: [ActionID]

  /// Six hex digits of the own key; a store gives more where two keys share them.
  public var short: String { String(ShortID.hash(of: key).prefix(ShortID.shown)) }

  public var key: BriefingKey { keys.first ?? BriefingKey(rawValue: content.rawValue) }
}

/// How briefings get their names: pure functions of what the source says, the same everywhere.
///
/// The rules are part of the format, see this folder's README: changing one makes every stored
/// briefing look new.
public enum Identity {
  /// Names a briefing.
  ///
  /// A link or guid that other entries of the same document have too names none of them.
  public static func of(
    _ briefing: Briefing, sharesLink: Bool = false, sharesGuid: Bool = false
  ) -> IdentifiedBriefing {
    named(briefing, content(of: briefing), sharesLink, sharesGuid)
  }

  /// The same for a briefing that was made ready.
  static func of(
    _ said: SaidBriefing, sharesLink: Bool, sharesGuid: Bool
  ) -> IdentifiedBriefing {
    guard sharesLink || sharesGuid else { return said.named }
    return named(said.briefing, said.named.content, sharesLink, sharesGuid)
  }

  private static func named(
    _ briefing: Briefing, _ content: ContentID, _ sharesLink: Bool, _ sharesGuid: Bool
  ) -> IdentifiedBriefing {
    let keys = keys(of: briefing, sharesLink, sharesGuid)
    let key = keys.first ?? BriefingKey(rawValue: "")
    return IdentifiedBriefing(
      briefing: briefing, content: content, keys: keys, sourceID: sourceID(of: briefing),
      actionIDs: actionIDs(of: briefing.actions, key: key))
  }

  // MARK: - Content

  /// SHA-256 of the canonical JSON of what the source says.
  ///
  /// Blanks and how the text is cut into blocks of which kind do not count, nor what we derive, so
  /// that a better importer does not revise every briefing.
  public static func content(of briefing: Briefing) -> ContentID {
    let json = JSON.object([
      "title": text(briefing.title),
      "link": briefing.link.map { .string(CanonicalLink($0)?.text ?? $0) },
      "author": briefing.author.map(text),
      "published": briefing.published.map { .integer($0.milliseconds) },
      "updated": briefing.updated.map { .integer($0.milliseconds) },
      "topics": .array(briefing.topics.map(text)),
      "text": .array(pieces(of: briefing).map(text)),
      "related": .array(
        briefing.related.map {
          .object([
            "title": text($0.title), "excerpt": $0.excerpt.map(text),
            "link": $0.link.map { .string(CanonicalLink($0)?.text ?? $0) },
          ])
        }),
    ])
    return ContentID(rawValue: Digest.sha256(json.canonicalBytes()))
  }

  private static func text(_ text: String) -> JSON {
    .string(String(decoding: PlainKey.squeezed(text), as: UTF8.self))
  }

  /// Headings and texts in reading order, without marks of lists and tables; empty ones left out.
  private static func pieces(of briefing: Briefing) -> [String] {
    var pieces: [String] = []
    for section in briefing.sections {
      pieces.append(section.heading)
      for block in section.blocks {
        switch block {
        case .paragraph(let text), .quote(let text), .code(let text, _): pieces.append(text)
        case .list(_, let items): pieces += items
        case .table(let header, let rows): for row in [header] + rows { pieces += row }
        }
      }
    }
    return pieces.filter { !$0.utf8.allSatisfy { $0 <= 0x20 } }
  }

  // MARK: - Keys

  /// The own key first, then the other names by which another source may tell the same story.
  private static func keys(
    of briefing: Briefing, _ sharesLink: Bool, _ sharesGuid: Bool
  ) -> [BriefingKey] {
    var keys: [String] = []
    let advisory = briefing.guid.flatMap(AdvisoryID.normalised)
    if let id = advisory {
      keys.append(id)
      if AdvisoryID.namesOneFlaw(id) {
        keys += briefing.identifiers.compactMap(AdvisoryID.normalised)
          .filter(AdvisoryID.namesOneFlaw)
      }
    }
    // A site's front page is the link of many texts, and one page may tell of many advisories.
    if !sharesLink, let link = address(of: briefing), link.isPage,
      advisory.map({ AdvisoryID.appears($0, in: link.text) }) ?? true
    {
      keys.append(
        link.text.utf8.count <= 1_900 ? link.text : hashed("link", [Array(link.text.utf8)]))
    }
    if !sharesGuid, let feed = briefing.source.feed, let guid = briefing.guid, !guid.isEmpty {
      let address = CanonicalLink(feed)?.text ?? feed
      keys.append(hashed("guid", [Array(address.utf8), Array(guid.utf8)]))
    }
    // A document that names itself, and its publisher, is known by both wherever it is read from.
    if keys.isEmpty, let guid = briefing.guid, !guid.isEmpty, !sharesGuid,
      let name = briefing.source.name
    {
      keys.append(hashed("id", [PlainKey.folded(name), Array(guid.utf8)]))
    }
    if keys.isEmpty {
      let body = PlainKey.folded(pieces(of: briefing).joined(separator: " "))
      keys.append(
        hashed(
          "text", [PlainKey.folded(briefing.title), Array(PlainKey.prefix(body, scalars: 200))]))
    }
    return keys.uniqued().map(BriefingKey.init(rawValue:))
  }

  /// Its page: the link, else a guid that is one.
  static func address(of briefing: Briefing) -> CanonicalLink? {
    (briefing.link ?? briefing.guid).flatMap(CanonicalLink.init)
  }

  /// `<word>:<32 hex>` of parts that cannot run into each other.
  private static func hashed(_ word: String, _ parts: [[UInt8]]) -> String {
    word + ":" + Digest.sha256(Array(parts.joined(separator: [0]))).prefix(32)
  }

  /// The feed, else the site, else how it came in.
  private static func sourceID(of briefing: Briefing) -> String {
    if let feed = briefing.source.feed, !feed.isEmpty { return sourceID(ofFeed: feed) }
    if let link = briefing.link.flatMap(CanonicalLink.init) { return link.host }
    return briefing.source.path == nil ? "paste" : "file"
  }

  /// Names what comes of a feed: its canonical link, or the address itself.
  public static func sourceID(ofFeed address: String) -> String {
    CanonicalLink(address)?.text ?? address
  }

  // MARK: - Actions

  /// Hash of the key, the title and how often that title came before.
  private static func actionIDs(of actions: [Action], key: BriefingKey) -> [ActionID] {
    var counts: [[UInt8]: Int] = [:]
    return actions.map { action in
      let title = PlainKey.title(action.title)
      let occurrence = counts[title, default: 0] + 1
      counts[title] = occurrence
      let hash = Digest.sha256(
        Array(
          [Array(key.rawValue.utf8), title, Array(String(occurrence).utf8)].joined(separator: [0])))
      return ActionID(rawValue: String(hash.prefix(32)))
    }
  }
}
