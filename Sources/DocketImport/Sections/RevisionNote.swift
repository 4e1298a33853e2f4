/// Lines that say when a text was changed: they are its history and nothing to do.
enum RevisionNote {
  /// Whether a line holds a date, words such as `Updated`, and nothing else.
  ///
  /// Reads `Update: March 3, 2026 Update`, `Stand: 3. März 2026`, `更新: 2021年12月15日追記`. An order
  /// such as `Update version 2026.3.1` is none.
  static func isAlone(_ text: String) -> Bool {
    guard text.utf8.count <= 160, !text.utf8.contains(0x0A),
      text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      let key = HeadingKey(text, limit: 80)
    else { return false }
    var isRevision = false
    for word in key.words {
      if words.contains(word) {
        isRevision = true
      } else if word.utf8.first.map({ $0 >= 0xE3 }) == true {
        // What is left of a date stands before the word without a blank: `日追記`.
        let bare = word.filter { !"年月日".contains($0) }
        guard bare.isEmpty || words.contains(bare) else { return false }
        isRevision = isRevision || !bare.isEmpty
      } else if !between.contains(word), MonthNames.number(of: word) == nil {
        return false
      }
    }
    return isRevision && holdsDate(text) && !isOrder(text, key.words)
  }

  /// Whether a paragraph in English begins with such a note and a colon, and what follows asks for nothing.
  ///
  /// `Update, March 20, 2018: the proposal is public.`
  static func isTold(in text: String) -> Bool {
    guard let colon = text.utf8.prefix(80).firstIndex(of: 0x3A), isAlone(String(text[..<colon])),
      ProseLanguage.isEnglish(text)
    else { return false }
    let told = text[colon...].dropFirst().trimmed()
    let words = HeadingKey(told, limit: 400)?.words ?? []
    // `also rotate all keys`, `all keys have to be rotated`
    return !Imperatives.asks(told) && !["also", "now", "please"].contains(words.first ?? "")
      && !zip(words, words.dropFirst()).contains {
        ["have", "has", "need", "needs"].contains($0) && $1 == "to"
      }
  }

  /// Whether `Update` is an order: `Update version 2026.3.1`, `Update on March 3, 2026`.
  ///
  /// In a note a mark or the day itself follows, or a word such as `Updated` stands beside it.
  private static func isOrder(_ text: String, _ words: [String]) -> Bool {
    guard Imperatives.opens(text), !words.contains(where: { $0.hasSuffix("ed") }) else {
      return false
    }
    let verb: Substring = text.drop { !$0.isLetter }
    let rest: Substring = verb.drop { $0.isLetter }.drop { $0.isWhitespace }
    guard let first = rest.first, first.isLetter || first.isNumber else { return false }
    let next = rest.prefix { $0.isLetter || $0.isNumber }
    if first.isLetter { return objects.contains(next.lowercased()) }
    // Four digits and a point begin a version rather than a day.
    return next.utf8.count == 4 && rest.dropFirst(4).first == "."
  }

  private static func holdsDate(_ text: String) -> Bool {
    if let digit = text.firstIndex(where: \.isNumber), Dates.leading(text[digit...]) != nil {
      return true
    }
    return text.split { !($0.isLetter || $0.isNumber) }.prefix(12).contains { word in
      Dates.leading(text[word.startIndex...]) != nil
    }
  }

  /// In the folded form of ``HeadingKey``.
  private static let words: Set<String> = [
    "update", "updated", "updates", "revision", "revised", "added", "addition", "amended",
    "corrected", "modified", "edition", "published", "issued", "aktualisierung", "aktualisiert",
    "stand", "nachtrag", "erganzt", "geandert", "jour", "maj", "modifie", "actualizacion",
    "actualizado", "modificado", "atualizacao", "atualizado", "aggiornamento", "aggiornato",
    "bijgewerkt", "更新", "最終更新", "追記", "記載", "修正", "改訂", "新規", "初版", "公開", "発行", "修订", "修訂",
    "发布", "發布",
  ]
  /// What follows a verb and no noun.
  private static let objects: Set<String> = ["on", "the", "version", "last", "first", "initial"]
  private static let between: Set<String> = [
    "on", "of", "the", "last", "first", "initial", "version", "st", "nd", "rd", "th", "am", "vom",
    "mise", "a", "le", "du", "de", "el", "em", "il", "op",
  ]
}
