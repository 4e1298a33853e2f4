internal import DocketModel

/// Turns the lines of an article into headings, paragraphs and lists.
struct TextPieces {
  private(set) var pieces: [Piece] = []

  private let lines: [TextLine]
  /// The length lines are wrapped at; nil where each paragraph is one line.
  private let width: Int?
  private var paragraph: [String] = []
  private var list: TextList?
  /// Whether the section at hand is about actions and has shown no list yet.
  private var expectsActions = false
  private var expectedCount: Int?
  private var titlesSeen = 0
  /// The number of the last heading that had a Roman one.
  private var romanSeen = 0

  init(_ lines: [TextLine]) {
    self.lines = lines
    width = LineWidth.wrapped(lines)
    var index = 0
    while index < lines.count { index = take(index) }
    endParagraph()
    endList()
  }

  /// Handles the line and gives the index of the next one to handle.
  private mutating func take(_ index: Int) -> Int {
    let line = lines[index]
    if line.isBlank || line.isUnderline {
      endParagraph()
      return index + 1
    }
    if let next = takeCommands(index) { return next }
    if let heading = knownHeading(index) ?? nextRomanHeading(index) {
      open(heading)
      return index + 1
    }
    if let (heading, rest) = runInHeading(line.text) {
      open(heading)
      paragraph = [rest]
      return index + 1
    }
    if let next = takeItem(index) { return next }
    if takeContinuation(index) { return index + 1 }
    if isUnknownHeading(index) {
      open(TextPage.withoutMarks(line.text))
      return index + 1
    }
    if let last = paragraph.last, !isSoftBreak(after: last, before: line.text) { endParagraph() }
    // A paragraph that is not a part of the list ends it.
    if paragraph.isEmpty { endList() }
    paragraph.append(line.text)
    return index + 1
  }

  // MARK: headings

  private mutating func open(_ heading: String) {
    endParagraph()
    endList()
    pieces.append(.heading(heading, level: 2))
    let key = HeadingKey(heading, limit: 120)
    expectsActions = key.flatMap { HeadingSynonyms.meaning(of: $0) } == .section(.actions)
    expectedCount = expectsActions ? key?.count : nil
    titlesSeen = 0
    romanSeen = RomanNumber.leading(heading) ?? romanSeen
  }

  /// `VI. Details` after a heading with the number `V.`.
  private func nextRomanHeading(_ index: Int) -> String? {
    let text = lines[index].text
    guard romanSeen > 0, RomanNumber.leading(text) == romanSeen + 1, text.wordCount <= 12,
      !text.endsSentence, index == 0 || lines[index - 1].isBlank
    else { return nil }
    return text
  }

  /// A line that is a known heading and nothing else.
  ///
  /// It must look like one: a start in lower case, a full stop or an ellipsis at the end mean a
  /// sentence; a number or bullet before it means a list item when items follow.
  private func knownHeading(_ index: Int) -> String? {
    let text = lines[index].text
    // `I.` is a pronoun to the word lists.
    let bare = RomanNumber.leading(text) == 1 ? text.dropFirst(2).trimmed() : text
    guard HeadingSynonyms.meaning(ofLine: bare) != nil else { return nil }
    guard let marker = self.marker(of: text) else { return TextPage.withoutMarks(text) }
    if list != nil, expectsActions || list?.marker.style == marker.style { return nil }
    if let next = nextFilled(index), let other = self.marker(of: lines[next].text),
      other.style == marker.style
    {
      return nil
    }
    return text
  }

