internal import DocketModel

/// Reads the entries of a block that points to other texts, once its end is known.
enum RelatedBlock {
  /// The entries of a section under a heading such as `Related`; nil when it holds real text.
  ///
  /// Real text is anything but lists and short paragraphs: then the section stays a section.
  static func entries(of draft: SectionBuilder.Draft) -> [Related]? {
    var lines: [String] = []
    for block in draft.blocks {
      switch block {
      case .list(_, let items): lines += items
      case .paragraph(let text):
        guard text.utf8.count <= 300 || text.endsWithEllipsis else { return nil }
        lines += text.split(separator: "\n").map { String($0) }
      default: return nil
      }
    }
    var related: [Related] = []
    for line in lines { add(line, to: &related) }
    return related
  }

  /// Adds a line: a teaser to the entry before it, or a new entry.
  static func add(_ line: String, to related: inout [Related]) {
    let parts = line.split(separator: "\n", maxSplits: 1).map { $0.trimmed() }
    let first = parts.first ?? ""
    guard !first.isEmpty else { return }
    if let last = related.last, last.excerpt == nil, isTeaser(first) {
      related[related.count - 1].excerpt = first
    } else {
      related.append(Related(title: first, excerpt: parts.count > 1 ? parts[1] : nil))
    }
  }

  /// Whether a line in such a block is a teaser and not a headline.
  static func isTeaser(_ line: String) -> Bool {
    line.endsWithEllipsis || line.utf8.count > 160 || (line.endsSentence && line.wordCount > 8)
  }
}
