internal import DocketModel

/// What the head of a page, its JSON-LD and its marked-up places say of the article.
struct PageFacts {
  private(set) var siteName: String?
  private(set) var author: String?
  private(set) var published: Timestamp?
  private(set) var updated: Timestamp?
  private(set) var language: String?
  private(set) var link: String?
  private(set) var description: String?
  private(set) var topics: [String] = []
  /// The address that relative links start from.
  private(set) var base: String?
  /// Headlines the page gives itself, best first, as written.
  private(set) var titles: [String] = []

  private var metas: [String: [String]] = [:]

  init(_ tree: HTMLTree, base: String?) {
    readMetas(tree)
    let data = LinkedData(tree)
    self.base = Self.base(tree, base)
    siteName =
      first("og:site_name", "application-name") ?? data.publisher ?? first("dc.publisher")
    link =
      Self.canonical(tree, base: self.base)
      ?? first("og:url").flatMap {
        WebAddress.link($0, base: base)
      }
    // A saved page has no address but the one it gives itself.
    self.base = self.base ?? link
    language = Self.language(tree) ?? data.language ?? first("content-language", "og:locale")
    language = language.flatMap(Self.tag)
    description = first("og:description", "description", "twitter:description") ?? data.description
    readPeople(tree, data)
    readDates(tree, data)
    readTopics(data)
    titles = [data.headline, first("og:title"), first("twitter:title"), first("dc.title")]
      .compactMap { $0 }
    if let node = tree.first(.title) { titles.append(tree.line(node)) }
    titles = titles.filter { !$0.isEmpty && $0.utf8.count <= 2_000 }
  }

  // MARK: meta elements

  private mutating func readMetas(_ tree: HTMLTree) {
    for node in tree.nodes.indices where tree.tag(node) == .meta {
      guard let content = tree.attribute(.content, of: node)?.trimmed(), !content.isEmpty,
        content.utf8.count <= 10_000
      else { continue }
      for attribute: HTMLAttribute in [.property, .name, .itemprop] {
        // One element may carry several names, apart by blanks.
        for name in tree.attribute(attribute, of: node)?.split(separator: " ") ?? [] {
          metas[name.lowercased(), default: []].append(content)
        }
      }
    }
  }

  private func first(_ names: String...) -> String? {
    for name in names { if let value = metas[name]?.first { return value } }
    return nil
  }

  // MARK: places

  private static func base(_ tree: HTMLTree, _ base: String?) -> String? {
    guard let node = tree.first(.base), let written = tree.attribute(.href, of: node) else {
      return base
    }
    return WebAddress.link(written, base: base) ?? base
  }

  private static func canonical(_ tree: HTMLTree, base: String?) -> String? {
    for node in tree.nodes.indices where tree.tag(node) == .link {
      let rel = tree.attribute(.rel, of: node)?.lowercased()
      if rel == "canonical", let address = tree.address(.href, of: node, base: base) {
        return address
      }
    }
    return nil
  }

  private static func language(_ tree: HTMLTree) -> String? {
    guard let node = tree.first(.html) else { return nil }
    return tree.attribute(.lang, of: node) ?? tree.attribute(.xmlLang, of: node)
  }

