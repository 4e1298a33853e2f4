internal import DocketModel

/// The footnotes of a Markdown text: numbers where they are referred to, a list of them at the end.
struct Footnotes {
  /// Collects the text of the footnote at hand.
  var writer = PieceWriter()
  /// Our numbers by those of the library, which counts the ones that nothing refers to first.
  private var numbers: [String: Int] = [:]
  private var notes: [(number: Int, text: String)] = []
  private var read = 0

  /// The number that stands for a reference, in the order of the text.
  mutating func mark(_ number: String) -> String {
    let own = numbers[number] ?? numbers.count + 1
    numbers[number] = own
    return "[\(own)]"
  }

  /// Takes what the writer collected; footnotes that nothing refers to come last.
  mutating func takeText() {
    read += 1
    let number = numbers[String(read)]
    if case .block(.list(_, let items), _) = writer.pieces.last, let text = items.first {
      notes.append((number ?? .max, text))
    } else if let number {
      // The list counts by itself.
      notes.append((number, "(no text)"))
    }
    writer = PieceWriter()
  }

  /// The list at the end, under a heading of its own unless the text ends in one.
  func add(to writer: inout PieceWriter) {
    guard !notes.isEmpty else { return }
    if !Self.endsInHeading(writer.pieces) {
      writer.inline = InlineText()
      writer.inline.add("Footnotes")
      writer.endHeading(level: 6)
    }
    let sorted = notes.enumerated().sorted {
      ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
    }
    writer.emit(.list(ordered: true, items: sorted.map(\.element.text)))
  }

  private static func endsInHeading(_ pieces: [Piece]) -> Bool {
    guard case .heading(let text, _) = pieces.last else { return false }
    return HeadingSynonyms.meaning(of: text) == .section(.references)
  }
}
