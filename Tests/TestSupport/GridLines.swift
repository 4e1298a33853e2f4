public import CellGrid

extension Grid {
  /// The screen as text, one string per row, blanks at the end kept.
  public var glyphLines: [String] {
    (0..<size.rows).map { row in
      (0..<size.columns).map { column in self[column, row].glyph }.joined()
    }
  }

  /// One letter per cell for its role and emphasis, and below them what each letter means.
  ///
  /// Letters are given in order of appearance, so a role that is new elsewhere changes nothing here.
  public var roleLines: [String] {
    var legend: [String] = []
    var letters: [String: Character] = ["text": "."]
    var lines: [String] = []
    for row in 0..<size.rows {
      var line = ""
      for column in 0..<size.columns {
        let look = self[column, row].look
        if letters[look] == nil {
          let letter = Self.letter(legend.count)
          letters[look] = letter
          legend.append("\(letter) = \(look)")
        }
        line.append(letters[look] ?? "?")
      }
      lines.append(line)
    }
    return lines + legend
  }

  private static func letter(_ index: Int) -> Character {
    let all = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    return index < all.count ? all[index] : "?"
  }
}

extension Cell {
  /// Role and emphasis in words: `list.unread bold bar`.
  fileprivate var look: String {
    let names: [(Emphasis, String)] = [
      (.bar, "bar"), (.bold, "bold"), (.dim, "dim"), (.match, "match"),
    ]
    let words = names.filter { emphasis.contains($0.0) }.map(\.1)
    return ([role.rawValue] + words).joined(separator: " ")
  }
}
