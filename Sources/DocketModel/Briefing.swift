/// One advisory or news text, as its source wrote it, with the actions found in it.
///
/// A briefing is what an importer returns and what the store keeps. It holds nothing that a person
/// did to it: reading, ticking and tagging are ``Event``s.
public struct Briefing: Sendable, Hashable {
  public var title: String
  public var link: String?
  /// The name the source gave this text (RSS `guid`, Atom `id`, advisory id).
  public var guid: String?
  public var author: String?
  public var published: Timestamp?
  public var updated: Timestamp?
  /// A BCP 47 tag such as `en` or `ja`; absent when the source does not say.
  public var language: String?
  public var topics: [String]
  /// Absent when the source gives none; docket never invents one.
  public var severity: Severity?
  /// Whether the source says that it is used in attacks (the KEV catalogue).
  public var isExploited: Bool
  public var cves: [String]
  /// Advisory ids other than CVE: GHSA, vendor ids.
  public var identifiers: [String]
  public var summary: String?
  public var sections: [Section]
  public var actions: [Action]
  public var related: [Related]
  public var links: [Link]
  public var source: Source

  public init(
    title: String, link: String? = nil, guid: String? = nil, author: String? = nil,
    published: Timestamp? = nil, updated: Timestamp? = nil, language: String? = nil,
    topics: [String] = [], severity: Severity? = nil, isExploited: Bool = false,
    cves: [String] = [], identifiers: [String] = [], summary: String? = nil,
    sections: [Section] = [], actions: [Action] = [], related: [Related] = [],
    links: [Link] = [], source: Source = Source()
  ) {
    self.title = title
    self.link = link
    self.guid = guid
    self.author = author
    self.published = published
    self.updated = updated
    self.language = language
    self.topics = topics
    self.severity = severity
    self.isExploited = isExploited
    self.cves = cves
    self.identifiers = identifiers
    self.summary = summary
    self.sections = sections
    self.actions = actions
    self.related = related
    self.links = links
    self.source = source
  }

  /// The words of the whole text, headings included, blocks separated by a blank line.
  ///
  /// Items of lists stand on lines of their own without a mark: their numbers belong to no sentence.
  public var text: String {
    var parts: [String] = []
    for section in sections {
      parts.append(section.heading)
      for block in section.blocks { parts.append(block.words) }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

/// Where a briefing came from.
public struct Source: Sendable, Hashable {
  /// What a person calls it: `CISA`, `Wiz`, a file's name.
  public var name: String?
  /// The address of the feed it was fetched from.
  public var feed: String?
  /// The file it was read from; never part of an identity.
  public var path: String?

  public init(name: String? = nil, feed: String? = nil, path: String? = nil) {
    self.name = name
    self.feed = feed
    self.path = path
  }
}

/// Another text the page points to, with the teaser it shows.
public struct Related: Sendable, Hashable {
  public var title: String
  public var excerpt: String?
  public var link: String?

  public init(title: String, excerpt: String? = nil, link: String? = nil) {
    self.title = title
    self.excerpt = excerpt
    self.link = link
  }
}

/// A link in the text: what it says and where it leads.
public struct Link: Sendable, Hashable {
  public var text: String
  public var url: String

  public init(text: String, url: String) {
    self.text = text
    self.url = url
  }
}
