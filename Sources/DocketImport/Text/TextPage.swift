internal import DocketModel

/// A pasted page, taken apart: what is known about the article, and the lines of its text.
struct TextPage {
  var title: String?
  var facts = Dateline()
  var related: [Related] = []
  var leftOut: [LeftOut] = []
  /// The lines of the article; blank ones separate paragraphs.
  var body: [TextLine] = []

  private let today: Day?

  init(_ lines: [TextLine], today: Day?) {
    self.today = today
    let lines = takeMailHeader(lines)
    let clean = withoutPageLines(lines)
    let (rest, block) = cutRelated(clean)
    body = rest
    findTitle()
    settleRelated(block)
    dropRepeatedTitle()
    readHead()
    readTail()
  }

  // MARK: mail

  /// `Subject:`, `From:` and `Date:` before the first blank line.
  private mutating func takeMailHeader(_ lines: [TextLine]) -> [TextLine] {
    guard let start = lines.firstIndex(where: { !$0.isBlank }) else { return lines }
    var end = start
    var names: Set<String> = []
    while end < lines.count, let (name, value) = Self.header(lines[end].text), end - start < 40 {
      names.insert(name)
      switch name {
      case "subject": title = Self.withoutReply(value)
      case "from": facts.author = facts.author ?? Self.sender(value)
      case "date", "sent":
        facts.published = facts.published ?? Dates.leading(value)?.timestamp
      default: break
      }
      end += 1
    }
    guard names.contains("subject"), names.count >= 2 else {
      if names.count < 2 {
        title = nil
        facts = Dateline()
      }
      return lines
    }
    for line in lines[start..<end] { leftOut.append(LeftOut(.mailHeader, line.text)) }
    return Array(lines[end...])
  }

