import CellGrid

/// Rows whose columns stand under each other, whatever script their text is in.
struct Table {
  struct Column {
    var alignsRight = false
    /// The one column that is cut when the terminal is narrow.
    var gives = false
    /// Left out on a narrow terminal, the higher first; 0 stays always.
    var rank = 0
  }

  private let columns: [Column]
  private var rows: [[Span]] = []
  private var widths: [Int]
  private static let gap = 2
  /// What the giving column keeps: less where hardly anything else would have room.
  private static func leastWidth(of available: Int) -> Int { min(24, max(12, available / 3)) }

  init(_ columns: [Column]) {
    self.columns = columns
    widths = columns.map { _ in 0 }
  }

  /// Adds a row; one span for each column, on one line; missing ones are empty.
  mutating func add(_ row: [Span]) {
    for (index, span) in row.enumerated() where index < widths.count {
      widths[index] = max(widths[index], span.text.width)
    }
    let missing = max(columns.count - row.count, 0)
    rows.append(row + Array(repeating: Span(""), count: missing))
  }

  /// Prints all rows; empty columns are left out.
  func print(to printer: Printer) {
    var widths = widths
    var shown = columns.indices.filter { widths[$0] > 0 }
    if let available = printer.columns, let giving = shown.first(where: { columns[$0].gives }) {
      let least = min(widths[giving], Self.leastWidth(of: available))
      func others() -> Int {
        shown.reduce(0) { $0 + ($1 == giving ? 0 : widths[$1] + Self.gap) }
      }
      while available - others() < least,
        let drop = shown.max(by: { columns[$0].rank < columns[$1].rank }), columns[drop].rank > 0
      {
        shown.removeAll { $0 == drop }
      }
      widths[giving] = min(widths[giving], max(available - others(), least))
    }
    for row in rows { printer.line(line(row, shown, widths)) }
  }

  private func line(_ row: [Span], _ shown: [Int], _ widths: [Int]) -> [Span] {
    var spans: [Span] = []
    var pending = 0
    for index in shown {
      let span = row[index]
      let text = span.text.prefix(columns: widths[index], ellipsis: true)
      let padding = widths[index] - text.width
      // Blanks are kept back, so that no line ends in them.
      if columns[index].alignsRight { pending += padding }
      if !text.isEmpty {
        if pending > 0 { spans.append(Span(SafeText(String(repeating: " ", count: pending)))) }
        pending = 0
        spans.append(Span(text, span.ink))
      }
      if !columns[index].alignsRight { pending += padding }
      pending += Self.gap
    }
    return spans
  }
}
