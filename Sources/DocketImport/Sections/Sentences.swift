/// Cuts text into sentences, as far as punctuation tells.
enum Sentences {
  /// Words whose point ends no sentence.
  static let abbreviations: Set<String> = [
    "e.g.", "i.e.", "vs.", "no.", "nos.", "mr.", "mrs.", "ms.", "dr.", "inc.", "ltd.", "co.",
    "corp.", "etc.", "approx.", "u.s.", "u.k.", "e.u.", "fig.", "st.", "jr.", "sr.", "z.b.", "bzw.",
    "ca.", "nr.", "d.h.", "p.ex.", "ver.", "v.", "sec.", "dept.", "gov.", "min.", "max.", "incl.",
  ]

  /// The first sentence with its full stop; the whole text where there is no second one.
  static func first(of text: String) -> String { split(text, limit: 1).first ?? text }

  /// The sentences; the last one holds the rest when there are more than `limit`.
  static func split(_ text: String, limit: Int = .max) -> [String] {
    var sentences: [String] = []
    var start = text.startIndex
    var index = text.startIndex
    while sentences.count < limit, let found = text.utf8[index...].firstIndex(where: mayEnd) {
      index = found
      let next = text.index(after: index)
      if ends(text, at: index, next: next), !text[start..<next].isNumbering {
        let sentence = text[start..<next].trimmed()
        if !sentence.isEmpty { sentences.append(sentence) }
        start = next
      }
      index = next
    }
    if start < text.endIndex, sentences.count < limit {
      let rest = text[start...].trimmed()
      if !rest.isEmpty { sentences.append(rest) }
    }
    return sentences
  }

  /// Whether a mark that ends a sentence may begin with this byte.
  private static func mayEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), 0xD8, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  private static func ends(_ text: String, at index: String.Index, next: String.Index) -> Bool {
    switch text[index] {
    case "\u{3002}", "\u{FF01}", "\u{FF1F}": return true
    case ".", "!", "?", "\u{61F}", "\u{2026}": break
    default: return false
    }
    guard next < text.endIndex, text[next] == " " else { return false }
    let after = text[next...].drop { $0 == " " }
    guard !after.startsLowercase, let first = after.first, first != "\u{2013}", first != "-" else {
      return false
    }
    guard text[index] == "." else { return true }
    var start = index
    while start > text.startIndex {
      let before = text.index(before: start)
      if text[before] == " " { break }
      start = before
    }
    let word = text[start...index]
    // A single capital is an initial.
    if word.count == 2, let letter = word.first, letter.isUppercase { return false }
    return !abbreviations.contains(word.lowercased().filter { $0 != "(" })
  }
}
