/// Cuts a query into brackets, minus signs and words.
struct QueryLexer {
  enum Token: Hashable {
    case open
    case close
    case minus
    case word(Word)
  }

  struct Placed: Hashable {
    var token: Token
    /// UTF-8 bytes of the text.
    var range: Range<Int>
  }

  /// A word, a phrase, or a key with its value.
  struct Word: Hashable {
    /// What stands before the colon, in lower case; nil for a plain word.
    var key: String?
    /// `<`, `<=`, `=`, `>=` or `>` before the value.
    var comparison: Query.Comparison?
    var text: String
    var isQuoted = false
    var isClosed = true
    /// A `*` stood behind it.
    var isPrefix = false

    /// `and`, `or` or `not`.
    var connective: String? {
      guard key == nil, !isQuoted, !isPrefix else { return nil }
      let word = text.lowercased()
      return word == "and" || word == "or" || word == "not" ? word : nil
    }
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Everything in order; a quotation mark that is not closed gives an unclosed word.
  static func tokens(_ bytes: [UInt8]) -> [Placed] {
    var lexer = QueryLexer(bytes)
    var tokens: [Placed] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> Placed? {
    skipSpace()
    let start = position
    guard start < bytes.count else { return nil }
    let token: Token
    switch bytes[start] {
    case UInt8(ascii: "("): token = single(.open)
    case UInt8(ascii: ")"): token = single(.close)
    case UInt8(ascii: "-"): token = single(.minus)
    default: token = .word(word())
    }
    return Placed(token: token, range: start..<position)
  }

  private mutating func single(_ token: Token) -> Token {
    position += 1
    return token
  }

  /// Skips spaces, and a dash that stands alone, which is no more than punctuation.
  private mutating func skipSpace() {
    while position < bytes.count {
      let length = Self.spaceLength(bytes, at: position)
      if length > 0 {
        position += length
      } else if bytes[position] == UInt8(ascii: "-"), position + 1 < bytes.count,
        Self.spaceLength(bytes, at: position + 1) > 0
      {
        position += 1
      } else {
        return
      }
    }
  }

  /// How many bytes the white space at a place takes; 0 for none.
  static func spaceLength(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2:  // U+00A0 no-break space, which pastes bring
      return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE3:  // U+3000 ideographic space, which input methods write
      guard index + 2 < bytes.count else { return 0 }
      return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    default: return 0
    }
  }

  private mutating func word() -> Word {
    if bytes[position] == UInt8(ascii: "\"") { return quoted() }
    let start = position
    while position < bytes.count, !"()\"".utf8.contains(bytes[position]),
      Self.spaceLength(bytes, at: position) == 0
    { position += 1 }
    let run = bytes[start..<position]
    guard let (key, comparison, value) = Self.split(run) else { return Self.plain(run) }
    if value.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      var word = quoted()
      (word.key, word.comparison) = (key, comparison)
      return word
    }
    let text = String(decoding: value, as: UTF8.self)
    return Word(key: key, comparison: comparison, text: text)
  }

  private static func plain(_ run: ArraySlice<UInt8>) -> Word {
    let stars = run.reversed().prefix { $0 == UInt8(ascii: "*") }.count
    let text = String(decoding: run.dropLast(stars), as: UTF8.self)
    return Word(text: text, isPrefix: stars > 0)
  }

  /// Up to the closing quotation mark; `\"` and `\\` stand for themselves.
  private mutating func quoted() -> Word {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count,
        "\"\\".utf8.contains(bytes[position + 1])
      {
        position += 1
      }
      text.append(bytes[position])
      position += 1
    }
    var word = Word(text: String(decoding: text, as: UTF8.self), isQuoted: true)
    word.isClosed = position < bytes.count
    if word.isClosed { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "*") {
      word.isPrefix = true
      position += 1
    }
    return word
  }

  /// Key, comparison and value of `key:value`, `key:<value` and, where there is an order, `key<value`.
  ///
  /// Not split are `10:30`, `http://host` and `std::string`: nothing but letters is a key, and no
  /// value begins with a colon or two slashes.
  private static func split(
    _ run: ArraySlice<UInt8>
  ) -> (key: String, comparison: Query.Comparison?, value: ArraySlice<UInt8>)? {
    let name = run.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    guard !name.isEmpty, let sign = run.dropFirst(name.count).first else { return nil }
    let key = String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)
    var value = run.dropFirst(name.count)
    if sign == UInt8(ascii: ":") {
      value = value.dropFirst()
      if value.starts(with: "//".utf8) || value.first == UInt8(ascii: ":") { return nil }
    } else if !(QueryWords.Key(rawValue: key)?.hasOrder ?? false) || !"<>=".utf8.contains(sign) {
      return nil
    }
    for comparison in [Query.Comparison.lessOrEqual, .greaterOrEqual, .less, .greater, .equal]
    where value.starts(with: comparison.rawValue.utf8) {
      return (key, comparison, value.dropFirst(comparison.rawValue.utf8.count))
    }
    return (key, nil, value)
  }
}
