internal import DocketModel

/// A pasted page, taken apart: what is known about the article, and the lines of its text.
struct TextPage {
  var title: String?
  var facts = Dateline()
  var related: [Related] = []
  var leftOut: [LeftOut] = []
  /// The lines of the article; blank ones separate paragraphs.
  var body: [TextLine] = []
  /// How often a line was compared with another one: what a test holds in proportion.
  var comparisons = 0

  let today: Day?

  init(_ lines: [TextLine], today: Day?) {
    self.today = today
    let lines = takeSignature(takeMailHeader(lines))
    let (rest, blocks) = cutRelated(withoutPageLines(lines))
    body = rest
    findTitle()
    settleRelated(blocks)
    dropRepeatedTitle()
    readHead()
    readTail()
  }

  private mutating func takeMailHeader(_ lines: [TextLine]) -> [TextLine] {
    guard let header = MailHeader(lines) else { return lines }
    title = header.title
    facts = header.facts
    for line in lines[header.range] { leftOut.append(LeftOut(.mailHeader, line.text)) }
    return Array(lines[header.range.upperBound...])
  }

  private mutating func takeSignature(_ lines: [TextLine]) -> [TextLine] {
    let (rest, frame) = SignedText.unframed(lines)
    leftOut += frame.map { LeftOut(.signature, $0) }
    return rest
  }

  private mutating func withoutPageLines(_ lines: [TextLine]) -> [TextLine] {
    let left = PageLines(lines).left
    guard !left.isEmpty else { return lines }
    return lines.enumerated().map { index, line in
      guard let reason = left[index] else { return line }
      leftOut.append(LeftOut(reason, line.text))
      // What follows is a new paragraph, and a related block ends here.
      return TextLine(text: reason == .share ? Self.cut : "")
    }
  }

  /// Stands where a line of the page ended whatever was before it.
  static let cut = "\u{0}"

  /// Takes a line out of the article and says why.
  mutating func leaveOut(_ index: Int, _ reason: LeftOut.Reason) {
    leftOut.append(LeftOut(reason, body[index].text))
    body[index].text = ""
  }
}
