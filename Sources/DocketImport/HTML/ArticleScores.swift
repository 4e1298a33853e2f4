/// The points of the elements of a page, after Readability (Arc90, Mozilla).
struct ArticleScores {
  private let tree: HTMLTree
  private let measures: PageMeasures
  private let names: [PageWords]
  /// NaN for an element that no paragraph gave points to.
  private var points: [Double]
  private let isOut: [Bool]

  init(_ tree: HTMLTree, _ measures: PageMeasures, out: [Bool], names: [PageWords]) {
    self.tree = tree
    self.measures = measures
    self.names = names
    isOut = out
    points = [Double](repeating: .nan, count: tree.nodes.count)
    addParagraphs()
    for node in points.indices where !points[node].isNaN {
      points[node] *= 1 - measures[node].linkDensity
    }
  }

  // MARK: points

  /// A run of text inside one block, up to the next block or empty line.
  private struct Run {
    var host = 0
    var characters: Int32 = 0
    var linked: Int32 = 0
    var commas: Int32 = 0
    var breaks = 0
  }

  private mutating func addParagraphs() {
    var run = Run()
    var open: [(node: Int, end: Int)] = []
    var linkEnd = 0
    var node = 0
    while node < tree.nodes.count {
      while let last = open.last, last.end <= node {
        open.removeLast()
        add(run)
        run = Run(host: open.last?.node ?? 0)
      }
      let end = Int(tree.nodes[node].end)
      let tag = tree.tag(node)
      if isOut[node] {
        node = end
        continue
      }
      if tag == .text {
        run.characters += measures[node].characters
        run.commas += measures[node].commas
        if node < linkEnd { run.linked += measures[node].characters }
        if measures[node].characters > 0 { run.breaks = 0 }
      } else if tag == .a {
        linkEnd = end
      } else if tag == .br {
        run.breaks += 1
        if run.breaks == 2 {
          add(run)
          run = Run(host: run.host)
        }
      } else if tag.isBlock {
        add(run)
        run = Run(host: node)
        open.append((node, end))
      }
      node += 1
    }
    add(run)
  }

  private mutating func add(_ run: Run) {
    guard run.characters >= 25 else { return }
    let host = run.host
    let first: Int?
    switch tree.tag(host) {
    case .p, .td, .pre, .h2, .h3, .h4, .h5, .h6: first = tree.parent(host)
    case .li, .dt, .dd, .h1, .figcaption, .th, .caption: return
    default: first = hasBlocks(host) ? host : tree.parent(host)
    }
    // A paragraph of names and links is none of prose.
    let prose = 1 - Double(run.linked) / Double(run.characters)
    let score = (2 + Double(run.commas) + Double(min(run.characters / 100, 3))) * prose
    var ancestor = first
    for level in 0..<5 {
      guard let node = ancestor, node > 0 else { return }
      if points[node].isNaN { points[node] = start(node) }
      points[node] += score / (level == 0 ? 1 : level == 1 ? 2 : Double(level * 3))
      ancestor = tree.parent(node)
    }
  }

  /// Whether blocks stand in it, so that its own text is only one of its paragraphs.
  private func hasBlocks(_ node: Int) -> Bool {
    var child = node + 1
    let end = Int(tree.nodes[node].end)
    // Far in, a look at the first elements decides.
    var steps = 0
    while child < end, steps < 64 {
      if tree.tag(child).isBlock, !isOut[child] { return true }
      child += 1
      steps += 1
    }
    return false
  }

  private func start(_ node: Int) -> Double {
    let tag: Double =
      switch tree.tag(node) {
      case .div, .article, .main: 5
      case .pre, .td, .blockquote: 3
      case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: -3
      case .h1, .h2, .h3, .h4, .h5, .h6, .th: -5
      default: 0
      }
    return tag + Double(names.isEmpty ? 0 : names[node].weight)
  }

  // MARK: the best

  /// The element that holds the article; the body where nothing has points.
  func top() -> Int {
    var best: [Int] = []
    for node in points.indices where !points[node].isNaN && !isOut[node] {
      guard best.count < 5 || points[node] > points[best[best.count - 1]] else { continue }
      let place = best.firstIndex { points[$0] < points[node] } ?? best.count
      best.insert(node, at: place)
      if best.count > 5 { best.removeLast() }
    }
    guard var top = best.first else { return tree.first(.body) ?? 0 }
    if let shared = sharedAncestor(best) ?? ancestorOfParts(top) { top = shared }
    top = climbed(from: top)
    // Where the publisher says which element is the text, it is that one.
    if let body = ([top] + ancestors(top)).first(where: { isBody($0) }) { return body }
    // An only child says no more than its parent, and the parent may have siblings to look at.
    while let parent = tree.parent(top), tree.tag(parent) != .body, parent > 0,
      elementChildren(parent) == 1
    {
      top = parent
    }
    return top
  }

