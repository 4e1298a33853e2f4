/// Finds the word that was probably meant.
public enum Spelling {
  /// The nearest of the known words, if one is near enough to be offered; letter case is ignored.
  ///
  /// Near is one edit for words up to four letters, two for longer ones; a word that begins as
  /// typed counts as well. Of equally near ones the first wins.
  public static func nearest(to word: String, in known: [String]) -> String? {
    let typed = Array(word.lowercased().utf8.prefix(40))
    guard !typed.isEmpty else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known {
      let other = Array(candidate.lowercased().utf8)
      let distance = distance(typed, other)
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best, best.distance <= (typed.count <= 4 ? 1 : 2), best.distance < typed.count {
      return best.word
    }
    guard typed.count >= 2 else { return nil }
    return known.first { $0.lowercased().utf8.starts(with: typed) }
  }

  /// How many letters must be put in, left out, replaced or swapped with their neighbour.
  ///
  /// Optimal string alignment distance, on UTF-8 bytes.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var earlier: [Int] = []
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (byte == other ? 0 : 1)
        var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, earlier[column - 1] + 1)
        }
        current.append(cost)
      }
      (earlier, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
