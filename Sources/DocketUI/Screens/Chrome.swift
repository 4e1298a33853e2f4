import CellGrid

/// The lines that frame what is shown: bands, and the keys on the last row.
enum Chrome {
  /// Draws a line with a title in it: `── title ─────`.
  static func band(
    _ grid: inout Grid, row: Int, column: Int, columns: Int, title: String, isStrong: Bool = true
  ) {
    grid.horizontalLine(row: row, column: column, columns: columns)
    guard columns > 6, !title.isEmpty else { return }
    grid.put(
      " \(title) ", column: column + 2, row: row, width: columns - 4,
      role: isStrong ? .title : .textDim, emphasis: isStrong ? .bold : [], ellipsis: true)
  }

  /// As many hints as have room; where not all have, or there is more than they say, `more` is the last.
  static func fitting(
    _ hints: [(key: String, label: String)], columns: Int, more: (key: String, label: String),
    isMore: Bool
  ) -> [(key: String, label: String)] {
    let widths = hints.map(width(of:))
    let last = width(of: more)
    if widths.reduce(isMore ? last : 0, +) <= columns { return isMore ? hints + [more] : hints }
    var room = columns - last
    let fitting = widths.prefix { columns in
      room -= columns
      return room >= 0
    }
    return hints.prefix(fitting.count) + [more]
  }

  /// Columns that a hint takes, with the blank in front of the next.
  static func width(of hint: (key: String, label: String)) -> Int {
    SafeText(hint.key).width + SafeText(hint.label).width + 3
  }

  /// ` x done  d n/a…`, cut at a whole hint.
  @discardableResult
  static func hints(
    _ hints: [(key: String, label: String)], row: Int, from column: Int = 0, _ grid: inout Grid
  ) -> Int {
    var column = column
    for hint in hints {
      guard column + width(of: hint) - 1 <= grid.size.columns else { break }
      column = grid.put(
        SafeText(hint.key), column: column + 1, row: row, role: .hintKey, emphasis: .bold)
      column = grid.put(SafeText(hint.label), column: column + 1, row: row, role: .hintText) + 1
    }
    return column
  }
}

extension Grid {
  mutating func clear(row: Int) {
    fill(Rect(column: 0, row: row, columns: size.columns, rows: 1))
  }
}

extension SafeText {
  /// The text broken into lines of a width.
  func wrapped(to width: Int) -> [SafeText] {
    let layout = TextLayout(self, width: width)
    return layout.lines.indices.map { layout[$0] }
  }

  /// The text in at most so many lines of a width; one that goes on ends in `…`.
  func wrapped(to width: Int, rows: Int) -> [SafeText] {
    let lines = wrapped(to: width)
    guard rows > 0, lines.count > rows else { return lines }
    let last: SafeText = "\(lines[rows - 1]) \(lines[rows])"
    return lines.prefix(rows - 1) + [last.prefix(columns: width, ellipsis: true)]
  }
}
