/// Actions that sentences count in words.
///
/// `First, patch. Second, rotate keys. Finally, tell people.`
enum OrdinalWords {
  /// The parts of a paragraph, each from its word on and without it; none where there are fewer
  /// than two, or where the first of them is no `first`.
  static func parts(of text: String) -> [String] {
    // Most paragraphs begin with no such word, and to cut one into sentences is much more work.
    guard word(atStartOf: text, in: firsts) != nil else { return [] }
    var parts: [String] = []
    for sentence in Sentences.split(text) {
      if let rest = rest(of: sentence, isFirst: parts.isEmpty) {
        parts.append(rest)
      } else if parts.isEmpty {
        return []
      } else {
        parts[parts.count - 1] += " " + sentence
      }
    }
    return parts.count >= 2 ? parts : []
  }

  /// The sentence without the word that counts it; nil where it does not begin with one.
  static func rest(of sentence: String, isFirst: Bool) -> String? {
    guard let word = word(atStartOf: sentence, in: isFirst ? firsts : laters) else { return nil }
    let rest = sentence.dropFirst(word.count).drop { ",:\u{3001}\u{FF0C}\u{FF1A} ".contains($0) }
    return rest.hasWords ? String(rest) : nil
  }

  /// The word that the sentence begins with, where it stands there alone.
  private static func word(atStartOf sentence: String, in words: [String]) -> String? {
    let head = sentence.prefix(longest).lowercased()
    return words.first { word in
      guard head.hasPrefix(word), let sign = sentence.dropFirst(word.count).first else {
        return false
      }
      return word.isEastern || ",: ".contains(sign)
    }
  }

  /// More than any of the words has signs.
  private static let longest = 20

  // Longer words stand before those they begin with.
  private static let firsts = [
    "first of all", "firstly", "first", "erstens", "zuerst", "zun\u{E4}chst",
    "premi\u{E8}rement", "tout d'abord", "d'abord", "en primer lugar", "primeramente", "primero",
    "em primeiro lugar", "primeiramente", "primeiro", "in primo luogo", "ten eerste", "primo",
    "\u{7B2C}\u{4E00}\u{306B}", "\u{307E}\u{305A}", "\u{9996}\u{5148}", "\u{7B2C}\u{4E00}",
  ]
  private static let laters = [
    "secondly", "second", "thirdly", "third", "fourthly", "fourth", "fifthly", "fifth", "sixth",
    "finally", "lastly", "last", "next", "then", "after that", "zweitens", "drittens", "viertens",
    "f\u{FC}nftens", "schlie\u{DF}lich", "zuletzt", "danach", "deuxi\u{E8}mement",
    "troisi\u{E8}mement", "quatri\u{E8}mement", "ensuite", "puis", "enfin", "en segundo lugar",
    "en tercer lugar", "segundo", "tercero", "cuarto", "despu\u{E9}s", "por \u{FA}ltimo",
    "finalmente", "em segundo lugar", "em terceiro lugar", "terceiro", "quarto", "depois",
    "por fim",
    "in secondo luogo", "infine", "poi", "ten tweede", "ten derde", "tot slot",
    "\u{7B2C}\u{4E8C}\u{306B}", "\u{7B2C}\u{4E09}\u{306B}", "\u{6B21}\u{306B}",
    "\u{6700}\u{5F8C}\u{306B}", "\u{7B2C}\u{4E8C}", "\u{7B2C}\u{4E09}", "\u{5176}\u{6B21}",
    "\u{6700}\u{540E}",
  ]
}