  private static func header(_ line: String) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon].lowercased()
    let known: Set<String> = [
      "from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "message-id", "list-id",
      "x-mailer", "mime-version", "content-type", "content-transfer-encoding", "importance",
    ]
    return known.contains(name) ? (name, line[line.index(after: colon)...].trimmed()) : nil
  }

  private static func withoutReply(_ subject: String) -> String {
    var text = subject
    for _ in 0..<8 {
      let lower = text.lowercased()
      guard
        let mark = ["fwd:", "fw:", "re:", "aw:", "wg:", "tr:", "rv:"].first(where: {
          lower.hasPrefix($0)
        })
      else { break }
      text = text.dropFirst(mark.count).trimmed()
    }
    return text
  }

  private static func sender(_ value: String) -> String {
    let name = value.prefix { $0 != "<" }.filter { $0 != "\"" }.trimmed()
    return name.isEmpty ? value : name
  }

  // MARK: lines of the page

  /// Leaves out lines of the page; those that are sure only in company need a neighbour of either kind.
  private mutating func withoutPageLines(_ lines: [TextLine]) -> [TextLine] {
    let filled = lines.indices.filter { !lines[$0].isBlank }
    let verdicts = filled.map { PageLine.verdict(on: lines[$0].text) }
    var drop: [Int: LeftOut.Reason] = [:]
    for (place, verdict) in verdicts.enumerated() {
      switch verdict {
      case .page(let reason): drop[filled[place]] = reason
      case .pageAmongOthers(let reason):
        let hasNeighbour =
          (place > 0 && verdicts[place - 1] != nil)
          || (place + 1 < verdicts.count && verdicts[place + 1] != nil)
        if hasNeighbour { drop[filled[place]] = reason }
      case nil: break
      }
    }
    for index in filled.prefix(16) where drop[index] == nil && Self.isBreadcrumb(lines[index].text)
    {
      drop[index] = .navigation
    }
    return lines.enumerated().map { index, line in
      guard let reason = drop[index] else { return line }
      leftOut.append(LeftOut(reason, line.text))
      // What follows is a new paragraph, and a related block ends here.
      return TextLine(text: reason == .share ? Self.cut : "")
    }
  }

  /// Stands where a line of the page ended whatever was before it.
  private static let cut = "\u{0}"

  /// Whether it is a path of pages: `Home > News > Ransomware`.
  private static func isBreadcrumb(_ line: String) -> Bool {
    guard line.utf8.count <= 160 else { return false }
    for sign in [">", "\u{203A}", "\u{BB}", "/"] {
      let parts = line.split(separator: Character(sign)).map { $0.trimmed() }
      guard parts.count >= 2, parts.allSatisfy({ $0.wordCount <= 6 }), let first = parts.first
      else {
        continue
      }
      if ["home", "startseite", "accueil", "inicio", "start", "ホーム", "首页", "الرئيسيه"]
        .contains(HeadingKey(first)?.phrase ?? "")
      {
        return true
      }
    }
    return false
  }

  // MARK: related

  /// Cuts blocks of related texts out; their lines are judged once the title is known.
  private func cutRelated(_ lines: [TextLine]) -> (body: [TextLine], block: [String]) {
    var body: [TextLine] = []
    var block: [String] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.text == Self.cut {
        body.append(TextLine(text: ""))
        index += 1
        continue
      }
      guard !line.isBlank, HeadingSynonyms.meaning(ofLine: line.text) == .related,
        !(ListMarker(line.text)?.isNumbered ?? false)
      else {
        body.append(line)
        index += 1
        continue
      }
      let end = Self.relatedEnd(lines, from: index + 1)
      let taken = lines[(index + 1)..<end].filter { !$0.isBlank && $0.text != Self.cut }
      if taken.isEmpty {
        body.append(line)
        index += 1
      } else {
        block += taken.map(\.text)
        body.append(TextLine(text: ""))
        index = end
      }
    }
    return (body, block)
  }

  /// Where a block of headlines and teasers stops: at a line of the page, at a known heading, or
  /// where a paragraph of the article follows.
  private static func relatedEnd(_ lines: [TextLine], from start: Int) -> Int {
    var index = start
    var headline: Int?
    var hasTeaser = true
    var teasersAreCut = true
    var count = 0
    while index < lines.count, count < 60 {
      let text = lines[index].text
      if text.isEmpty {
        index += 1
        continue
      }
      if text == cut { return index }
      if HeadingSynonyms.meaning(ofLine: text) != nil, !isFollowedByTeaser(lines, index) {
        return index
      }
      count += 1
      if RelatedBlock.isTeaser(text) {
        let isLong = text.utf8.count > 160 && !text.endsWithEllipsis
        let isNew = teasersAreCut && count > 2 && !text.endsWithEllipsis
        // Two texts in a row, or the first one that is not cut off: the article has begun.
        if hasTeaser || (isLong && isNew) { return hasTeaser ? index : headline ?? index }
        hasTeaser = true
        if !text.endsWithEllipsis { teasersAreCut = false }
      } else {
        headline = index
        hasTeaser = false
      }
      index += 1
    }
    return index
  }

  /// Whether the next line is cut off: then this one is a headline, whatever it says.
  private static func isFollowedByTeaser(_ lines: [TextLine], _ index: Int) -> Bool {
    let next = lines[(index + 1)...].prefix(3).first { !$0.isBlank }
    return next.map { $0.text.endsWithEllipsis } ?? false
  }

  /// Takes the article's own entry out of the related texts and keeps the others.
  private mutating func settleRelated(_ block: [String]) {
    var entries: [Related] = []
    for line in block {
      if Dateline(line, today: today) != nil { continue }
      let bare = ListMarker(line).map { $0.rest(of: line) } ?? line
      RelatedBlock.add(bare, to: &entries)
    }
    let own = title?.comparable
    for entry in entries {
      if entry.title.comparable == own {
        leftOut.append(LeftOut(.ownEntry, entry.title))
      } else if !related.contains(entry) {
        related.append(entry)
      }
    }
  }

  // MARK: title

  private mutating func findTitle() {
    if title != nil { return }
    let head = body.indices.filter { !body[$0].isBlank }
    // A text that starts with one of its sections has no headline.
    let end = head.first { HeadingSynonyms.meaning(ofLine: body[$0].text) != nil } ?? body.count
    guard let first = head.first(where: { $0 < end && isTitle(body[$0].text) }) else { return }
    var chosen = first
    var isSiteName = false
    // A site name above the headline: the headline is the line that the page repeats.
    if body[first].text.wordCount <= 3, !body[first].text.isEastern {
      let early = head.prefix(12)
      let counts = Dictionary(
        head.prefix(200).map { (body[$0].text.comparable, 1) }, uniquingKeysWith: +)
      if counts[body[first].text.comparable] == 1,
        let repeated = early.first(where: {
          isTitle(body[$0].text) && body[$0].text.wordCount >= 4
            && counts[body[$0].text.comparable, default: 0] > 1
        })
      {
        chosen = repeated
        isSiteName = true
      }
    }
    title = Self.withoutMarks(body[chosen].text)
    for index in head where index < chosen {
      let text = body[index].text
      if let line = Dateline(text, today: today) {
        facts.merge(line)
        leftOut.append(LeftOut(.dateline, text))
        body[index].text = ""
      } else if isSiteName {
        leftOut.append(LeftOut(.navigation, text))
        body[index].text = ""
      }
    }
    body[chosen].text = ""
  }

  /// A line that can be a headline: short, no known heading, no date, no list item.
  private func isTitle(_ line: String) -> Bool {
    guard line.hasWords, line.utf8.count <= 400 else { return false }
    if line.utf8.count > 200, line.endsSentence, !line.isEastern { return false }
    if line.endsWithEllipsis, line.wordCount > 12 { return false }
    if let dateline = Dateline(line, today: today), dateline.title == nil { return false }
    return HeadingSynonyms.meaning(ofLine: line) == nil
  }

  /// Without the marks and labels of a heading: `# Title`, `**Title**`, `Title: Title`, `== Title ==`.
  static func withoutMarks(_ line: String) -> String {
    if line.utf8.prefix(24).contains(0x3A), let title = Dateline(line)?.title { return title }
    var text = Substring(line)
    for mark: Character in ["#", "=", "*", "_"] where text.first == mark {
      let bare = text.drop { $0 == mark }
      guard bare.first == " " || text.last == mark else { continue }
      text = bare
      while text.last == mark { text.removeLast() }
    }
    let bare = text.trimmed()
    return bare.isEmpty ? line : bare
  }

  private mutating func dropRepeatedTitle() {
    guard let own = title?.comparable, !own.isEmpty else { return }
    var index = 0
    while index < body.count {
      let text = body[index].text
      // Punctuation and emoji may differ, so the lengths need only be of one order.
      guard !text.isEmpty, text.utf8.count <= own.utf8.count * 2 + 40, text.comparable == own else {
        index += 1
        continue
      }
      leftOut.append(LeftOut(.repeatedTitle, body[index].text))
      body[index].text = ""
      dropOwnTeaser(after: index)
      index += 1
    }
  }

  /// Below a repeated headline stands a teaser: the start of a text that is there in full.
  private mutating func dropOwnTeaser(after index: Int) {
    guard let next = body[index...].firstIndex(where: { !$0.isBlank }) else { return }
    let teaser = body[next].text
    let dots = teaser.ellipsis.count
    guard dots > 0 else { return }
    let start = teaser.dropLast(dots).trimmed().comparable
    let isRepeated = body[(next + 1)...].contains { line in
      let text = line.text.comparable
      return !text.isEmpty
        && (text.hasPrefix(start) || (start.hasSuffix(text.prefix(24)) && text.count >= 24))
    }
    let hasHeading = teaser.split(separator: " ").indices.prefix(8).contains { count in
      HeadingSynonyms.meaning(of: teaser.split(separator: " ").prefix(count).joined(separator: " "))
        != nil
    }
    guard isRepeated || hasHeading else { return }
    leftOut.append(LeftOut(.ownEntry, teaser))
    body[next].text = ""
  }

  // MARK: head and tail

  /// Lines between the headline and the text that name author, date or column.
  private mutating func readHead() {
    var seen = 0
    for index in body.indices where !body[index].isBlank {
      let text = body[index].text
      seen += 1
      guard seen <= 8, text.utf8.count <= 240, HeadingSynonyms.meaning(ofLine: text) == nil else {
        return
      }
      guard let line = Dateline(text, today: today) else {
        if seen > 3 { return }
        continue
      }
      facts.merge(line)
      leftOut.append(LeftOut(.dateline, text))
      body[index].text = ""
    }
  }

  /// Closing lines: where more of the same is found, tags, the line of copyright.
  private mutating func readTail() {
    var left = 6
    for index in body.indices.reversed() where !body[index].isBlank && left > 0 {
      left -= 1
      let text = body[index].text
      if let topic = Footer.topic(of: text) {
        if !topic.isEmpty, !facts.topics.contains(topic) { facts.topics.append(topic) }
        leftOut.append(LeftOut(.footer, text))
        body[index].text = ""
      } else if text.hasPrefix("\u{A9}") || text.lowercased().hasPrefix("(c) 20") {
        leftOut.append(LeftOut(.footer, text))
        body[index].text = ""
      } else if text.utf8.prefix(40).contains(where: { $0 == 0x3A || $0 == 0xEF })
        || text.utf8.count <= 60,
        ListMarker(text) == nil, let line = Dateline(text),
        !line.topics.isEmpty || line.link != nil || line.source != nil
          || line.published != nil || line.updated != nil
      {
        facts.merge(line)
        leftOut.append(LeftOut(.dateline, text))
        body[index].text = ""
      }
    }
  }
}
