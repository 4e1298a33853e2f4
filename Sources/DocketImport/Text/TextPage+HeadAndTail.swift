internal import DocketModel

/// The lines below the headline and the last lines, which say who, when and where.
extension TextPage {
  /// Lines between the headline and the text that name author, date or column.
  mutating func readHead() {
    var seen = 0
    for index in body.indices where !body[index].isBlank {
      let text = body[index].text
      seen += 1
      guard seen <= 10, text.utf8.count <= 240, HeadingSynonyms.meaning(ofLine: text) == nil else {
        return
      }
      guard let line = Dateline(text, today: today),
        line.title.map({ $0.comparable == title?.comparable }) ?? true
      else {
        // Facts in two columns are no text yet.
        if seen > 3, !text.prefix(32).contains(":  ") { return }
        continue
      }
      facts.merge(line)
      leaveOut(index, .dateline)
    }
  }

  /// Closing lines: where more of the same is found, tags, the line of copyright.
  mutating func readTail() {
    var left = 6
    for index in body.indices.reversed() where !body[index].isBlank {
      if left == 0 { return }
      left -= 1
      let text = body[index].text
      if let topic = Footer.topic(of: text), startsParagraph(index) {
        if !topic.isEmpty, !facts.topics.contains(topic) { facts.topics.append(topic) }
        leaveOut(index, .footer)
      } else if let line = closingFacts(text) {
        facts.merge(line)
        leaveOut(index, .dateline)
      }
    }
  }

  private func startsParagraph(_ index: Int) -> Bool {
    index == 0 || body[index - 1].isBlank || body[index - 1].text.endsSentence
  }

  /// What a closing line states, where it has a label or is a date and nothing else.
  private func closingFacts(_ text: String) -> Dateline? {
    let hasColon = text.utf8.prefix(40).contains { $0 == 0x3A || $0 == 0xEF }
    guard hasColon || text.utf8.count <= 60, ListMarker(text) == nil, let line = Dateline(text),
      !line.isLoose, line.title == nil
    else { return nil }
    let isKnown =
      !line.topics.isEmpty || line.link != nil || line.source != nil || line.published != nil
      || line.updated != nil
    return isKnown ? line : nil
  }
}