  /// `en_US` and the like as BCP 47 writes it; nil for what is no tag.
  private static func tag(_ text: String) -> String? {
    let tag = text.trimmed().split(separator: ",").first.map { String($0) } ?? ""
    let parts = tag.split { $0 == "_" || $0 == "-" }
    guard let first = parts.first, (2...3).contains(first.count), tag.utf8.count <= 16,
      tag.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x5F || $0 > 0x2F && $0 < 0x7B })
    else { return nil }
    return ([first.lowercased()] + parts.dropFirst().map { String($0) }).joined(separator: "-")
  }

  // MARK: people, days, topics

  private mutating func readPeople(_ tree: HTMLTree, _ data: LinkedData) {
    var names = data.authors
    if names.isEmpty {
      for key in ["author", "article:author", "dc.creator", "parsely-author", "byl"] {
        names = metas[key] ?? []
        if !names.isEmpty { break }
      }
    }
    names = names.map { Self.withoutBy($0) }.filter {
      !$0.isEmpty && $0.utf8.count <= 200 && !WebAddress.isLink($0)
    }
    var seen: [String] = []
    for name in names where !seen.contains(name) { seen.append(name) }
    author = seen.isEmpty ? nil : seen.prefix(10).joined(separator: ", ")
    if author == nil { author = Self.byline(tree) }
  }

  /// The text of an element marked as the author's name.
  private static func byline(_ tree: HTMLTree) -> String? {
    for node in tree.nodes.indices.prefix(200_000) where tree.tag(node) != .text {
      let isAuthor =
        tree.attribute(.rel, of: node) == "author"
        || tree.attribute(.itemprop, of: node)?.hasPrefix("author") == true
      guard isAuthor, tree.nodes[node].end - Int32(node) < 64 else { continue }
      let name = withoutBy(tree.line(node))
      if name.hasWords, name.utf8.count <= 100 { return name }
    }
    return nil
  }

  private static func withoutBy(_ name: String) -> String {
    let text = name.trimmed()
    for word in ["by ", "von ", "par ", "por ", "di "] where text.lowercased().hasPrefix(word) {
      return text.dropFirst(word.count).trimmed()
    }
    return text
  }

  private mutating func readDates(_ tree: HTMLTree, _ data: LinkedData) {
    published =
      Self.time(data.published)
      ?? Self.time(
        first(
          "article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "date",
          "pubdate", "publishdate", "publish-date", "dc.date", "dc.date.issued",
          "dcterms.created", "dcterms.date", "og:published_time", "article.published",
          "cxenseparse:recs:publishtime", "citation_publication_date"))
      ?? Self.marked(tree, .published) ?? Self.onlyTime(tree)
    updated =
      Self.time(data.modified)
      ?? Self.time(
        first(
          "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
          "dcterms.modified", "dc.date.modified"))
      ?? Self.marked(tree, .updated)
    if updated == published { updated = nil }
  }

  private enum Mark { case published, updated }

  /// The day in an element with the `itemprop` of schema.org.
  private static func marked(_ tree: HTMLTree, _ mark: Mark) -> Timestamp? {
    let wanted = mark == .published ? "datepublished" : "datemodified"
    for node in tree.nodes.indices where tree.tag(node) != .text && tree.nodes[node].count > 0 {
      guard let name = tree.attribute(.itemprop, of: node)?.lowercased(), name == wanted else {
        continue
      }
      if let found = time(tree.attribute(.datetime, of: node) ?? tree.attribute(.content, of: node))
        ?? time(tree.line(node))
      {
        return found
      }
    }
    return nil
  }

  /// The first `time` element outside lists: those in lists are of other articles.
  private static func onlyTime(_ tree: HTMLTree) -> Timestamp? {
    var listEnd = 0
    for node in tree.nodes.indices {
      let tag = tree.tag(node)
      if tag == .ul || tag == .ol || tag == .aside || tag == .nav || tag == .footer {
        listEnd = max(listEnd, Int(tree.nodes[node].end))
      }
      guard tag == .time, node >= listEnd else { continue }
      if let found = time(tree.attribute(.datetime, of: node)) ?? time(tree.line(node)) {
        return found
      }
    }
    return nil
  }

  private static func time(_ text: String?) -> Timestamp? {
    guard let text = text?.trimmed(), text.utf8.count <= 100 else { return nil }
    if let time = Timestamp(rfc3339: text) { return time }
    // Without seconds it is no RFC 3339, but ISO 8601 still.
    if text.utf8.count == 16, let time = Timestamp(rfc3339: text + ":00Z") { return time }
    return Dates.leading(text)?.timestamp
  }

  private mutating func readTopics(_ data: LinkedData) {
    var all = (metas["article:tag"] ?? []) + (metas["article:section"] ?? [])
    if all.isEmpty { all = data.keywords }
    if all.isEmpty {
      all = (first("keywords", "news_keywords") ?? "").split(separator: ",").map { String($0) }
    }
    for topic in all.prefix(20).map({ $0.trimmed() }) {
      if !topic.isEmpty, topic.utf8.count <= 80, !topics.contains(topic) { topics.append(topic) }
    }
  }
}