  /// `What happened: Acme said that …`: a known heading, a colon or dash and a sentence.
  private func runInHeading(_ line: String) -> (String, String)? {
    guard list == nil || !expectsActions else { return nil }
    // A colon, or the first byte of the others: most lines have none.
    guard line.utf8.prefix(360).contains(where: { $0 == 0x3A || $0 == 0xE2 || $0 == 0xEF }) else {
      return nil
    }
    let head = line.prefix(90)
    let dash = head.firstIndex { $0 == "\u{2014}" || $0 == "\u{2013}" }
      .flatMap { line[..<$0].wordCount >= 2 && line[..<$0].hasSuffix(" ") ? $0 : nil }
    guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }) ?? dash else {
      return nil
    }
    let heading = line[..<colon].trimmed()
    let value = line[line.index(after: colon)...]
    // A table of facts has its values in a column.
    guard !value.hasPrefix("  ") else { return nil }
    let rest = Self.withoutEmphasis(value.trimmed())
    let enough = rest.isEastern ? rest.count >= 12 : rest.wordCount >= 4
    guard enough, !heading.startsLowercase, marker(of: line) == nil,
      case .section = HeadingSynonyms.meaning(of: heading)
    else { return nil }
    return (TextPage.withoutMarks(heading), rest)
  }

  private static func withoutEmphasis(_ text: String) -> String {
    for mark in ["**", "__"] where text.hasPrefix(mark) { return text.dropFirst(2).trimmed() }
    return text
  }

  /// A short line with a blank line or a wrapped end before it, no end of a sentence, and text below.
  private mutating func isUnknownHeading(_ index: Int) -> Bool {
    let text = lines[index].text
    guard paragraph.isEmpty, looksLikeHeading(text) else { return false }
    guard let next = nextFilled(index) else { return false }
    let isApart = next > index + 1
    let below = lines[next].text
    if lines[next].isUnderline { return true }
    if leadsIn(text, to: below) { return false }
    if let width, !isApart, text.columns + 1 + firstWord(below).columns > width { return false }
    if !isApart, below.startsLowercase, text.wordCount > 6 { return false }
    if text.hasPrefix("#") || text.hasPrefix("**") { return true }
    let isProse =
      below.utf8.count > text.utf8.count + 10
      && (below.endsSentence || below.utf8.count > 90 || (!isApart && width != nil))
    guard isProse || marker(of: below) != nil || (below.endsSentence && below.wordCount > 4) else {
      return false
    }
    if !isApart, width == nil, below.utf8.count < text.utf8.count * 2 { return false }
    // Under an actions heading, a title above its text is an action, until there are enough of them.
    guard expectsActions, list == nil else { return true }
    if let expectedCount, titlesSeen >= expectedCount { return true }
    titlesSeen += 1
    return false
  }

  /// A few words with a colon above a list or an address: `The versions of the server before:`.
  private func leadsIn(_ text: String, to below: String) -> Bool {
    guard text.endsWithColon, text.wordCount > 4 else { return false }
    return marker(of: below) != nil || WebAddress.isLink(below)
  }

  private func looksLikeHeading(_ text: String) -> Bool {
    guard text.hasWords, !text.startsLowercase, marker(of: text).map({ $0.isNumbered }) ?? true,
      !text.contains("   ")
    else { return false }
    if text.endsWithEllipsis || text.endsWithColon && text.wordCount > 8 { return false }
    if let last = text.last, ".,;\u{3002}!\u{3001}".contains(last) { return false }
    if text.isEastern { return text.count <= 36 }
    return text.utf8.count <= 160 && text.wordCount <= 14
  }

  private func firstWord(_ text: String) -> Substring { text.prefix { $0 != " " } }

  private func nextFilled(_ index: Int) -> Int? {
    var next = index + 1
    while next < lines.count, next <= index + 4 {
      if !lines[next].isBlank { return next }
      next += 1
    }
    return nil
  }

  // MARK: paragraphs

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    pieces.append(Self.paragraphPiece(joined(paragraph)))
    paragraph = []
  }

  /// A paragraph whose start is marked bold keeps that as its lead, without the marks.
  private static func paragraphPiece(_ text: String) -> Piece {
    let (plain, lead) = BoldStart.cut(text)
    return .block(.paragraph(plain), leads: Leads(bold: [lead ?? ""]))
  }

  private func joined(_ lines: [String]) -> String {
    var text = lines.first ?? ""
    for line in lines.dropFirst() {
      let isEastern = (text.unicodeScalars.last?.value ?? 0) >= 0x3000
      text += isEastern && (line.unicodeScalars.first?.value ?? 0) >= 0x3000 ? line : " " + line
    }
    return text
  }

  /// Whether a line end is only where the line was full.
  private func isSoftBreak(after line: String, before next: String) -> Bool {
    if next.hasPrefix("https://") || next.hasPrefix("http://") { return false }
    if let width {
      if line.columns + 1 + firstWord(next).columns + 6 >= width { return true }
      // Not all paragraphs are as wide as the widest line.
      guard line.columns * 2 >= width, !line.endsWithColon else { return false }
    }
    return !line.endsSentence && (next.startsLowercase || line.hasSuffix(","))
  }

  /// Commands to run; below an item they belong to it.
  private mutating func takeCommands(_ index: Int) -> Int? {
    guard let end = ShellPrompt.end(of: lines, from: index) else { return nil }
    if paragraph.isEmpty, list != nil {
      for line in lines[index..<end] { list?.continueLine(line.text, joined: false) }
    } else {
      endParagraph()
      endList()
      let code = lines[index..<end].map(\.text).joined(separator: "\n")
      pieces.append(.block(.code(code, language: nil)))
    }
    return end
  }

  // MARK: lists

  /// The marker of the line, where it may go on with the list at hand.
  private func marker(of line: String) -> ListMarker? { ListMarker(line, after: list?.number) }

  /// The marker of the line where it is looked at as an item: under actions more signs are markers.
  private func itemMarker(of line: String) -> ListMarker? {
    if let marker = marker(of: line) { return marker }
    return expectsActions ? ListMarker.underActions(line, after: list?.number) : nil
  }

  /// Takes a line that starts with a list marker, or a marker alone with its text below.
  private mutating func takeItem(_ index: Int) -> Int? {
    let line = lines[index]
    if let marker = itemMarker(of: line.text) {
      if !paragraph.isEmpty, marker.isNumbered, marker.number != 1, list == nil,
        isSoftBreak(after: paragraph.last ?? "", before: line.text), width != nil
      {
        return nil
      }
      endParagraph()
      add(marker, marker.rest(of: line.text), indent: line.indent)
      return index + 1
    }
    // `1.` alone on its line, as browsers copy some lists.
    guard let marker = self.marker(of: line.text + " x"), marker.length > line.text.utf8.count,
      marker.isNumbered || marker.style == .bullet("\u{2022}"), let next = nextFilled(index),
      next <= index + 2, self.marker(of: lines[next].text) == nil, knownHeading(next) == nil
    else { return nil }
    endParagraph()
    add(marker, lines[next].text, indent: line.indent)
    return next + 1
  }

  private mutating func add(_ marker: ListMarker, _ text: String, indent: Int) {
    if list?.accepts(marker, indent: indent) != true {
      endList()
      list = TextList(marker, indent: indent)
    }
    list?.add(marker, text, indent: indent)
  }

  /// A line that goes on with the list item above it.
  private mutating func takeContinuation(_ index: Int) -> Bool {
    guard let isJoined = continues(index) else { return false }
    // In place: a copy for each line would take time in the square of its length.
    list?.continueLine(lines[index].text, joined: isJoined)
    return true
  }

  /// Whether the line goes on in the last line of the item or below it; nil where it does neither.
  private mutating func continues(_ index: Int) -> Bool? {
    guard let open = list, paragraph.isEmpty else { return nil }
    let line = lines[index]
    let isDirect = index > 0 && !lines[index - 1].isBlank
    let isInside = line.indent >= open.indent + 2
    guard isDirect else {
      return isInside || nextItemFollows(index, in: open) ? false : nil
    }
    let last = open.lastLine
    guard isInside || width != nil || line.text.startsLowercase || !last.endsSentence else {
      return nil
    }
    if !isInside, isUnknownHeading(index) { return nil }
    return isInside || isSoftBreak(after: last, before: line.text)
  }

  /// Whether the list goes on after this line: then the line belongs to the item before it.
  private func nextItemFollows(_ index: Int, in open: TextList) -> Bool {
    if open.bodyLines > 0, open.isRegular, open.lastBodyLines < open.bodyLines { return true }
    var next = index
    var steps = 0
    while let following = nextFilled(next), steps < 3, following < index + 24 {
      if let marker = self.marker(of: lines[following].text) {
        guard open.accepts(marker, indent: lines[following].indent) else { return false }
        return marker.isNumbered ? marker.number == open.number + 1 : open.lastLooksLikeTitle
      }
      if knownHeading(following) != nil { return false }
      // The lines of a wrapped paragraph are one step.
      if width == nil || following > next + 1 { steps += 1 }
      next = following
    }
    return false
  }

  private mutating func endList() {
    guard let done = list else { return }
    list = nil
    pieces.append(done.piece)
  }
}
