internal import DocketModel

/// Reads a Markdown text with or without front matter as one briefing.
///
/// Where the Markdown library gives up, the text is read as plain text, with a note.
func readMarkdown(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  let front = FrontMatter(bytes)
  let text = TemplateTags.fenced(bytes[(front?.end ?? 0)...])
  guard let reader = MarkdownReader(text) else {
    var document = try readText(bytes, options: options)
    document.note = .readAsText
    return document
  }
  if let document = try textInCode(reader.pieces, front: front, options: options) {
    return document
  }
  let page = MarkdownPage(reader.pieces, front: front, today: options.today)
  let versions = front.flatMap { StatedVersions($0) }
  let result = SectionBuilder(page.pieces).result(
    under: page.title, isAskedForElsewhere: versions?.tellsAll == true)
  let title =
    page.title ?? BriefingTitle.cut(BriefingTitle.made(from: result.sections, path: options.path))
  guard !title.isEmpty else { throw .noBriefing }
  var briefing = page.facts.briefing(title: title, front, path: options.path)
  briefing.sections = result.sections
  briefing.actions = result.actions
  versions?.add(to: &briefing)
  let addresses = Dictionary(reader.links.all.map { ($0.text, $0.url) }) { first, _ in first }
  briefing.related = result.related.map { entry in
    var entry = entry
    entry.link = entry.link ?? addresses[entry.title]
    return entry
  }
  briefing.links = reader.links.all
  briefing.addFindings()
  return Document(format: .markdown, title: title, briefings: [briefing], leftOut: page.leftOut)
}

/// A document that is one block of code below its headlines, a mail that somebody filed: plain text.
private func textInCode(
  _ pieces: [Piece], front: FrontMatter?, options: ImportOptions
) throws(ImportError) -> Document? {
  guard case .block(.code(let code, let language), _) = pieces.last, language?.isEmpty != false,
    pieces.count <= 3, code.firstRange(ofText: "\n\n") != nil, code.utf8.count >= 400
  else { return nil }
  var text = ""
  for piece in pieces.dropLast() {
    guard case .heading(let heading, _) = piece else { return nil }
    text += heading + "\n\n"
  }
  var document = try readText(Array((text + code).utf8), options: options)
  document.format = .markdown
  guard let front, let read = document.briefings.first else { return document }
  var facts = Dateline()
  (facts.author, facts.link, facts.topics) = (read.author, read.link, read.topics)
  (facts.published, facts.updated) = (read.published, read.updated)
  var briefing = facts.briefing(title: read.title, front, path: options.path)
  briefing.sections = read.sections
  briefing.actions = read.actions
  briefing.related = read.related
  briefing.links = read.links
  briefing.addFindings()
  document.briefings = [briefing]
  return document
}

/// The pieces of a Markdown text, with title, dateline and footer taken out.
struct MarkdownPage {
  private(set) var pieces: [Piece]
  private(set) var title: String?
  private(set) var facts = Dateline()
  private(set) var leftOut: [LeftOut] = []

  init(_ pieces: [Piece], front: FrontMatter?, today: Day?) {
    self.pieces = pieces.map { piece in
      guard case .heading(let text, let level) = piece else { return piece }
      return .heading(TemplateTags.withoutAttributes(text), level: level)
    }
    title = front?.first("title", "headline", "name").map {
      FeedText(kind: .unknown, value: $0).line
    }
    findTitle()
    if let front, front.isBare { keep(front) }
    takeTemplateTags()
    facts.takeHead(of: &self.pieces, today: today, leftOut: &leftOut)
    facts.takeStatedDays(near: self.pieces, today: today)
    readTail()
    title = BriefingTitle.cut(title, keepingWholeIn: &self.pieces)
  }

  /// The first heading, if nothing but a dateline is before it; the same as the title of the front
  /// matter goes too.
  private mutating func findTitle() {
    for (index, piece) in pieces.prefix(3).enumerated() {
      guard case .heading(let text, let level) = piece else { continue }
      let isKnown = HeadingSynonyms.meaning(of: text) != nil
      if let title {
        if title.comparable == text.comparable {
          leftOut.append(LeftOut(.repeatedTitle, text))
          pieces.remove(at: index)
        }
        return
      }
      guard !isKnown, !text.isNumbering, level == 1 || index == 0 else { return }
      title = text
      pieces.remove(at: index)
      return
    }
    guard title == nil else { return }
    // A document whose only first-level heading comes after an introduction.
    let tops = pieces.indices.filter { if case .heading(_, 1) = pieces[$0] { true } else { false } }
    if tops.count == 1, case .heading(let text, _) = pieces[tops[0]],
      HeadingSynonyms.meaning(of: text) == nil, !text.isNumbering
    {
      title = text
      if tops[0] == 0 { pieces.remove(at: 0) }
    }
  }

