internal import DocketModel

/// A web page taken apart: the pieces of its article, and what was left out.
struct HTMLPage {
  private(set) var pieces: [Piece] = []
  private(set) var links: [Link] = []
  private(set) var related: [Related] = []
  private(set) var title: String?
  private(set) var dateline = Dateline()
  private(set) var leftOut: [LeftOut] = []

  init(_ tree: HTMLTree, _ facts: PageFacts, today: Day?) {
    let names = Self.names(tree)
    var never = Self.never(tree, names, isTrusting: true)
    var finder = ArticleFinder(tree, never: never, names: names)
    if finder.length < ArticleFinder.enough / 2 {
      // Some pages hide their article until a script has run, or show it only without scripts.
      never = Self.never(tree, names, isTrusting: false)
      let other = ArticleFinder(tree, never: never, names: names)
      if other.length > finder.length * 2 { finder = other }
    }
    title = PageTitle.find(tree, facts, never: never)
    leftOut = PageParts.leftOut(tree, finder)
    let first = StandFirst(
      tree, title: title, never: never, names: names, finder, today: today)
    dateline.merge(first.dateline)
    for node in first.blocks + [finder.root] {
      let found = HTMLPieces(tree, node, base: facts.base) { finder.out[$0] && $0 != node }
      pieces += found.writer.pieces
      links += found.writer.links.all
    }
    readPlainText()
    dropTitle()
    dateline.takeHead(of: &pieces, today: today, leftOut: &leftOut)
    let rest = PageLeftovers(pieces, links: links)
    pieces = rest.pieces
    related = rest.related
    leftOut += rest.leftOut
    readTail()
    title = BriefingTitle.cut(title, keepingWholeIn: &pieces)
  }

  /// What is no text of an article wherever it stands: silent, hidden or named so.
  ///
  /// Unless the page is trusted, elements that are articles by themselves are not hidden.
  static func never(_ tree: HTMLTree, _ names: [PageWords], isTrusting: Bool) -> [Bool] {
    tree.nodes.indices.map { node in
      let tag = tree.tag(node)
      switch tag {
      case .text, .html, .body: return false
      case .main, .article: return isTrusting && tree.isHidden(node)
      case .noscript: return isTrusting
      default: break
      }
      if tag.isSilent || names[node].isPage && !isFrame(tree, node) { return true }
      guard tree.isHidden(node) else { return false }
      return isTrusting || tree.attribute(.itemprop, of: node) != "articleBody"
    }
  }

  /// Whether it holds more than half of the page: then its name tells of a part of it.
  static func isFrame(_ tree: HTMLTree, _ node: Int) -> Bool {
    tree.range(of: node).count * 2 > tree.nodes.count
  }

  /// What the names of each element say; most pages use few names many times.
  static func names(_ tree: HTMLTree) -> [PageWords] {
    var known: [String: PageWords] = [:]
    return tree.nodes.indices.map { node in
      guard tree.tag(node) != .text, tree.nodes[node].count > 0 else { return PageWords() }
      let (name, id) = (tree.attribute(.class, of: node), tree.attribute(.id, of: node))
      if name == nil && id == nil { return PageWords() }
      let key = (name ?? "") + "\u{0}" + (id ?? "")
      if let words = known[key] { return words }
      let words = PageWords(class: name, id: id)
      known[key] = words
      return words
    }
  }

  /// The headline stands above the text of most articles; the briefing has it already.
  private mutating func dropTitle() {
    guard let title = title?.comparable else { return }
    for (index, piece) in pieces.prefix(6).enumerated() {
      guard case .heading(let text, _) = piece, text.comparable == title else { continue }
      leftOut.append(LeftOut(.repeatedTitle, text))
      pieces.remove(at: index)
      return
    }
  }

  /// A page that is one preformatted text is read as the plain text it is.
  private mutating func readPlainText() {
    let sizes = pieces.map { piece in
      if case .block(let block, _) = piece { block.text.utf8.count } else { 0 }
    }
    guard let largest = sizes.indices.max(by: { sizes[$0] < sizes[$1] }),
      sizes[largest] * 4 > sizes.reduce(0, +) * 3, sizes[largest] > 500,
      case .block(.code(let text, nil), _) = pieces[largest]
    else { return }
    let plain = TextPieces(TextLine.lines(of: Array(text.utf8))).pieces
    pieces.replaceSubrange(largest...largest, with: plain)
  }

  /// The lines at the end that file the article: its topics, people and days.
  private mutating func readTail() {
    for _ in 0..<3 {
      guard pieces.count > 1, case .block(.paragraph(let text), _)? = pieces.last,
        let line = Dateline(text), !line.isLoose
      else { break }
      dateline.merge(line)
      leftOut.append(LeftOut(.dateline, text))
      pieces.removeLast()
    }
    guard pieces.count > 1, case .block(.paragraph(let text), _)? = pieces.last,
      let topic = Footer.topic(of: text)
    else { return }
    if !topic.isEmpty { dateline.topics.append(topic) }
    leftOut.append(LeftOut(.footer, text))
    pieces.removeLast()
  }
}
