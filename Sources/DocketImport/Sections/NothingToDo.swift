/// Texts under a heading that promises actions which say that there are none.
enum NothingToDo {
  /// Reads such as `None`, `There are no known workarounds.` and `Users of 1.0 are not affected`.
  static func isSaid(in text: String) -> Bool { rest(of: text) == nil }

  /// Without the sentences at the start that deny, as in `There is no workaround. Update it`.
  ///
  /// Nil where nothing is left that could be done, or where the rest says that nothing has to be.
  static func rest(of text: String) -> String? {
    guard text.utf8.count <= 4_000, text.utf8.count <= 24 || mayTell(text) else { return text }
    let sentences = Sentences.split(text)
    if sentences.contains(where: isExcused), !sentences.contains(where: Imperatives.opens) {
      return nil
    }
    let denials = sentences.prefix { says($0) }
    guard let last = denials.last, let end = text.firstRange(ofText: last)?.upperBound else {
      return text
    }
    let rest = text[end...].trimmed()
    guard rest.hasWords else { return nil }
    return Imperatives.asks(rest) || !ProseLanguage.isEnglish(rest) ? rest : nil
  }

  private static func says(_ sentence: String) -> Bool {
    guard sentence.utf8.count <= 160, let key = HeadingKey(sentence) else { return false }
    if mayDeny(sentence), denies(key) { return true }
    return sparesAll(key) && !Imperatives.asks(sentence)
  }

  /// Whether a sentence that ends in a colon says so of the list below it.
  ///
  /// `No fixes are available for the following plugins:`, `These versions are not affected:`.
  static func leads(_ text: String) -> Bool {
    guard text.endsWithColon, text.utf8.count <= 400, let key = HeadingKey(text, limit: 400) else {
      return false
    }
    let words = key.words
    let isDenied = words.indices.contains { place in
      words[place] == "no" && words[place...].dropFirst().prefix(3).contains(where: cures.contains)
    }
    return (isDenied || sparesAll(key)) && !Imperatives.opens(text)
  }

  private static func denies(_ key: HeadingKey) -> Bool {
    let phrase = key.phrase
    if ["none", "n a", "not available", "not applicable", "keine", "aucune", "ninguna"].contains(
      phrase)
    {
      return true
    }
    let openers = ["there is no known", "there are no known", "none known"]
    if openers.contains(where: phrase.hasPrefix) { return true }
    return isExcused(key) || deniesCure(key.words)
  }

  /// Reads `No workaround` and `There are currently no feasible mitigations`.
  private static func deniesCure(_ words: [String]) -> Bool {
    guard let no = words.prefix(4).firstIndex(of: "no"),
      words[..<no].allSatisfy({ ["there", "is", "are", "currently", "we", "have"].contains($0) })
    else { return false }
    return words[no...].dropFirst().prefix(3).contains(where: cures.contains)
  }

  private static func isExcused(_ sentence: String) -> Bool {
    HeadingKey(sentence).map(isExcused) ?? false
  }

  /// Reads `No action is required` and `No customer action is needed`.
  private static func isExcused(_ key: HeadingKey) -> Bool {
    let words = key.words
    guard words.first == "no", let act = words.prefix(4).firstIndex(of: "action") else {
      return false
    }
    return words[act...].dropFirst().prefix(8).contains {
      ["required", "needed", "necessary"].contains($0)
    }
  }

  /// `Users of 1.0.x are not affected`.
  private static func sparesAll(_ key: HeadingKey) -> Bool {
    let words = key.words.suffix(3)
    guard let last = words.last,
      ["affected", "vulnerable", "impacted", "unaffected"].contains(last)
    else { return false }
    return last == "unaffected" || words.dropLast().last == "not"
  }

  /// Whether one of the words that say no is in the text: `no` with blanks around it.
  private static func mayTell(_ text: String) -> Bool {
    text.firstRange(ofText: "no ") != nil || text.firstRange(ofText: "No ") != nil
      || text.firstRange(ofText: "None") != nil || text.firstRange(ofText: "not ") != nil
  }

  private static let cures: Set<String> = [
    "workaround", "workarounds", "fix", "fixes", "patch", "patches", "patched", "mitigation",
    "mitigations", "solution", "remediation", "remediations", "fixed",
  ]

  /// Whether the first letters are those of a word above that says no.
  private static func mayDeny(_ text: String) -> Bool {
    var first: UInt8?
    for byte in text.utf8 {
      let letter = byte | 0x20
      guard (0x61...0x7A).contains(letter) else {
        if first != nil { return first == 0x6E }
        continue
      }
      guard let start = first else {
        first = letter
        continue
      }
      switch (start, letter) {
      case (0x6E, 0x6F), (0x6E, 0x69), (0x74, 0x68), (0x6B, 0x65), (0x61, 0x75), (0x77, 0x65):
        return true
      default: return false
      }
    }
    return true
  }
}
