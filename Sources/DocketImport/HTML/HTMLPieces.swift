internal import DocketModel

/// Turns a subtree of a page into pieces and links.
///
/// Elements that a browser does not show, and those of the page around an article, stay out.
struct HTMLPieces {
  private(set) var writer = PieceWriter()

  private let tree: HTMLTree
  private let base: String?
  private let isLeftOut: (Int) -> Bool
  private var running = RunningText()
  /// What to do at the end of the elements that are open.
  private var open: [(end: Int, action: Ending)] = []
  private var boldDepth = 0
  /// The address of the link that is open; links do not stand in each other.
  private var link: String?
  private var isEmpty = true
  private var breaks = 0

  private enum Ending {
    case block, heading(Int), bold, link, list, item, quote, term, quotation
  }

  /// Reads the subtree of `node`; `isLeftOut` says which elements in it are not part of the text.
  init(
    _ tree: HTMLTree, _ node: Int, base: String?,
    isLeftOut: @escaping (Int) -> Bool
  ) {
    self.tree = tree
    self.base = base
    self.isLeftOut = isLeftOut
    let range = tree.range(of: node)
    var index = range.lowerBound
    while index < range.upperBound {
      closeElements(before: index)
      index = take(index)
    }
    closeElements(before: range.upperBound)
    endBlock()
  }

  /// The pieces as one text, blocks separated by a blank line.
  var plain: String {
    writer.pieces.map { piece in
      switch piece {
      case .heading(let text, _): text
      case .block(let block, _): block.text
      }
    }.joined(separator: "\n\n")
  }

  // MARK: elements

  /// Takes one node; the result is the index of the next one to take.
  private mutating func take(_ index: Int) -> Int {
    let end = Int(tree.nodes[index].end)
    let tag = tree.tag(index)
    if tag == .text {
      running.add(tree.text(index), into: &writer.inline)
      if breaks > 0, !writer.inline.plain.hasSuffix("\n") { breaks = 0 }
      return end
    }
    guard !tag.isSilent, !isLeftOut(index) else {
      return end
    }
    switch tag {
    case .br: addBreak()
    case .hr: endBlock()
    case .img: addPicture(index)
    case .pre, .listing, .xmp:
      endBlock()
      addCode(index)
      return end
    case .table:
      endBlock()
      guard let table = HTMLTable(tree, index, base: base, isLeftOut: isLeftOut) else {
        open.append((end, .block))
        return index + 1
      }
      writer.add(table)
      return end
    default: enter(index, tag, end)
    }
    return index + 1
  }

  private mutating func enter(_ index: Int, _ tag: HTMLTag, _ end: Int) {
    switch tag {
    case .b, .strong:
      if boldDepth == 0 { writer.inline.openBold() }
      boldDepth += 1
      open.append((end, .bold))
    case .a:
      guard link == nil, let address = tree.address(.href, of: index, base: base) else { return }
      link = address
      writer.inline.openLink(address)
      open.append((end, .link))
    case .q:
      writer.inline.add("\u{201C}")
      open.append((end, .quotation))
    case .ul, .ol, .menu, .dir, .dl:
      endBlock()
      writer.openList(isOrdered: tag == .ol, first: tree.ordinal(.start, of: index) ?? 1)
      open.append((end, .list))
    case .li, .dt:
      endBlock()
      guard writer.listDepth > 0 else {
        open.append((end, .block))
        return
      }
      writer.openItem()
      if tag == .dt { writer.inline.openBold() }
      open.append((end, tag == .dt ? .term : .item))
    case .blockquote:
      endBlock()
      writer.openQuote()
      open.append((end, .quote))
    default:
      if let level = tag.headingLevel {
        endBlock()
        open.append((end, .heading(level)))
      } else if tag.isBlock {
        endBlock()
        open.append((end, .block))
      }
    }
  }

  private mutating func closeElements(before index: Int) {
    while let last = open.last, last.end <= index {
      open.removeLast()
      switch last.action {
      case .block: endBlock()
      case .heading(let level): endBlock(level: level)
      case .bold:
        boldDepth -= 1
        if boldDepth == 0 { writer.inline.closeBold() }
      case .link:
        writer.inline.closeLink(&writer.links)
        link = nil
      case .quotation: writer.inline.add("\u{201D}")
      case .list:
        endBlock()
        writer.closeList()
      case .item: endBlock()
      case .term:
        writer.inline.closeBold()
        endBlock()
      case .quote:
        endBlock()
        writer.closeQuote()
      }
    }
  }

  // MARK: blocks

  /// Ends the paragraph or heading at hand; bold and link go on in the next one.
  private mutating func endBlock(level: Int? = nil) {
    if boldDepth > 0 { writer.inline.closeBold() }
    if link != nil { writer.inline.closeLink(&writer.links) }
    running.endLine()
    breaks = 0
    if let level { writer.endHeading(level: level) } else { writer.endParagraph() }
    if boldDepth > 0 { writer.inline.openBold() }
    if let link { writer.inline.openLink(link) }
  }

  /// One line end is a line end; two, an empty line between them, end a paragraph.
  private mutating func addBreak() {
    running.endLine()
    breaks += 1
    let isInHeading = open.contains { if case .heading = $0.action { true } else { false } }
    if isInHeading {
      writer.inline.add(" ")
    } else if breaks > 1, writer.listDepth == 0 {
      endBlock()
    } else {
      writer.inline.addLineBreak()
    }
  }

  /// A picture is no text, but for the small ones that stand for a character.
  private mutating func addPicture(_ index: Int) {
    guard let alt = tree.attribute(.alt, of: index), !alt.isEmpty, alt.utf8.count <= 32,
      let name = tree.attribute(.class, of: index)?.lowercased(),
      name.contains("emoji") || name.contains("smiley")
    else { return }
    running.add(Array(alt.utf8)[...], into: &writer.inline)
  }

  private mutating func addCode(_ index: Int) {
    var bytes: [UInt8] = []
    var node = index + 1
    let end = Int(tree.nodes[index].end)
    while node < end {
      let tag = tree.tag(node)
      if tag == .text {
        bytes += tree.text(node)
      } else if tag.isSilent || tree.isHidden(node) {
        node = Int(tree.nodes[node].end)
        continue
      } else if tag == .br || tag == .div || tag == .p || tag == .li {
        if let last = bytes.last, last != 0x0A || tag == .br { bytes.append(0x0A) }
      }
      node += 1
    }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let text = String(decoding: bytes, as: UTF8.self).withPlainBlanks.withoutFirstLineEnd
    // Line numbers set beside the code.
    guard text.utf8.contains(where: { $0 > 0x39 }) || !text.utf8.contains(0x0A) else { return }
    guard text.hasWords || !text.trimmed().isEmpty else { return }
    writer.emit(.code(text, language: tree.codeLanguage(index)))
  }
}

extension PieceWriter {
  /// Takes over a table, and the links in its cells.
  fileprivate mutating func add(_ table: HTMLTable) {
    if let caption = table.caption { emit(.paragraph(caption)) }
    if !table.header.isEmpty || !table.rows.isEmpty {
      emit(.table(header: table.header, rows: table.rows))
    }
    for link in table.links { links.add(link) }
  }
}

extension String {
  /// With blanks for no-break spaces, as code is written.
  fileprivate var withPlainBlanks: String {
    guard utf8.contains(0xC2) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{A0}" ? " " : $0 }))
  }

  /// The first line end in `pre` is none (HTML Standard, 13.1.2.5).
  fileprivate var withoutFirstLineEnd: String { hasPrefix("\n") ? String(dropFirst()) : self }
}
