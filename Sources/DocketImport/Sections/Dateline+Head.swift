internal import DocketModel

extension Dateline {
  /// Takes the datelines out of the head of a text: paragraphs in which each line is one.
  mutating func takeHead(of pieces: inout [Piece], today: Day?, leftOut: inout [LeftOut]) {
    var taken: Set<Int> = []
    // A page has one or two of them; a text that goes on and on with names and days is a list.
    for index in pieces.indices.prefix(8) where index - taken.count < 3 {
      guard case .block(.paragraph(let text), _) = pieces[index] else { break }
      let lines = text.split(separator: "\n").map { String($0) }
      let found = lines.map { Dateline($0, today: today) }
      guard !found.isEmpty, found.allSatisfy({ $0 != nil }) else { continue }
      for line in found { if let line { merge(line) } }
      leftOut.append(LeftOut(.dateline, text))
      taken.insert(index)
    }
    guard !taken.isEmpty else { return }
    pieces = pieces.enumerated().filter { !taken.contains($0.offset) }.map(\.element)
  }
}