  /// The element around those named as the best one is and not much poorer: one text in sections.
  private func ancestorOfParts(_ top: Int) -> Int? {
    guard let name = tree.attribute(.class, of: top), !name.isEmpty else { return nil }
    var shared: [Int]?
    var parts = 0
    for node in points.indices
    where node != top && parts < 100 && !isOut[node] && points[node] > points[top] * 0.3 {
      guard tree.attribute(.class, of: node) == name else { continue }
      parts += 1
      let around = Set(ancestors(node))
      shared = (shared ?? ancestors(top)).filter { around.contains($0) }
    }
    guard let node = shared?.first, tree.tag(node) != .body, tree.tag(node) != .html else {
      return nil
    }
    return node
  }

  private func isBody(_ node: Int) -> Bool {
    if tree.attribute(.itemprop, of: node) == "articleBody" { return true }
    return !names.isEmpty && names[node].isBody && tree.tag(node).isBlock && tree.tag(node) != .body
  }

  /// The element around several that are nearly as good as the best: an article in parts.
  private func sharedAncestor(_ best: [Int]) -> Int? {
    let top = best[0]
    let others = best.dropFirst().filter { points[$0] / points[top] >= 0.75 }.map { ancestors($0) }
    guard others.count >= 3 else { return nil }
    for node in ancestors(top) where tree.tag(node) != .body && tree.tag(node) != .html {
      if others.count(where: { $0.contains(node) }) >= 3 { return node }
    }
    return nil
  }

  private func ancestors(_ node: Int) -> [Int] {
    var found: [Int] = []
    var next = tree.parent(node)
    while let node = next, node > 0 {
      found.append(node)
      next = tree.parent(node)
    }
    return found
  }

  /// Goes up while the points fall slowly: text beside the best element counts there too.
  private func climbed(from top: Int) -> Int {
    var last = points[top].isNaN ? 0 : points[top]
    let least = last / 3
    var next = tree.parent(top)
    while let node = next, node > 0, tree.tag(node) != .body, tree.tag(node) != .html {
      next = tree.parent(node)
      guard !points[node].isNaN else { continue }
      if points[node] < least { break }
      if points[node] > last { return node }
      last = points[node]
    }
    return top
  }

  private func elementChildren(_ node: Int) -> Int {
    var count = 0
    var child = node + 1
    while child < Int(tree.nodes[node].end), count < 2 {
      if tree.tag(child) != .text, !isOut[child] { count += 1 }
      child = Int(tree.nodes[child].end)
    }
    return count
  }

  // MARK: beside the best

  /// The parent of the best element, with those beside it out that do not read like the article.
  func withSiblings(_ top: Int, out: inout [Bool]) -> Int {
    guard let parent = tree.parent(top), parent > 0, tree.tag(top) != .body else { return top }
    let best = points[top].isNaN ? 0 : points[top]
    let least = max(10, best * 0.2)
    let name = tree.attribute(.class, of: top) ?? ""
    var isFollowed = false
    for child in tree.children(parent).reversed() where !out[child] {
      let tag = tree.tag(child)
      if tag.headingLevel != nil, child != top {
        // A heading goes with what stands under it.
        if !isFollowed { out[child] = true }
        continue
      }
      let isKept = child == top || belongs(child, least: least, best: best, name: name)
      if !isKept { out[child] = true }
      if measures[child].characters > 0 { isFollowed = isKept }
    }
    return parent
  }

  private func belongs(_ node: Int, least: Double, best: Double, name: String) -> Bool {
    if tree.tag(node) == .text { return measures[node].characters > 80 }
    var score = points[node].isNaN ? 0 : points[node]
    if !name.isEmpty, tree.attribute(.class, of: node) == name { score += best * 0.2 }
    if !points[node].isNaN, score >= least { return true }
    guard tree.tag(node) == .p || (tree.tag(node) == .div && !hasBlocks(node)) else { return false }
    let measure = measures[node]
    if measure.characters > 80 { return measure.linkDensity < 0.25 }
    return measure.characters > 0 && measure.linked == 0 && tree.line(node).endsSentence
  }
}
