internal import CMarkup
internal import DocketModel

/// Builds pieces from the events of a Markdown text.
///
/// Works with a stack of its own, so the depth of the text never becomes depth of calls. Lists
/// inside lists and paragraphs of an item become lines of that item.
struct MarkdownReader {
  private(set) var pieces: [Piece] = []
  private(set) var links = LinkList()

  private var inline = InlineText()
  private var listDepth = 0
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
  private var table: (header: [String], rows: [[String]])?
  private var row: [String] = []
  private var isHeaderRow = false

  /// Nil when the text cannot be parsed as Markdown.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let events = MarkupEvents(bytes) else { return nil }
    while let event = events.next() {
      switch event.kind {
      case DMK_LIST, DMK_ITEM, DMK_QUOTE: takeContainer(event)
      case DMK_TABLE, DMK_TABLE_ROW, DMK_TABLE_CELL: takeTable(event)
      case DMK_PARAGRAPH, DMK_HEADING: takeText(event)
      case DMK_CODE_BLOCK:
        emit(.code(Self.withoutEnd(event.text), language: Self.language(event.extra)))
      case DMK_HTML_BLOCK: takeHTML(event.text)
      case DMK_RULE, DMK_DOCUMENT: break
      default: inline.take(event, links: &links)
      }
    }
  }

  // MARK: text

  private mutating func takeText(_ event: MarkupEvents.Event) {
    if event.isEntering {
      inline = InlineText()
      return
    }
    let text = inline.plain.trimmed()
    let lead = inline.lead
    let isAllBold = inline.isAllBold
    let known = event.kind == DMK_PARAGRAPH ? knownHeading() : nil
    inline = InlineText()
    guard !text.isEmpty else { return }
    if event.kind == DMK_HEADING, listDepth == 0, quoteDepth == 0 {
      pieces.append(.heading(text, level: event.number))
    } else if isAllBold, listDepth == 0, quoteDepth == 0, Self.canBeHeading(text) {
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

  private mutating func takeHTML(_ raw: String) {
    let text = HTMLText.plain(raw)
    for paragraph in text.split(separator: "\n\n") {
      let line = paragraph.trimmed()
      if !line.isEmpty { emit(.paragraph(line)) }
    }
  }

  private static func withoutEnd(_ code: String) -> String {
    var text = code
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  private static func language(_ info: String) -> String? {
    info.split(separator: " ").first.map { String($0) }
  }

  // MARK: blocks

  /// Puts a finished block where it belongs: into the item or quotation at hand, or at the top.
  private mutating func emit(_ block: Block, lead: String? = nil) {
    if listDepth > 0 {
      let indent = String(repeating: " ", count: min(max(listDepth - 1, 0), 20) * 2)
      if itemLines.isEmpty { itemLead = lead }
      let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (place, line) in lines.enumerated() {
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

  private mutating func takeContainer(_ event: MarkupEvents.Event) {
    switch (event.kind, event.isEntering) {
    case (DMK_LIST, true):
      if listDepth == 0 {
        isOrdered = event.flag
        items = []
        leads = []
      }
      listDepth += 1
      ordinals.append((event.flag, event.number))
    case (DMK_LIST, false):
      listDepth -= 1
      ordinals.removeLast()
      guard listDepth == 0 else { return }
      let block = Block.list(ordered: isOrdered, items: items)
      if quoteDepth > 0 {
        quoteLines.append(block.text)
      } else if !items.isEmpty {
        pieces.append(.block(block, leads: Leads(bold: leads)))
      }
    case (DMK_ITEM, true):
      if listDepth == 1 {
        itemLines = []
        itemLead = nil
      } else {
        openNested()
      }
    case (DMK_ITEM, false):
      guard listDepth == 1 else { return }
      if itemLines.contains(where: { !$0.isEmpty }) {
        items.append(itemLines.joined(separator: "\n"))
        leads.append(itemLead ?? "")
      }
    case (DMK_QUOTE, true): quoteDepth += 1
    case (DMK_QUOTE, false):
      quoteDepth -= 1
      guard quoteDepth == 0, !quoteLines.isEmpty else { return }
      let quote = Block.quote(quoteLines.joined(separator: "\n"))
      quoteLines = []
      emit(quote)
    default: break
    }
  }

  private mutating func openNested() {
    guard let last = ordinals.indices.last else { return }
    let indent = String(repeating: " ", count: min(listDepth - 1, 20) * 2)
    nestedMark = indent + (ordinals[last].isOrdered ? "\(ordinals[last].next). " : "- ")
    ordinals[last].next += 1
  }

  // MARK: tables

  private mutating func takeTable(_ event: MarkupEvents.Event) {
    switch (event.kind, event.isEntering) {
    case (DMK_TABLE, true): table = ([], [])
    case (DMK_TABLE, false):
      if let done = table { emit(.table(header: done.header, rows: done.rows)) }
      table = nil
    case (DMK_TABLE_ROW, true):
      row = []
      isHeaderRow = event.flag
    case (DMK_TABLE_ROW, false):
      if isHeaderRow { table?.header = row } else { table?.rows.append(row) }
    case (_, true): inline = InlineText()
    case (_, false):
      row.append(inline.plain.trimmed())
      inline = InlineText()
    }
  }
}
