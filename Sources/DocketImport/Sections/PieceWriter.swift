internal import DocketModel

/// Puts pieces together from the events of a markup, Markdown or HTML.
///
/// Works with a stack of its own, so the depth of the text never becomes depth of calls. Lists
/// inside lists and paragraphs of an item become lines of that item.
struct PieceWriter {
  private(set) var pieces: [Piece] = []
  var links = LinkList()
  /// The paragraph, heading or cell at hand.
  var inline = InlineText()

  private(set) var listDepth = 0
  private var ordinals: [(isOrdered: Bool, next: Int)] = []
  private var isOrdered = false
  private var items: [String] = []
  private var leads: [String] = []
  private var itemLines: [String] = []
  private var itemLead: String?
  /// The mark of a nested item whose first line is still to come.
  private var nestedMark: String?
  private var quoteDepth = 0
  private var quoteLines: [String] = []
  /// Cells of all tables so far.
  private var cells = 0

  // MARK: text

  /// Ends a heading; inside lists and quotations it is a paragraph.
  mutating func endHeading(level: Int) {
    guard listDepth == 0, quoteDepth == 0 else { return endParagraph() }
    let text = inline.plain.trimmed()
    inline = InlineText()
    if !text.isEmpty { pieces.append(.heading(text, level: level)) }
  }

  /// Ends a paragraph, which may turn out to be a heading.
  mutating func endParagraph() {
    let text = inline.isPictures ? "" : inline.plain.trimmed()
    let lead = inline.lead
    let isAllBold = inline.isAllBold
    let known = text.isEmpty ? nil : knownHeading()
    inline = InlineText()
    guard !text.isEmpty else { return }
    if isAllBold, listDepth == 0, quoteDepth == 0, Self.canBeHeading(text) {
      pieces.append(.heading(text, level: 7))
    } else if let known {
      // Below every heading with marks, above the paragraphs in bold that may be its parts.
      pieces.append(.heading(known.heading, level: 6))
      if !known.rest.isEmpty { emit(.paragraph(known.rest)) }
    } else {
      emit(.paragraph(text), lead: lead)
    }
  }

  /// The first line of the paragraph at hand, where it is the heading of a section and nothing
  /// else, and the text below it.
  ///
  /// A line with a link leads elsewhere; one that goes on in lower case is the start of a sentence.
  private func knownHeading() -> (heading: String, rest: String)? {
    guard listDepth == 0, quoteDepth == 0, !inline.hasLink else { return nil }
    let (first, rest) = inline.firstLineAndRest
    guard !rest.startsLowercase else { return nil }
    switch HeadingSynonyms.meaning(ofLine: first) {
    case .section, .takeaways: return (first, rest)
    case .related, nil: return nil
    }
  }

  /// A paragraph set in bold as a whole is a heading, unless it is a sentence.
  private static func canBeHeading(_ text: String) -> Bool {
    guard text.utf8.count <= 200, text.wordCount <= 16, !text.contains("\n") else { return false }
    return !text.hasSuffix(".") && !text.hasSuffix(",") && !text.hasSuffix("\u{3002}")
      || HeadingSynonyms.meaning(of: text) != nil
  }

  // MARK: blocks

  /// Puts a finished block where it belongs: into the item or quotation at hand, or at the top.
  mutating func emit(_ block: Block, lead: String? = nil) {
    let block = withoutManyCells(block)
    if listDepth > 0 {
      let indent = listDepth == 1 ? "" : String(repeating: " ", count: min(listDepth - 1, 20) * 2)
      if itemLines.isEmpty { itemLead = lead }
      let lines = block.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      for (place, line) in lines.map({ Substring($0) }).enumerated() {
        if itemLines.isEmpty {
          itemLines.append(String(line))
        } else if place == 0, let mark = nestedMark {
          itemLines.append(mark + line)
        } else {
          itemLines.append(indent + line)
        }
      }
      nestedMark = nil
    } else if quoteDepth > 0 {
      quoteLines.append(block.text)
    } else {
      pieces.append(.block(block, leads: Leads(bold: lead.map { [$0] } ?? [])))
    }
  }

  /// Takes a piece that was made elsewhere.
  mutating func add(_ piece: Piece) {
    if place != nil {
      pieces.append(piece)
    } else if case .block(let block, _) = piece {
      emit(block)
    }
  }

  /// Each cell costs whoever keeps it much more than its text; beyond a limit the rows are lines.
  private mutating func withoutManyCells(_ block: Block) -> Block {
    guard case .table(let header, let rows) = block else { return block }
    let count = rows.reduce(header.count) { $0 + $1.count }
    guard count <= HTMLTable.cellLimit, cells + count <= 4 * HTMLTable.cellLimit else {
      return .paragraph(block.text)
    }
    cells += count
    return block
  }

  /// How many pieces are finished; nil inside a list or quotation.
  var place: Int? { listDepth == 0 && quoteDepth == 0 ? pieces.count : nil }

  /// Takes back what was written since that place, the text at hand included.
  mutating func takeBack(to place: Int) {
    guard self.place != nil, place <= pieces.count else { return }
    pieces.removeSubrange(place...)
    inline = InlineText()
  }

  mutating func openList(isOrdered: Bool, first: Int = 1) {
    if listDepth == 0 {
      self.isOrdered = isOrdered
      items = []
      leads = []
      itemLines = []
      itemLead = nil
    }
    listDepth += 1
    ordinals.append((isOrdered, first))
  }

  mutating func closeList() {
    guard listDepth > 0 else { return }
    if listDepth == 1 { closeItem() }
    listDepth -= 1
    ordinals.removeLast()
    guard listDepth == 0, !items.isEmpty else { return }
    let block = Block.list(ordered: isOrdered, items: items)
    if quoteDepth > 0 {
      quoteLines.append(block.text)
    } else {
      pieces.append(.block(block, leads: Leads(bold: leads)))
    }
  }

  mutating func openItem() {
    if listDepth == 1 {
      closeItem()
    } else {
      openNested()
    }
  }

  /// Ends an item of the outermost list; nested ones are lines of it.
  mutating func closeItem() {
    guard listDepth == 1 else { return }
    if itemLines.contains(where: { !$0.isEmpty }) {
      items.append(itemLines.joined(separator: "\n"))
      leads.append(itemLead ?? "")
    }
    itemLines = []
    itemLead = nil
  }

  private mutating func openNested() {
    guard let last = ordinals.indices.last else { return }
    let indent = String(repeating: " ", count: min(listDepth - 1, 20) * 2)
    nestedMark = indent + (ordinals[last].isOrdered ? "\(ordinals[last].next). " : "- ")
    // An author may start counting anywhere, the last number included.
    ordinals[last].next &+= 1
  }

  mutating func openQuote() { quoteDepth += 1 }

  mutating func closeQuote() {
    guard quoteDepth > 0 else { return }
    quoteDepth -= 1
    guard quoteDepth == 0, !quoteLines.isEmpty else { return }
    let quote = Block.quote(quoteLines.joined(separator: "\n"))
    quoteLines = []
    emit(quote)
  }
}
