internal import DocketModel

/// Takes out of the pieces of an article the lines of the page that stand among them.
///
/// `Advertisement`, `Share this`, `Read more: another headline`; in doubt a paragraph stays.
struct PageLeftovers {
  private(set) var pieces: [Piece] = []
  private(set) var related: [Related] = []
  private(set) var leftOut: [LeftOut] = []

  init(_ all: [Piece], links: [Link]) {
    let addresses = Dictionary(links.map { ($0.text, $0.url) }) { first, _ in first }
    let lines = all.map(Self.line)
    let verdicts = lines.map { line in line.flatMap { PageLine.verdict(on: $0) } }
    let lastText = verdicts.indices.last { verdicts[$0] == nil && lines[$0] != nil } ?? -1
    for (index, piece) in all.enumerated() {
      guard let line = lines[index] else {
        pieces.append(piece)
        continue
      }
      if let reason = Self.reason(verdicts, index, isAtEnd: index > lastText) {
        leftOut.append(LeftOut(reason, line))
      } else if Self.isCredit(line) {
        leftOut.append(LeftOut(.credit, line))
      } else if let entry = Self.pointer(line, addresses) {
        related.append(entry)
      } else {
        pieces.append(piece)
      }
    }
    dropEmptyHeadingAtEnd()
  }

  /// The paragraph, where it is one line; headings and other blocks are never of the page.
  private static func line(_ piece: Piece) -> String? {
    guard case .block(.paragraph(let text), _) = piece, !text.contains("\n") else { return nil }
    return text
  }

  private static func reason(
    _ verdicts: [PageLine.Verdict?], _ index: Int, isAtEnd: Bool
  ) -> LeftOut.Reason? {
    switch verdicts[index] {
    case .page(let reason): return reason
    case .pageAmongOthers(let reason):
      let neighbours = [index - 1, index + 1].filter { verdicts.indices.contains($0) }
      return neighbours.contains { verdicts[$0] != nil } ? reason : nil
    case .opening(let reason): return isAtEnd ? reason : nil
    case nil: return nil
    }
  }

  /// `Related: a headline`, where the headline is a link and nothing follows.
  private static func pointer(_ line: String, _ addresses: [String: String]) -> Related? {
    guard line.utf8.count <= 400, let colon = line.firstIndex(of: ":"),
      case .related? = HeadingSynonyms.meaning(of: line[..<colon])
    else { return nil }
    let title = line[line.index(after: colon)...].trimmed()
    guard !title.isEmpty, let address = addresses[title] else { return nil }
    return Related(title: title, link: address)
  }

  /// `Photo: Jane Doe / Agency`: who made a picture that is not shown here.
  private static func isCredit(_ line: String) -> Bool {
    guard line.utf8.count <= 120, !line.endsSentence, let key = HeadingKey(line, limit: 40) else {
      return false
    }
    let phrase = key.phrase
    return credits.contains { phrase.hasPrefix($0) }
      && line.contains(where: { ":\u{A9}/".contains($0) })
      || phrase.hasPrefix("photograph by") || phrase.hasPrefix("photo by")
  }

  private static let credits = [
    "photo", "photos", "image credit", "image", "picture", "credit", "foto", "fotos", "bild",
    "bilder", "bildquelle", "credit photo", "credits photo", "credits photos", "imagen",
    "fotografia", "immagine",
  ]

  /// A heading that nothing follows any more named what was taken out.
  private mutating func dropEmptyHeadingAtEnd() {
    guard !leftOut.isEmpty || !related.isEmpty else { return }
    while case .heading(let text, _)? = pieces.last, pieces.count > 1 {
      leftOut.append(LeftOut(.navigation, text))
      pieces.removeLast()
    }
  }
}
