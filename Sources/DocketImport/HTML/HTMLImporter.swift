internal import DocketModel

/// Reads a web page as one briefing: the article in it, without the page around it.
func readHTML(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  let tree = try HTMLTree(bytes)
  let facts = PageFacts(tree, base: options.base)
  let page = HTMLPage(tree, facts, today: options.today)
  let result = SectionBuilder(page.pieces).result(under: page.title)
  guard page.pieces.contains(where: \.hasWords) else { throw .noBriefing }
  let title =
    page.title ?? BriefingTitle.cut(BriefingTitle.made(from: result.sections, path: options.path))
  guard !title.isEmpty else { throw .noBriefing }
  var briefing = Briefing(
    title: title, link: facts.link ?? options.base.flatMap { WebAddress.link($0, base: nil) },
    author: facts.author ?? page.dateline.author,
    published: facts.published ?? page.dateline.published,
    updated: facts.updated ?? page.dateline.updated, language: facts.language,
    topics: facts.topics.isEmpty ? page.dateline.topics : facts.topics,
    summary: facts.description, sections: result.sections, actions: result.actions,
    related: page.related + result.related, links: page.links,
    source: Source(name: facts.siteName ?? page.dateline.source, path: options.path))
  let addresses = Dictionary(page.links.map { ($0.text, $0.url) }) { first, _ in first }
  for index in briefing.related.indices where briefing.related[index].link == nil {
    briefing.related[index].link = addresses[briefing.related[index].title]
  }
  guard briefing.text.utf8.count <= textSizeLimit else {
    throw .tooLarge(size: briefing.text.utf8.count, limit: textSizeLimit)
  }
  let stated = StatedFacts(tree)
  briefing.severity = stated.severity
  briefing.cves = stated.identifiers.cves
  briefing.identifiers = stated.identifiers.others
  briefing.published = briefing.published ?? stated.dateline.published
  briefing.updated = briefing.updated ?? stated.dateline.updated
  briefing.addFindings()
  return Document(
    format: .html, title: title, link: briefing.link, briefings: [briefing],
    feeds: PageFeeds.of(tree, base: facts.base), leftOut: page.leftOut)
}

extension Piece {
  fileprivate var hasWords: Bool {
    switch self {
    case .heading(let text, _): text.hasWords
    case .block(let block, _): block.text.hasWords
    }
  }
}
