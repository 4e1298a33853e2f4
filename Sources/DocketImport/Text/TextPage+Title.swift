internal import DocketModel

/// The headline of a pasted page.
extension TextPage {
  mutating func findTitle() {
    if title != nil { return }
    let head = body.indices.filter { !body[$0].isBlank }
    // A text that starts with one of its sections has no headline.
    let end = head.first { HeadingSynonyms.meaning(ofLine: body[$0].text) != nil } ?? body.count
    if takeLabelledTitle(head.prefix { $0 < end }) { return }
    guard let first = head.first(where: { $0 < end && isTitle(body[$0].text) }) else { return }
    let repeated = headlineBelowSiteName(first, head.prefix { $0 < end }, all: head.prefix(200))
    let chosen = repeated ?? first
    let (own, beside) = Self.columns(of: body[chosen].text)
    title = Self.withoutMarks(own)
    for index in head.prefix(while: { $0 < chosen }) {
      if let line = Dateline(body[index].text, today: today) {
        facts.merge(line)
        leaveOut(index, .dateline)
      } else if repeated != nil {
        leaveOut(index, .navigation)
      }
    }
    body[chosen].text = beside
  }

  /// Takes `Title: …` among the facts at the head of a text, next to one that states a day.
  private mutating func takeLabelledTitle(_ head: ArraySlice<Int>) -> Bool {
    let near = Array(head.prefix(12))
    let lines = near.map { index in
      body[index].text.utf8.prefix(24).contains(0x3A) ? Dateline(body[index].text) : nil
    }
    for (place, line) in lines.enumerated() {
      guard let stated = line?.title else { continue }
      let beside = lines[max(0, place - 2)..<min(lines.count, place + 3)]
      guard beside.contains(where: { $0?.published != nil }) else { continue }
      title = stated
      body[near[place]].text = ""
      for index in lines.indices where lines[index]?.title == nil {
        guard let line = lines[index] else { continue }
        facts.merge(line)
        leaveOut(near[index], .dateline)
      }
      return true
    }
    return false
  }

  /// The headline, and what stands far to the right of it in the same line.
  private static func columns(of line: String) -> (String, String) {
    guard let gap = line.firstRange(ofText: "    "), line[..<gap.lowerBound].hasWords else {
      return (line, "")
    }
    return (line[..<gap.lowerBound].trimmed(), line[gap.upperBound...].trimmed())
  }

  /// Where a site name stands above the headline: the line that the page repeats.
  private func headlineBelowSiteName(
    _ first: Int, _ head: ArraySlice<Int>, all: ArraySlice<Int>
  ) -> Int? {
    guard isShort(first) else { return nil }
    var counts: [String: Int] = [:]
    for index in all { counts[body[index].text.comparable, default: 0] += 1 }
    guard counts[body[first].text.comparable] == 1 else { return nil }
    for index in head.prefix(12) where index >= first {
      let text = body[index].text
      if text.wordCount >= 4, counts[text.comparable, default: 0] > 1, !text.endsSentence,
        isTitle(text)
      {
        return index
      }
      // Anything longer above it is a text that would be lost.
      guard isShort(index) || Dateline(text, today: today) != nil else { return nil }
    }
    return nil
  }

  private func isShort(_ index: Int) -> Bool {
    let text = body[index].text
    return text.utf8.count <= 80 && text.wordCount <= 3 && !text.isEastern && !text.endsSentence
  }

  /// A line that can be a headline: short, no known heading, no date, no list item.
  private func isTitle(_ line: String) -> Bool {
    guard line.hasWords, line.utf8.count <= 400, !line.isNumbering else { return false }
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
}
