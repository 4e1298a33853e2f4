internal import DocketModel

/// The footnotes of a Markdown text: numbers where they are referred to, a list of them at the end.
struct Footnotes {
  /// Collects the text of the footnote at hand.
  var writer = PieceWriter()
  /// Our numbers by those of the library, which counts the ones that nothing refers to first.
  private var numbers: [String: Int] = [:]
  /// The texts in the order of the library; nil for one without words.
  private var notes: [String?] = []

  /// The number that stands for a reference, in the order of the text.
  mutating func mark(_ number: String) -> String {
    let own = numbers[number] ?? numbers.count + 1
    numbers[number] = own
    return "[\(own)]"
  }

  /// Takes what the writer collected.
  mutating func takeText() {
    if case .block(.list(_, let items), _) = writer.pieces.last {
      notes.append(items.first)
    } else {
      notes.append(nil)
    }
    writer = PieceWriter()
  }

  /// The list at the end, under a heading of its own unless the text ends in one.
  func add(to writer: inout PieceWriter) {
    let items = items
    guard !items.isEmpty else { return }
    if !Self.endsInHeading(writer.pieces) {
      writer.inline = InlineText()
      writer.inline.add("Footnotes")
      writer.endHeading(level: 6)
    }
    writer.emit(.list(ordered: true, items: items))
  }

  /// The texts by our numbers; those that nothing refers to come last.
  private var items: [String] {
    var numbered: [(number: Int, text: String)] = []
    var others: [String] = []
    for (place, text) in notes.enumerated() {
      if let number = numbers[String(place + 1)] {
        // A list counts by itself, so one without words has its place too.
        numbered.append((number, text ?? "(no text)"))
      } else if let text {
        others.append(text)
      }
    }
    return numbered.sorted { $0.number < $1.number }.map(\.text) + others
  }

  private static func endsInHeading(_ pieces: [Piece]) -> Bool {
    guard case .heading(let text, _) = pieces.last else { return false }
    return HeadingSynonyms.meaning(of: text) == .section(.references)
  }
}
