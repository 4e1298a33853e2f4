internal import DocketModel

/// The paragraphs between the headline and the article: publishers set the first ones apart.
struct StandFirst {
  /// The blocks of text there that the article does not hold; three at most.
  private(set) var blocks: [Int] = []
  /// What the lines there say of people and days.
  private(set) var dateline = Dateline()

  init(
    _ tree: HTMLTree, title: String?, never: [Bool], names: [PageWords], _ article: ArticleFinder,
    today: Day?
  ) {
    guard let start = Self.headlineEnd(tree, title: title, before: article.top, never) else {
      return
    }
    var out = never
    let measures = PageMeasures(tree, out: &out)
    var node = start
    while node < article.top {
      let tag = tree.tag(node)
      let end = Int(tree.nodes[node].end)
      switch tag {
      case .nav, .aside, .footer, .form, .ul, .ol, .table, .figure, .blockquote, .pre:
        node = end
        continue
      default: break
      }
      if never[node] || names[node].isBeside {
        node = end
        continue
      }
      if tag.isBlock, end <= article.top, Self.isParagraph(tree, node, measures[node], out) {
        if blocks.count < 3, !Self.isShown(node, tree, article) { blocks.append(node) }
        node = end
        continue
      }
      if tag.isBlock, measures[node].characters <= 200, end <= article.top,
        let line = Dateline(tree.line(node), today: today)
      {
        dateline.merge(line)
        node = end
        continue
      }
      node += 1
    }
  }

  private static func headlineEnd(
    _ tree: HTMLTree, title: String?, before top: Int, _ never: [Bool]
  ) -> Int? {
    let title = title?.comparable ?? ""
    var first: Int?
    for node in (0..<top).reversed() where !never[node] {
      guard tree.tag(node) == .h1 || tree.tag(node) == .h2 else { continue }
      if tree.line(node).comparable == title { return Int(tree.nodes[node].end) }
      if first == nil, tree.tag(node) == .h1 { first = Int(tree.nodes[node].end) }
    }
    return first
  }

  /// Prose of some length without blocks or many links in it.
  private static func isParagraph(
    _ tree: HTMLTree, _ node: Int, _ measure: PageMeasure, _ out: [Bool]
  ) -> Bool {
    guard measure.characters >= 60, measure.characters <= 2_000, measure.linkDensity < 0.2 else {
      return false
    }
    for inside in tree.range(of: node).dropFirst() where tree.tag(inside).isBlock && !out[inside] {
      return false
    }
    let text = tree.line(node)
    return text.endsSentence && Dateline(text) == nil
  }

  private static func isShown(_ node: Int, _ tree: HTMLTree, _ article: ArticleFinder) -> Bool {
    var next: Int? = node
    while let place = next {
      if place == article.root { return true }
      if article.out[place] { return false }
      next = tree.parent(place)
    }
    return false
  }
}
