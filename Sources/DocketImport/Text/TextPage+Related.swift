internal import DocketModel

/// Blocks of headlines and teasers that point to other texts.
extension TextPage {
  /// The lines of one block, and the line of the body that stands in its place.
  struct CutBlock {
    var lines: [String]
    var place: Int
  }

  /// Cuts the blocks out; their lines are judged once the title is known.
  func cutRelated(_ lines: [TextLine]) -> (body: [TextLine], blocks: [CutBlock]) {
    var body: [TextLine] = []
    var blocks: [CutBlock] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.text == Self.cut {
        body.append(TextLine(text: ""))
        continue
      }
      guard Self.opensRelated(line.text) else {
        body.append(line)
        continue
      }
      let end = Self.relatedEnd(lines, from: index)
      let taken = lines[index..<end].filter { !$0.isBlank && $0.text != Self.cut }
      guard !taken.isEmpty else {
        body.append(line)
        continue
      }
      // The block is a break between paragraphs, and may give back a text of the article.
      body += [TextLine(text: ""), TextLine(text: ""), TextLine(text: "")]
      blocks.append(CutBlock(lines: taken.map(\.text), place: body.count - 2))
      index = end
    }
    return (body, blocks)
  }

  private static func opensRelated(_ line: String) -> Bool {
    !line.isEmpty && HeadingSynonyms.meaning(ofLine: line) == .related
      && ListMarker(line)?.isNumbered != true
  }

  /// Where a block of headlines and teasers stops: at a line of the page, at a known heading, or
  /// where a paragraph of the article follows.
  private static func relatedEnd(_ lines: [TextLine], from start: Int) -> Int {
    var index = start
    var headline: Int?
    var hasTeaser = true
    var teasersAreCut = true
    var count = 0
    while index < lines.count, count < 60 {
      let text = lines[index].text
      if text.isEmpty {
        index += 1
        continue
      }
      if text == cut { return index }
      if HeadingSynonyms.meaning(ofLine: text) != nil, !isFollowedByTeaser(lines, index) {
        return index
      }
      count += 1
      if RelatedBlock.isTeaser(text) {
        let isLong = text.utf8.count > 160 && !text.endsWithEllipsis
        let isNew = teasersAreCut && count > 2 && !text.endsWithEllipsis
        // Two texts in a row, or the first one that is not cut off: the article has begun.
        if hasTeaser || (isLong && isNew) { return hasTeaser ? index : headline ?? index }
        hasTeaser = true
        if !text.endsWithEllipsis { teasersAreCut = false }
      } else {
        headline = index
        hasTeaser = false
      }
      index += 1
    }
    return index
  }

  /// Whether the next line is cut off: then this one is a headline, whatever it says.
  private static func isFollowedByTeaser(_ lines: [TextLine], _ index: Int) -> Bool {
    let next = lines[(index + 1)...].prefix(3).first { !$0.isBlank }
    return next.map { $0.text.endsWithEllipsis } ?? false
  }

  /// Takes the article's own entry out of the related texts and keeps the others, each once.
  mutating func settleRelated(_ blocks: [CutBlock]) {
    let own = title?.comparable
    var seen: Set<Related> = []
    for block in blocks {
      for entry in entries(of: block) {
        if entry.title.comparable == own {
          leaveOutOwn(entry, block.place)
        } else if seen.insert(entry).inserted {
          related.append(entry)
        }
      }
    }
  }

  private mutating func entries(of block: CutBlock) -> [Related] {
    var entries: [Related] = []
    for line in block.lines {
      if line.utf8.count <= 120, !line.endsWithEllipsis, Dateline(line, today: today) != nil {
        leftOut.append(LeftOut(.dateline, line))
        continue
      }
      let bare = ListMarker(line).map { $0.rest(of: line) } ?? line
      RelatedBlock.add(bare, to: &entries)
    }
    return entries
  }

  private mutating func leaveOutOwn(_ entry: Related, _ place: Int) {
    leftOut.append(LeftOut(.ownEntry, entry.title))
    guard let excerpt = entry.excerpt else { return }
    if excerpt.endsWithEllipsis || !body[place].isBlank {
      leftOut.append(LeftOut(.ownEntry, excerpt))
    } else {
      // A text that is not cut off is the first paragraph of the article.
      body[place].text = excerpt
    }
  }
}
