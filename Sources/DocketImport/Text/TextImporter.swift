internal import DocketModel

/// Reads pasted text: the page around the article is left out, the rest becomes one briefing.
func readText(_ bytes: [UInt8], options: ImportOptions) throws(ImportError) -> Document {
  let page = TextPage(TextLine.lines(of: bytes), today: options.today)
  var pieces = TextPieces(page.body).pieces
  let headline = BriefingTitle.cut(page.title, keepingWholeIn: &pieces)
  var result = SectionBuilder(pieces).result(under: headline)
  guard !result.sections.isEmpty || headline != nil else { throw .noBriefing }
  let title =
    headline ?? BriefingTitle.cut(BriefingTitle.made(from: result.sections, path: options.path))
  guard !title.isEmpty else { throw .noBriefing }
  if result.sections.allSatisfy({ $0.blocks.isEmpty }), result.sections.count == 1,
    result.sections[0].heading.isEmpty
  {
    result.sections = []
  }
  var briefing = Briefing(
    title: title, link: page.facts.link, author: page.facts.author, published: page.facts.published,
    updated: page.facts.updated, topics: page.facts.topics, sections: result.sections,
    actions: result.actions, related: page.related + result.related,
    source: Source(name: page.facts.source, path: options.path))
  briefing.addFindings()
  briefing.links = WebAddress.links(in: briefing.sections.lazy.map(\.text))
  return Document(format: .text, title: title, briefings: [briefing], leftOut: page.leftOut)
}
