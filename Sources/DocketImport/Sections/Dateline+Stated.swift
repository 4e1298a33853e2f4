internal import DocketModel

/// Days that are stated among other facts, which stay in the text.
extension Dateline {
  /// Takes the days out of facts near the head of a text: lines with labels, alone or in a paragraph,
  /// a list or a table of two columns.
  ///
  /// `Incident commander: Ana`, `Date: 2026-11-12`, `| Publication date | 2026-11-12 |`.
  mutating func takeStatedDays(near pieces: some Sequence<Piece>, today: Day?) {
    for piece in pieces.prefix(Self.reach) {
      guard published == nil || updated == nil else { return }
      guard case .block(let block, _) = piece else { continue }
      for line in Self.facts(in: block) { takeStatedDay(line, today: today) }
    }
  }

  /// How many pieces are near the head.
  private static let reach = 12

  private mutating func takeStatedDay(_ line: String, today: Day?) {
    guard let (label, value) = Self.labelled(line),
      let field = Self.fields[label], field == .published || field == .updated,
      let date = Self.date(value, today: today)
    else { return }
    if field == .published { published = published ?? date } else { updated = updated ?? date }
  }

  private static func facts(in block: Block) -> [String] {
    switch block {
    case .paragraph(let text): return facts(in: text)
    case .list(_, let items):
      return items.prefix(20).filter { $0.utf8.count <= 120 && !$0.contains("\n") }
    case .table(let header, let rows):
      return ([header] + rows.prefix(20)).filter { $0.count == 2 }
        .map { $0[0] + ": " + $0[1] }.filter { $0.utf8.count <= 120 }
    default: return []
    }
  }

  /// Labels and values one behind the other: Markdown makes one line of them.
  private static func facts(in text: String) -> [String] {
    guard text.utf8.count <= 600 else { return [] }
    var facts: [String] = []
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].split(separator: " ").count <= 3
      else { return [] }
      facts += split(String(line))
    }
    return facts
  }

  /// `Date: 2026-11-12 Severity: high` in two: a date in front of the next label ends at it.
  private static func split(_ line: String) -> [String] {
    var facts: [String] = []
    var words: [Substring] = []
    var isOpen = false
    for word in line.split(separator: " ") {
      if word.hasSuffix(":"), isOpen {
        // The longest label that is known begins the next fact, else words with capitals do.
        let taken = (0...2).last { count in
          let label = (words.suffix(count) + [word]).joined(separator: " ")
          return count <= words.count && !label.contains(where: \.isNumber)
            && HeadingKey(label, limit: 60).map { fields[$0.phrase] != nil } == true
        }
        let named = words.suffix(3).reversed().prefix { $0.first?.isUppercase == true }.count
        let start = words.count - max(taken ?? 0, named)
        facts.append(words[..<start].joined(separator: " "))
        words.removeFirst(start)
      }
      words.append(word)
      isOpen = isOpen || word.hasSuffix(":")
    }
    return facts + [words.joined(separator: " ")]
  }
}
