internal import DocketModel

/// Looks headings up in the word lists of all languages.
///
/// To add a synonym, add it to the list of its language under `Words/`; nothing else is needed.
enum HeadingSynonyms {
  /// What a heading means; nil for one that no list knows.
  static func meaning(of key: HeadingKey) -> HeadingMeaning? {
    let phrase = key.phrase
    if let found = table.phrases[phrase] { return found }
    if let found = openerMeaning(key, phrase) { return found }
    if let kind = compoundKind(key) ?? joinedKind(key) { return .section(kind) }
    return endingMeaning(phrase)
  }

  /// The same, from the text of a heading; what stands in brackets at its end may go: `Fix (in beta)`.
  static func meaning(of heading: some StringProtocol) -> HeadingMeaning? {
    guard let key = HeadingKey(heading, limit: 100) else { return nil }
    if let found = meaning(of: key) { return found }
    guard heading.hasSuffix(")"), let open = heading.lastIndex(of: "(") else {
      return nil
    }
    return HeadingKey(heading[..<open]).flatMap { meaning(of: $0) }
  }

  /// What a line of plain text means as a heading; nil where it does not look like one.
  ///
  /// A start in lower case, a full stop, a comma or dots at the end mean a sentence or a teaser:
  /// `What happened Acme announced...`.
  static func meaning(ofLine line: String) -> HeadingMeaning? {
    guard line.utf8.count <= 240, let last = line.unicodeScalars.last,
      !".,;\u{2026}\u{3002}\u{3001}\u{60C}".unicodeScalars.contains(last),
      !line.endsWithEllipsis, !line.startsLowercase
    else { return nil }
    return meaning(of: line)
  }

  /// Whether a heading under actions only groups them: `Immediate (within 24 hours)`, `Long term`.
  static func isGroup(_ key: HeadingKey) -> Bool {
    let spans: Set<String> = ["within", "hours", "hour", "days", "day", "weeks", "months", "later"]
    return key.words.count <= 6
      && key.words.allSatisfy { table.modifiers.contains($0) || spans.contains($0) }
  }

  private static func openerMeaning(_ key: HeadingKey, _ phrase: String) -> HeadingMeaning? {
    guard let first = key.words.first, let openers = table.openers[first] else { return nil }
    for (opener, kind) in openers where phrase.hasPrefix(opener) {
      let rest = phrase.dropFirst(opener.count)
      guard rest.isEmpty || rest.first == " " else { continue }
      if rest.split(separator: " ").count <= 8 { return .section(kind) }
    }
    return nil
  }

  /// `recommended actions and next steps for hospitals`: nouns and modifiers only, then a tail.
  ///
  /// Where several kinds of noun stand together, actions win: the reader must not miss them.
  private static func compoundKind(_ key: HeadingKey) -> Section.Kind? {
    var found: Section.Kind?
    for (index, word) in key.words.enumerated() {
      if let kind = table.nouns[word] {
        if found == nil || kind == .actions { found = kind }
        continue
      }
      if table.modifiers.contains(word) { continue }
      guard found != nil, table.tails.contains(word), key.words.count - index <= 7 else {
        return nil
      }
      return found
    }
    return key.words.count <= 8 ? found : nil
  }

  /// `solution and recommendations`: whole headings joined by a word; actions win here as well.
  private static func joinedKind(_ key: HeadingKey) -> Section.Kind? {
    guard key.words.count <= 8 else { return nil }
    let parts = key.words.split { $0 == "and" || $0 == "&" }
    guard parts.count >= 2 else { return nil }
    var kinds: [Section.Kind] = []
    for part in parts {
      guard case .section(let kind) = table.phrases[part.joined(separator: " ")], kind != .other
      else { return nil }
      kinds.append(kind)
    }
    return kinds.contains(.actions) ? .actions : kinds.first
  }

  private static func endingMeaning(_ phrase: String) -> HeadingMeaning? {
    guard phrase.utf8.count <= 72, let first = phrase.unicodeScalars.last, first.value >= 0x3041
    else { return nil }
    for (ending, kind) in table.endings where phrase.hasSuffix(ending) { return .section(kind) }
    return nil
  }

  /// The lists of all languages in one, built at first use and never changed.
  private struct Table {
    var phrases: [String: HeadingMeaning] = [:]
    var openers: [String: [(String, Section.Kind)]] = [:]
    var nouns: [String: Section.Kind] = [:]
    var modifiers: Set<String> = ["&"]
    var tails: Set<String> = []
    var endings: [(String, Section.Kind)] = []

    init(_ languages: [HeadingWords]) {
      for language in languages { add(language) }
    }

    private mutating func add(_ language: HeadingWords) {
      for (kind, list) in language.phrases {
        for phrase in list.split(separator: "|") { phrases[String(phrase)] = .section(kind) }
      }
      for phrase in language.related.split(separator: "|") { phrases[String(phrase)] = .related }
      for phrase in language.takeaways.split(separator: "|") {
        phrases[String(phrase)] = .takeaways
      }
      for (kind, list) in language.openers {
        for opener in list.split(separator: "|") {
          let first = opener.split(separator: " ").first.map { String($0) } ?? ""
          openers[first, default: []].append((String(opener), kind))
        }
      }
      for (kind, list) in language.nouns {
        for noun in list.split(separator: " ") { nouns[String(noun)] = kind }
      }
      for (kind, list) in language.endings {
        for ending in list.split(separator: "|") { endings.append((String(ending), kind)) }
      }
      for word in language.modifiers.split(separator: " ") { modifiers.insert(String(word)) }
      for word in language.tails.split(separator: " ") { tails.insert(String(word)) }
    }
  }

  private static let table = Table(languages)

  /// The languages whose headings are known.
  static let languages: [HeadingWords] = [
    .english, .german, .french, .spanish, .portuguese, .italian, .dutch, .japanese, .chinese,
    .arabic,
  ]
}
