/// Roman numbers before items and headings: `IV. Workaround`.
enum RomanNumber {
  /// The number that the line begins with, from 1 to 15; a point or bracket and text must follow.
  static func leading(_ line: String) -> Int? {
    let sign = line.utf8.prefix(8).prefix { $0 != 0x20 }
    guard (2...6).contains(sign.count), let end = sign.last, end == 0x2E || end == 0x29,
      sign.count + 1 < line.utf8.count
    else { return nil }
    let digits = String(decoding: sign.dropLast(), as: UTF8.self).lowercased()
    return written.firstIndex(of: digits).map { $0 + 1 }
  }

  /// By their place.
  static let written = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
  ]
}
