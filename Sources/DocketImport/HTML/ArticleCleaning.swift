/// Takes out of an article the boxes of links, forms and lists of other articles inside it.
///
/// After Readability (Arc90, Mozilla).
struct ArticleCleaning {
  private(set) var out: [Bool]
  private(set) var measures: PageMeasures

  private let tree: HTMLTree
  private let names: [PageWords]
  private let isThorough: Bool
  /// The nodes in tables of data and in code, which stay as they are.
  private var isKept: [Bool]

  init(_ tree: HTMLTree, out: [Bool], names: [PageWords], isThorough: Bool) {
    self.tree = tree
    self.names = names
    self.isThorough = isThorough
    var out = out
    isKept = [Bool](repeating: false, count: tree.nodes.count)
    measures = PageMeasures(tree, out: &out)
    self.out = out
  }

  /// Takes the clutter out; the best element and those around it stay whatever they look like.
  mutating func clean(around best: Int) {
    markKept()
    let (tree, kept, names, isThorough) = (tree, isKept, names, isThorough)
    measures = PageMeasures(tree, out: &out) { node, measure in
      if node <= best, best < Int(tree.nodes[node].end) { return false }
      let tag = tree.tag(node)
      switch tag {
      case .aside, .footer, .nav: return !kept[node] || tag == .nav
      case .form, .fieldset, .table, .ul, .div:
        guard isThorough, !kept[node] else { return false }
        let weight = names.isEmpty ? 0 : names[node].weight
        // A division without blocks in it is a paragraph.
        if tag == .div, measure.blocks == 0 { return weight < 0 || measure.linkDensity > 0.5 }
        return Self.isClutter(tag, measure, weight: weight, isInFigure: Self.isInFigure(tree, node))
      case .h1, .h2: return !names.isEmpty && names[node].weight < 0
      default: return false
      }
    }
  }

  private mutating func markKept() {
    var node = 0
    while node < tree.nodes.count {
      let tag = tree.tag(node)
      if tag == .code || tag == .pre || (tag == .table && HTMLTable.isData(tree, node)) {
        let end = Int(tree.nodes[node].end)
        for inside in node..<end { isKept[inside] = true }
        node = end
      } else {
        node += 1
      }
    }
  }

  private static func isInFigure(_ tree: HTMLTree, _ node: Int) -> Bool {
    var next = tree.parent(node)
    for _ in 0..<3 {
      guard let around = next else { return false }
      if tree.tag(around) == .figure { return true }
      next = tree.parent(around)
    }
    return false
  }

  private static func isClutter(
    _ tag: HTMLTag, _ measure: PageMeasure, weight: Int, isInFigure: Bool
  ) -> Bool {
    if weight < 0 { return true }
    guard measure.commas < 10 else { return false }
    let length = Double(max(measure.characters, 1))
    let isList =
      tag == .ul || tag == .ol || Double(measure.inLists) / length > 0.9
    let density = measure.linkDensity
    let inHeadings = Double(measure.inHeadings) / length
    let (paragraphs, images) = (measure.paragraphs, measure.images)
    if !isInFigure, images > 1, Double(paragraphs) / Double(images) < 0.5 { return true }
    if !isList, measure.items - 100 > paragraphs { return true }
    if measure.inputs > paragraphs / 3 { return true }
    if !isList, !isInFigure, inHeadings < 0.9, measure.characters < 25, images == 0 || images > 2,
      measure.linked > 0
    {
      return true
    }
    if !isList, weight < 25, density > 0.2 { return true }
    if weight >= 25, density > 0.5 { return true }
    if measure.embeds == 1 && measure.characters < 75 || measure.embeds > 1 { return true }
    return images == 0 && measure.inBlocks == 0
  }
}