  /// Facts that no fence sets apart are text, but for those that a briefing has a place for.
  private mutating func keep(_ front: FrontMatter) {
    let known = [
      "title", "date", "published", "updated", "modified", "author", "authors", "severity", "url",
      "link", "id", "slug", "category", "categories", "tags", "keywords", "topics", "summary",
      "description", "language", "lang",
    ]
    let lines = front.fields.filter { !known.contains($0.key) && !$0.values.isEmpty }
      .map { $0.key + ": " + $0.values.joined(separator: ", ") }
    if !lines.isEmpty { pieces.insert(.paragraph(lines.joined(separator: "\n")), at: 0) }
  }

  /// Tags for the program that makes a page of the text are no text.
  private mutating func takeTemplateTags() {
    pieces = pieces.filter { piece in
      guard case .block(.paragraph(let text), _) = piece, TemplateTags.isAll(text) else {
        return true
      }
      leftOut.append(LeftOut(.template, text))
      return false
    }
  }

  private mutating func readTail() {
    guard let last = pieces.indices.last, case .block(.paragraph(let text), _) = pieces[last],
      let topic = Footer.topic(of: text)
    else { return }
    if !topic.isEmpty { facts.topics.append(topic) }
    leftOut.append(LeftOut(.footer, text))
    pieces.removeLast()
  }
}

extension Dateline {
  /// A briefing with the facts of its front matter, and of its dateline where that is silent.
  fileprivate func briefing(title: String, _ front: FrontMatter?, path: String?) -> Briefing {
    var briefing = Briefing(
      title: title, link: link, author: author, published: published, updated: updated,
      topics: topics, source: Source(name: source, path: path))
    guard let front else { return briefing }
    briefing.link =
      front.first("url", "link", "permalink", "canonical", "canonical_url").flatMap {
        WebAddress.isLink($0) ? $0 : nil
      } ?? link
    briefing.guid = front.first("guid", "id", "uuid")
    let authors = front.values("author", "authors", "by", "creator")
    if !authors.isEmpty { briefing.author = authors.joined(separator: ", ") }
    briefing.published =
      Self.time(front.first("date", "published", "pubdate", "publishdate", "created", "announced"))
      ?? published
    briefing.updated =
      Self.time(
        front.first(
          "updated", "lastmod", "modified", "last_modified", "last_updated", "updatedon",
          "updated_on", "updatedat", "updated_at", "last_modified_at"))
      ?? updated
    briefing.language = front.first("language", "lang", "locale")
    for key in ["topics", "topic", "category", "categories", "tags", "keywords"] {
      for topic in front.values(key) where !briefing.topics.contains(topic) {
        briefing.topics.append(topic)
      }
    }
    briefing.severity = Self.severity(of: front)
    briefing.isExploited = front.first("exploited", "kev").map(Self.isYes) ?? false
    briefing.summary = front.first("summary", "description", "excerpt", "abstract")
    briefing.source.name = front.first("source", "publisher", "site") ?? source
    let names = Identifiers(
      in: front.values("id", "guid") + front.values("aliases", "alias")
        + front.values("cve", "cves"))
    briefing.cves = names.cves
    briefing.identifiers = names.others
    return briefing
  }

  private static func time(_ text: String?) -> Timestamp? {
    text.flatMap { Dates.leading($0)?.timestamp }
  }

  private static func isYes(_ text: String) -> Bool {
    ["true", "yes", "1"].contains(text.lowercased())
  }

  /// The word of the source, else the rating of its score, else that of its vector, as in OSV.
  private static func severity(of front: FrontMatter) -> Severity? {
    let impact = front.first("impact", "criticality").flatMap { $0.wordCount == 1 ? $0 : nil }
    if let word = front.first("severity", "risk") ?? impact,
      let found = StatedSeverity.find(in: ["Severity: " + word])
    {
      return found
    }
    for value in front.values("cvss", "cvss_score", "affected.cvss") {
      let score = Double(value).map { JSON.number($0) }
      if let tenths = CVSSScore.tenths(of: score) ?? CVSSScore.tenths(of: value) {
        return CVSSScore.severity(tenths: tenths)
      }
    }
    return nil
  }
}
