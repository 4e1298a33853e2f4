internal import CMarkup
internal import DocketModel

/// Builds pieces from the events of a Markdown text.
struct MarkdownReader {
  var pieces: [Piece] { writer.pieces }
  var links: LinkList { writer.links }

  private var writer = PieceWriter()
  private var notes = Footnotes()
  private var table: (header: [String], rows: [[String]])?
  private var row: [String] = []
  private var isHeaderRow = false
  private var structuredLeft = 1_000
  /// A hidden element that a blank line cut into blocks, and where it began.
  private var hidden: (name: String, place: Int)?

  /// Nil when the text cannot be parsed as Markdown.
  init?(_ bytes: ArraySlice<UInt8>) {
    let labels = FootnoteLabels(bytes)
    guard let events = MarkupEvents(bytes, labels) else { return nil }
    Self.passParagraphs(labels.count, of: events)
    while let event = events.next() {
      switch event.kind {
      case DMK_LIST, DMK_ITEM, DMK_QUOTE: takeContainer(event)
      case DMK_TABLE, DMK_TABLE_ROW, DMK_TABLE_CELL: takeTable(event)
      case DMK_PARAGRAPH, DMK_HEADING: takeText(event)
      case DMK_CODE_BLOCK:
        writer.emit(.code(Self.withoutEnd(event.text), language: Self.language(event.extra)))
      case DMK_HTML_BLOCK: takeHTML(event.text)
      case DMK_FOOTNOTE: takeFootnote(event)
      case DMK_FOOTNOTE_MARK: if event.isEntering { writer.inline.add(notes.mark(event.text)) }
      case DMK_RULE, DMK_DOCUMENT: break
      case DMK_HTML where closesHidden(event.text):
        if !endHidden(before: writer.inline.plain) {
          writer.inline.take(event, links: &writer.links)
        }
      default: writer.inline.take(event, links: &writer.links)
      }
    }
    notes.add(to: &writer)
  }

  /// Passes over the paragraphs of ``FootnoteLabels``.
  private static func passParagraphs(_ count: Int, of events: borrowing MarkupEvents) {
    var rest = count
    while rest > 0, let event = events.next() {
      if event.kind == DMK_PARAGRAPH, !event.isEntering { rest -= 1 }
    }
  }

  /// Footnotes are written apart, and their links are those of the text.
  private mutating func takeFootnote(_ event: MarkupEvents.Event) {
    if event.isEntering {
      swap(&writer, &notes.writer)
      swap(&writer.links, &notes.writer.links)
      writer.openList(isOrdered: true)
      writer.openItem()
    } else {
      writer.closeList()
      swap(&writer.links, &notes.writer.links)
      swap(&writer, &notes.writer)
      notes.takeText()
    }
  }

  private mutating func takeText(_ event: MarkupEvents.Event) {
    if event.isEntering {
      writer.inline = InlineText()
    } else if event.kind == DMK_HEADING {
      writer.endHeading(level: event.number)
    } else {
      writer.endParagraph()
    }
  }

  private mutating func takeHTML(_ raw: String) {
    var raw = raw
    if let open = hidden, let (before, rest) = HTMLText.around(endOf: open.name, in: raw),
      endHidden(before: HTMLText.plain(before))
    {
      raw = rest
    }
    if let fragment = structured(raw) {
      for piece in fragment.pieces { writer.add(piece) }
      for link in fragment.links { writer.links.add(link) }
      return
    }
    let (text, unclosed) = HTMLText.read(raw)
    for paragraph in text.split(separator: "\n\n") {
      let line = paragraph.trimmed()
      if !line.isEmpty { writer.emit(.paragraph(line)) }
    }
    // The last one counts: what an earlier one was never closed for is text.
    if let name = unclosed, let place = writer.place { hidden = (name, place) }
  }

  /// The pieces of a block of HTML with headings, lists or paragraphs; nil for other blocks, and
  /// after so many that each with its own parser would take too long.
  private mutating func structured(_ raw: String) -> MarkupFragment? {
    guard writer.place != nil, structuredLeft > 0, HTMLText.hasStructure(raw) else { return nil }
    structuredLeft -= 1
    return try? MarkupFragment(raw)
  }

  /// Whether it is the end of an element that began in a block of its own; only then is what stands
  /// between them not text.
  private func closesHidden(_ tag: String) -> Bool {
    tag.hasPrefix("</") && hidden != nil && HTMLText.hiddenName(tag) == hidden?.name
  }

  /// Takes back what stands between begin and end of the hidden element, the text at hand included.
  ///
  /// False where a heading or prose is there: then the begin was a word in a sentence.
  private mutating func endHidden(before text: String) -> Bool {
    guard let place = hidden?.place else { return false }
    hidden = nil
    guard HiddenCode.isCode(text), HiddenCode.isAll(writer.pieces.dropFirst(place)) else {
      return false
    }
    writer.takeBack(to: place)
    return true
  }

  private static func withoutEnd(_ code: String) -> String {
    var text = code
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  private static func language(_ info: String) -> String? {
    info.split(separator: " ").first.map { String($0) }
  }

  private mutating func takeContainer(_ event: MarkupEvents.Event) {
    switch (event.kind, event.isEntering) {
    case (DMK_LIST, true): writer.openList(isOrdered: event.flag, first: event.number)
    case (DMK_LIST, false): writer.closeList()
    case (DMK_ITEM, true): writer.openItem()
    case (DMK_ITEM, false): writer.closeItem()
    case (DMK_QUOTE, true): writer.openQuote()
    case (DMK_QUOTE, false): writer.closeQuote()
    default: break
    }
  }

  private mutating func takeTable(_ event: MarkupEvents.Event) {
    switch (event.kind, event.isEntering) {
    case (DMK_TABLE, true): table = ([], [])
    case (DMK_TABLE, false):
      if let done = table { writer.emit(.table(header: done.header, rows: done.rows)) }
      table = nil
    case (DMK_TABLE_ROW, true):
      row = []
      isHeaderRow = event.flag
    case (DMK_TABLE_ROW, false):
      if isHeaderRow { table?.header = row } else { table?.rows.append(row) }
    case (_, true): writer.inline = InlineText()
    case (_, false):
      row.append(writer.inline.plain.trimmed())
      writer.inline = InlineText()
    }
  }
}
