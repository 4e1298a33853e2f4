internal import DocketModel

/// JSON Feed 1.0 and 1.1 (jsonfeed.org).
struct JSONFeed {
  private(set) var feed = FeedFacts()
  private(set) var entries: [FeedFacts] = []

  /// Reads it; members of a wrong type count as absent.
  init(_ root: JSON, base: String?) throws(ImportError) {
    guard root["version"]?.string?.contains("jsonfeed.org") == true,
      let items = root["items"]?.array
    else { throw .malformed(line: nil) }
    guard items.count <= FeedReader.entryLimit else { throw .overLimit(.briefings) }
    feed.title = Self.plain(root["title"], base)
    feed.link = Self.text(root["home_page_url"])
    feed.language = Self.text(root["language"])
    feed.authors = Self.authors(root)
    for item in items where item.members != nil {
      entries.append(Self.entry(item, base: base ?? feed.link))
    }
  }

  private static func entry(_ item: JSON, base: String?) -> FeedFacts {
    var facts = FeedFacts()
    facts.id = text(item["id"])
    facts.link = (text(item["url"]) ?? text(item["external_url"]))
      .map { RelativeAddress.resolved($0, from: base) }
    facts.title = plain(item["title"], base)
    if let html = item["content_html"]?.string {
      facts.contents.append(FeedText(kind: .html, value: html, base: base))
    } else if let content = plain(item["content_text"], base) {
      facts.contents.append(content)
    }
    if let summary = plain(item["summary"], base) { facts.summaries.append(summary) }
    facts.published = text(item["date_published"])
    facts.updated = text(item["date_modified"])
    facts.language = text(item["language"])
    facts.authors = authors(item)
    for tag in item["tags"]?.array ?? [] { if let tag = text(tag) { facts.add(topic: tag) } }
    for file in item["attachments"]?.array?.prefix(100) ?? [] {
      if let address = text(file["url"]) {
        facts.enclosures.append(RelativeAddress.resolved(address, from: base))
      }
    }
    return facts
  }

  private static func plain(_ value: JSON?, _ base: String?) -> FeedText? {
    guard let text = value?.string, !text.isEmpty else { return nil }
    return FeedText(kind: .plain, value: text, base: base)
  }

  /// `authors` of version 1.1, `author` of 1.0.
  private static func authors(_ value: JSON) -> [FeedPerson] {
    let listed = value["authors"]?.array ?? value["author"].map { [$0] } ?? []
    return listed.prefix(100).compactMap { author in
      text(author["name"]).map { FeedPerson(name: $0) }
    }
  }

  /// The text without control characters; nil for blanks and for anything else.
  ///
  /// Ids are numbers in many feeds; the specification says to read them as text.
  private static func text(_ value: JSON?) -> String? {
    switch value {
    case .string: value?.cleanText
    case .integer(let number): String(number)
    case .number(let number): String(number)
    default: nil
    }
  }
}
