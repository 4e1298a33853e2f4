/// What one word of a query means.
enum QueryTerms {
  /// A fact without its place, which the parser knows.
  struct Problem: Error {
    var fact: QueryError.Fact

    init(_ fact: QueryError.Fact) { self.fact = fact }
  }

  static func query(_ word: QueryLexer.Word, isTyping: Bool) throws(Problem) -> Query {
    guard let name = word.key else { return words(word, isTyping: isTyping) }
    guard let key = QueryWords.Key(rawValue: name) else {
      let keys = QueryWords.Key.allCases.map(\.rawValue)
      throw Problem(.unknownKey(name, suggestion: Spelling.nearest(to: name, in: keys)))
    }
    if word.text.isEmpty { throw Problem(.missingValue(key: name)) }
    if word.comparison != nil, word.comparison != .equal, !key.hasOrder {
      throw Problem(.noOrder(key: name))
    }
    return try query(key, word)
  }

  /// Words of the text; white space inside a phrase counts once.
  private static func words(_ word: QueryLexer.Word, isTyping: Bool) -> Query {
    let bytes = Array(word.text.utf8)
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let space = QueryLexer.spaceLength(bytes, at: index)
      if space == 0 {
        text.append(bytes[index])
      } else if text.last != 0x20, !text.isEmpty {
        text.append(0x20)
      }
      index += max(space, 1)
    }
    if text.last == 0x20 { text.removeLast() }
    if text.isEmpty { return .all }
    let isUnfinished = isTyping && (!word.isQuoted || !word.isClosed)
    return .term(
      .words(
        String(decoding: text, as: UTF8.self), isPhrase: text.contains(0x20),
        isPrefix: word.isPrefix || isUnfinished))
  }

  private static func query(
    _ key: QueryWords.Key, _ word: QueryLexer.Word
  ) throws(Problem) -> Query {
    let text = word.text
    switch key {
    case .is:
      guard let query = QueryWords.condition(text.lowercased()) else { throw unknown(key, text) }
      return query
    case .state: return .term(.state(try state(key, text)))
    case .ever: return .term(.ever(try state(key, text)))
    case .owner: return .term(.owner(owner(word)))
    case .due, .published: return try dates(key, word)
    case .severity:
      guard let severity = QueryWords.severity(text.lowercased()) else { throw unknown(key, text) }
      return .term(.severity(word.comparison ?? .equal, severity))
    case .cve: return .term(.cve(try cve(text)))
    case .tag: return .term(.tag(!word.isQuoted && text.hasPrefix("#") ? tail(text) : text))
    case .topic: return .term(.topic(text))
    case .vendor: return .term(.vendor(text))
    case .source: return .term(.source(text))
    case .feed: return .term(.feed(text))
    case .id: return .term(.identifier(text))
    }
  }

  private static func state(_ key: QueryWords.Key, _ text: String) throws(Problem) -> ActionState {
    guard let state = QueryWords.state(text.lowercased()) else { throw unknown(key, text) }
    return state
  }

  /// `-` and `none` are nobody, `@raj` is `raj`; in quotation marks a name stays as it is.
  private static func owner(_ word: QueryLexer.Word) -> String? {
    if word.isQuoted { return word.text }
    if word.text == "-" || word.text.lowercased() == "none" { return nil }
    return word.text.hasPrefix("@") ? tail(word.text) : word.text
  }

  private static func tail(_ text: String) -> String {
    let rest = String(text.dropFirst())
    return rest.isEmpty ? text : rest
  }

  /// `CVE-2026-1234`, also without the letters; `CVE-2026` and `CVE-2026-12*` are all that begin so.
  ///
  /// No number has fewer than four digits, so one that has is the beginning of some.
  private static func cve(_ text: String) throws(Problem) -> String {
    let upper = text.uppercased()
    let number = upper.hasPrefix("CVE-") ? String(upper.dropFirst(4)) : upper
    let parts = number.split(separator: "-", omittingEmptySubsequences: false)
    let year = parts[0]
    let serial = parts.count == 2 ? parts[1] : "*"
    let digits = serial.hasSuffix("*") ? serial.dropLast() : serial
    let areDigits = (year + digits).utf8.allSatisfy { 0x30...0x39 ~= $0 }
    guard parts.count <= 2, areDigits, year.utf8.count == 4, digits.utf8.count <= 19,
      !serial.isEmpty
    else { throw Problem(.notACVE(text)) }
    if digits.isEmpty { return "CVE-\(year)" }
    return "CVE-\(year)-\(digits)" + (digits.utf8.count < 4 || digits != serial ? "*" : "")
  }

  private static func unknown(_ key: QueryWords.Key, _ text: String) -> Problem {
    let expected = QueryWords.values(of: key)
    let suggestion = Spelling.nearest(to: text, in: expected)
    return Problem(
      .unknownValue(
        key: key.rawValue, value: text, expected: expected, suggestion: suggestion))
  }
}
