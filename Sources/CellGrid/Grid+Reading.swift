extension Grid {
  /// The rows as text, blanks at their ends cut.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      var blanks = 0
      for column in 0..<size.columns {
        let glyph = self[column, row].glyph
        if glyph == " " {
          blanks += 1
        } else {
          line += String(repeating: " ", count: blanks) + glyph
          blanks = 0
        }
      }
      return line
    }
  }

  /// A map of the roles: each cell as the letter of its role, `.` for a role without one.
  public func roles(_ legend: [Role: Character]) -> [String] {
    (0..<size.rows).map { row in
      String((0..<size.columns).map { legend[self[$0, row].role] ?? "." })
    }
  }

  /// A map of an emphasis: `#` where it is, `.` elsewhere.
  public func map(of emphasis: Cell.Emphasis) -> [String] {
    (0..<size.rows).map { row in
      String((0..<size.columns).map { self[$0, row].emphasis.contains(emphasis) ? "#" : "." })
    }
  }

  /// The same picture in ASCII, column by column, for terminals that show nothing else.
  ///
  /// Lines, arrows and quotation marks become the sign next to them, letters lose their accents, the
  /// rest is `?` in each of its columns.
  public func asASCII() -> Grid {
    var result = self
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        result.change(column, row) { cell in
          // The second half of a wide glyph is empty.
          if cell.glyph.isEmpty { cell.glyph = "?" }
          if cell.glyph.utf8.count > 1, let first = cell.glyph.unicodeScalars.first {
            cell.glyph = String(Transliteration.ascii(first))
          }
        }
      }
    }
    return result
  }
}
