/// Finds the part of a page that is its article.
///
/// Paragraphs give points to the elements around them; the element with the most is the article,
/// together with those beside it that read alike. After Readability (Arc90, Mozilla).
struct ArticleFinder {
  /// What is taken for granted; given up step by step while too little text is found.
  struct Trust: OptionSet {
    let rawValue: Int
    static let names = Trust(rawValue: 1)
    static let weights = Trust(rawValue: 2)
    static let cleaning = Trust(rawValue: 4)
  }

  /// A shorter text is looked for again with less trust in names.
  static let enough = 500

  /// The element that holds the article.
  private(set) var root = 0
  /// The best part of it, where the article proper begins.
  private(set) var top = 0
  /// What in it is no part of the article.
  private(set) var out: [Bool]

  private let tree: HTMLTree
  private var names: [PageWords]
  /// Of the page, hidden or silent, whatever the names say.
  private let never: [Bool]

  /// The length of the article in characters.
  private(set) var length = -1

  init(_ tree: HTMLTree, never: [Bool], names: [PageWords]) {
    self.tree = tree
    self.never = never
    self.names = names
    out = never
    for trust: Trust in [[.names, .weights, .cleaning], [.weights, .cleaning], [.cleaning], []] {
      attempt(trust)
      if length >= Self.enough { return }
    }
  }

  private mutating func attempt(_ trust: Trust) {
    var out = never
    if trust.contains(.names) { leaveOutBeside(&out) }
    let measures = PageMeasures(tree, out: &out)
    let names = trust.contains(.weights) ? names : []
    let scores = ArticleScores(tree, measures, out: out, names: names)
    let top = scores.top()
    let root = scores.withSiblings(top, out: &out)
    var cleaning = ArticleCleaning(
      tree, out: out, names: names, isThorough: trust.contains(.cleaning))
    cleaning.clean(around: top)
    let found = Int(cleaning.measures[root].characters)
    guard found > length else { return }
    length = found
    self.root = root
    self.top = top
    self.out = cleaning.out
  }

  /// Elements named as something beside an article, but for those in tables and code.
  ///
  /// What holds the headline and most of the page is a frame with such a part: `with-sidebar`.
  private func leaveOutBeside(_ out: inout [Bool]) {
    let headline = tree.first(.h1) ?? 0
    var node = 0
    var tableEnd = 0
    while node < tree.nodes.count {
      let tag = tree.tag(node)
      if out[node] {
        node = Int(tree.nodes[node].end)
        continue
      }
      if tag == .table || tag == .code || tag == .pre {
        tableEnd = max(tableEnd, Int(tree.nodes[node].end))
      }
      if names[node].isBeside, node >= tableEnd, tag != .body, tag != .html, tag != .a,
        !(HTMLPage.isFrame(tree, node) && tree.range(of: node).contains(headline))
      {
        out[node] = true
      }
      node += 1
    }
  }
}
