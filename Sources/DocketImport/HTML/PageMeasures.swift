/// What is counted of each element of a page, its descendants included.
struct PageMeasure {
  /// Characters as a browser shows them.
  var characters: Int32 = 0
  var linked: Int32 = 0
  var commas: Int32 = 0
  var paragraphs: Int32 = 0
  var images: Int32 = 0
  var items: Int32 = 0
  var inputs: Int32 = 0
  var embeds: Int32 = 0
  /// Characters in headings, in lists, and in elements that hold running text.
  var inHeadings: Int32 = 0
  var inLists: Int32 = 0
  var inBlocks: Int32 = 0
  /// Blocks in it; a division without any is a paragraph.
  var blocks: Int32 = 0

  static func += (all: inout PageMeasure, one: PageMeasure) {
    all.characters += one.characters
    all.linked += one.linked
    all.commas += one.commas
    all.paragraphs += one.paragraphs
    all.images += one.images
    all.items += one.items
    all.inputs += one.inputs
    all.embeds += one.embeds
    all.inHeadings += one.inHeadings
    all.inLists += one.inLists
    all.inBlocks += one.inBlocks
    all.blocks += one.blocks
  }

  /// The share of the characters that are links.
  var linkDensity: Double { characters > 0 ? Double(linked) / Double(characters) : 0 }

  /// Counts an element of that kind whose inside is counted already, for the element around it.
  fileprivate mutating func close(_ tag: HTMLTag, isJump: Bool) {
    switch tag {
    // A jump within the page is less of a menu than a link to another one.
    case .a: linked = isJump ? characters * 3 / 10 : characters
    case .p: paragraphs += 1
    case .div where blocks == 0 && characters > 0: paragraphs += 1
    case .img: images += 1
    case .li: items += 1
    case .input: inputs += 1
    case .object, .embed, .iframe: embeds += 1
    case .h1, .h2, .h3, .h4, .h5, .h6: inHeadings = characters
    case .ul, .ol: inLists = characters
    default: break
    }
    switch tag {
    case .span, .li, .td, .blockquote, .dl, .div, .img, .ol, .p, .pre, .table, .ul:
      inBlocks = characters
    default: break
    }
    if tag.isBlock { blocks += 1 }
  }
}

/// The measures of all elements of a page, parts left out not counted.
struct PageMeasures {
  private(set) var all: [PageMeasure]

  subscript(node: Int) -> PageMeasure { all[node] }

  /// Counts the page in one walk from its end: what is inside an element comes before the element.
  ///
  /// `judge` sees each element that is not out, its inside counted; true leaves it out.
  init(_ tree: HTMLTree, out: inout [Bool], judge: (Int, PageMeasure) -> Bool = { _, _ in false }) {
    all = [PageMeasure](repeating: PageMeasure(), count: tree.nodes.count)
    for node in tree.nodes.indices.reversed() {
      let tag = tree.tag(node)
      if tag == .text {
        all[node] = Self.measure(tree.text(node))
      } else if !out[node] {
        out[node] = judge(node, all[node])
      }
      guard let parent = tree.parent(node) else { continue }
      if out[node] {
        // A picture or a control is none of the text, but it is there.
        if tag == .input || tag == .iframe || tag == .object || tag == .embed {
          var shown = PageMeasure()
          shown.close(tag, isJump: false)
          all[parent] += shown
        }
        continue
      }
      var closed = all[node]
      closed.close(
        tag, isJump: tag == .a && tree.attribute(.href, of: node)?.hasPrefix("#") == true)
      all[parent] += closed
      // Text that stands right in a division is a paragraph of it.
      if !tag.isBlock, tree.tag(parent) == .div { all[parent].inBlocks += closed.characters }
    }
  }

  private static func measure(_ text: ArraySlice<UInt8>) -> PageMeasure {
    var measure = PageMeasure()
    var isBlank = true
    for byte in text {
      if byte <= 0x20 {
        if !isBlank { measure.characters += 1 }
        isBlank = true
        continue
      }
      isBlank = false
      if byte & 0xC0 != 0x80 { measure.characters += 1 }
      if byte == 0x2C { measure.commas += 1 }
    }
    measure.commas += Self.foreignCommas(text)
    return measure
  }

  /// Arabic, Chinese and Japanese commas.
  private static func foreignCommas(_ text: ArraySlice<UInt8>) -> Int32 {
    var count: Int32 = 0
    var index = text.startIndex
    while index + 2 < text.endIndex {
      let byte = text[index]
      if byte >= 0xD8 {
        let (second, third) = (text[index + 1], text[index + 2])
        if byte == 0xD8, second == 0x8C { count += 1 }
        if byte == 0xE3, second == 0x80, third == 0x81 { count += 1 }
        if byte == 0xEF, second == 0xBC, third == 0x8C { count += 1 }
      }
      index += 1
    }
    return count
  }
}
