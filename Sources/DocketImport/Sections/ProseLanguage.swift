/// Tells English prose from that in the other languages of the word lists, by the small words that
/// every sentence has.
enum ProseLanguage {
  /// Whether the text is English; where no such word decides, letters outside ASCII say no.
  static func isEnglish(_ text: String) -> Bool {
    var english = 0
    var other = 0
    for word in text.prefix(2_000).split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    where word.count <= 6 {
      let word = word.lowercased()
      if small.contains(word) { english += 1 }
      if foreign.contains(word) { other += 1 }
    }
    if english + other > 0 { return english > other }
    return text.utf8.allSatisfy { $0 < 0xC0 || $0 == 0xE2 }
  }

  private static let small: Set<String> = [
    "the", "and", "to", "for", "of", "is", "are", "this", "that", "these", "those", "with", "by",
    "from", "be", "been", "it", "its", "has", "have", "will", "not", "can", "if", "should", "must",
    "your", "you", "their", "which", "when", "all", "any", "or", "at", "there", "we",
  ]

  private static let foreign: Set<String> = Set(
    """
    der das und sie ist auf mit von den dem zu ein eine einen bitte oder nicht auch wird werden im \
    zur zum bei sind auf ihre le les des est une dans sur avec pour vous du et qui aux ce cette il \
    la de en el los las una que para con del se su sus al lo y os uma com em da ao um il gli che di \
    della per sono het van voor met wordt naar een
    """.split(separator: " ").map { String($0) })
}
