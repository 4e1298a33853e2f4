internal import DocketModel

/// A headline that stands again in the text, as pages do it above the article and in lists.
extension TextPage {
  mutating func dropRepeatedTitle() {
    guard let own = title?.comparable, !own.isEmpty else { return }
    // Punctuation and emoji may differ, so the lengths need only be of one order.
    let longest = own.utf8.count * 2 + 40
    var section = SectionCursor()
    // A page shows its own teaser once or twice; looking for more would take too long.
    var teasers = 4
    for index in body.indices {
      let text = body[index].text
      guard !text.isEmpty, text.utf8.count <= longest else { continue }
      comparisons += 1
      guard text.comparable == own, ListMarker(text) == nil else { continue }
      let kind = section.kind(before: index, body)
      guard kind == nil || kind != .actions && !isSentence(index) else { continue }
      leaveOut(index, .repeatedTitle)
      guard teasers > 0 else { continue }
      if let next = nextFilled(after: index), body[next].text.endsWithEllipsis {
        teasers -= 1
        if isOwnTeaser(next) { leaveOut(next, .ownEntry) }
      }
    }
  }

  /// Inside a section such a line may also be a sentence, or one line of a paragraph.
  private func isSentence(_ index: Int) -> Bool {
    body[index].text.hasSuffix(".") || index > 0 && !body[index - 1].isBlank
  }

  private func nextFilled(after index: Int) -> Int? {
    body[(index + 1)...].prefix(6).firstIndex { !$0.isBlank }
  }

  /// Whether a text that is cut off stands further down in full, with its heading in front or not:
  /// `What happened Acme announced…`.
  private mutating func isOwnTeaser(_ place: Int) -> Bool {
    let teaser = body[place].text.dropLast(body[place].text.ellipsis.count).trimmed()
    var starts = [teaser.comparable]
    let words = teaser.split(separator: " ", maxSplits: 9)
    for count in words.indices.dropFirst() {
      let heading = words.prefix(count).joined(separator: " ")
      guard HeadingSynonyms.meaning(of: heading) != nil else { continue }
      starts.append(words.dropFirst(count).joined(separator: " ").comparable)
    }
    let shortest = starts.map(\.utf8.count).min() ?? 0
    for line in body[(place + 1)...] where line.text.utf8.count >= shortest {
      comparisons += 1
      let text = line.text.comparable
      if starts.contains(where: { !$0.isEmpty && text.hasPrefix($0) }) { return true }
    }
    return starts.allSatisfy(\.isEmpty)
  }
}
