/// What an element of a feed says, whatever the format calls it.
enum FeedField {
  case title, mediaTitle, link, id, enclosure
  case published, updated, date, created
  case topic, topicList, language
  case content, summary, caption
  case personName, personMail, personPage

  /// The field of an element by its usual name; nil for one that says nothing we keep.
  static func named(_ name: String) -> FeedField? { table[name] }

  /// RSS, Atom, Dublin Core, content, iTunes and Media RSS.
  private static let table: [String: FeedField] = [
    "title": .title, "dc:title": .title, "media:title": .mediaTitle, "itunes:title": .mediaTitle,
    "link": .link, "guid": .id, "id": .id, "enclosure": .enclosure, "media:content": .enclosure,
    "pubdate": .published, "published": .published, "issued": .published,
    "dcterms:issued": .published, "updated": .updated, "modified": .updated,
    "lastbuilddate": .updated, "dcterms:modified": .updated, "dc:date": .date,
    "created": .created, "dcterms:created": .created,
    "category": .topic, "dc:subject": .topic, "keywords": .topic, "itunes:category": .topic,
    "media:category": .topic, "itunes:keywords": .topicList, "media:keywords": .topicList,
    "language": .language, "dc:language": .language,
    "content:encoded": .content, "content": .content, "body": .content, "xhtml:body": .content,
    "fullitem": .content, "description": .summary, "dc:description": .summary,
    "abstract": .summary, "summary": .summary, "itunes:summary": .summary,
    "itunes:subtitle": .caption, "media:description": .caption, "media:text": .caption,
  ]
}
