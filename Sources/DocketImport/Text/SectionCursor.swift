internal import DocketModel

/// Tells in which section a line stands, for lines asked in their order; each line is read once.
struct SectionCursor {
  private var kind: Section.Kind?
  private var next = 0

  /// The kind of the last known heading before a place in the list of lines; nil before the first.
  mutating func kind(
    before place: Int, _ filled: [Int], _ lines: [TextLine]
  ) -> Section.Kind? {
    while next < place {
      read(lines[filled[next]].text)
      next += 1
    }
    return kind
  }

  /// The same for a line, by its index.
  mutating func kind(before index: Int, _ lines: [TextLine]) -> Section.Kind? {
    while next < index {
      read(lines[next].text)
      next += 1
    }
    return kind
  }

  private mutating func read(_ line: String) {
    switch HeadingSynonyms.meaning(ofLine: line) {
    case .section(let found): kind = found
    case .takeaways: kind = .summary
    case .related: kind = nil
    case nil: break
    }
  }
}
