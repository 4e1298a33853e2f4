/// A short line reduced to what matters for comparing it with known headings.
///
/// Letter case, accents, punctuation, emoji, numbering, marks of emphasis and invisible characters
/// are gone; numbers and number words are gone too, the first one is kept as ``count``.
struct HeadingKey: Hashable {
  /// The words, folded to lower case; text in Chinese characters and kana stays in one piece.
  private(set) var words: [String] = []
  /// The first number in the line, at most 99: `3 practical actions`, `Drei Maßnahmen`.
  private(set) var count: Int?

  /// The words with a space between them.
  var phrase: String { words.joined(separator: " ") }

  /// Nil for a line too long to be a heading or without any letter.
  init?(_ text: some StringProtocol, limit: Int = 160) {
    guard text.utf8.count <= limit * 4 else { return nil }
    var folder = WordFolder()
    var scalars = 0
    for scalar in text.unicodeScalars {
      scalars += 1
      if scalars > limit { return nil }
      folder.add(scalar)
    }
    folder.endWord()
    count = folder.count
    words = folder.words
    dropNumbering()
    if words.isEmpty { return nil }
  }

  /// Drops a leading Roman numeral, which is numbering too.
  private mutating func dropNumbering() {
    guard words.count > 1, let first = words.first, Self.numerals.contains(first) else { return }
    words.removeFirst()
  }

  /// Without `i`, which is also a pronoun.
  private static let numerals: Set<String> = [
    "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
  ]
}

/// Cuts a line into folded words, one scalar at a time.
private struct WordFolder {
  var words: [String] = []
  var count: Int?
  private var word: [UInt8] = []
  private var number: Int?
  private var lastWasNumber = false
  private var isEast = false

  mutating func add(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x61...0x7A: letter(scalar, east: false)
    case 0x41...0x5A: letter(Unicode.Scalar(UInt8(value) + 0x20), east: false)
    case 0x30...0x39: digit(Int(value) - 0x30)
    case 0x26, 0x2B, 0x2F, 0x7C, 0xFF0F, 0xFF06:
      endWord()
      words.append("&")
    case 0x00...0x7F: endWord()
    case 0xC0...0x17F: latin(value)
    case 0x300...0x36F, 0x64B...0x65F, 0x670, 0x640, 0xFE0E, 0xFE0F, 0x20E3, 0x200B...0x200F,
      0x2060...0x2069, 0xFEFF, 0xAD, 0x202A...0x202E:
      break
    case 0x660...0x669: digit(Int(value) - 0x660)
    case 0x6F0...0x6F9: digit(Int(value) - 0x6F0)
    case 0xFF10...0xFF19: digit(Int(value) - 0xFF10)
    case 0x2460...0x2473:
      endWord()
      take(Int(value) - 0x245F)
    case 0xFF21...0xFF3A: letter(Unicode.Scalar(UInt8(value - 0xFF21) + 0x61), east: false)
    case 0xFF41...0xFF5A: letter(Unicode.Scalar(UInt8(value - 0xFF41) + 0x61), east: false)
    case 0x622, 0x623, 0x625, 0x671: letter("\u{627}", east: false)
    case 0x629: letter("\u{647}", east: false)
    case 0x649: letter("\u{64A}", east: false)
    case 0x3041...0x30FF where value != 0x30FB, 0x3005, 0x3400...0x9FFF, 0xF900...0xFAFF:
      letter(scalar, east: true)
    default:
      if scalar.properties.isAlphabetic {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
          letter(lower, east: false)
        }
      } else {
        endWord()
      }
    }
  }

  /// What U+00C0 to U+017F fold to, in runs of one base letter; `-` is a sign that is no letter.
  private static let latinBases: [Unicode.Scalar] = {
    let upper = "a6 \u{E6}1 c1 e4 i4 d1 n1 o5 -1 o1 u4 y1 \u{FE}1 "
    let extended =
      "a6 c8 d4 e10 g8 h4 i12 j2 k3 l10 n9 o6 \u{153}2 r6 s8 t6 u12 w2 y3 z6 s1"
    var bases: [Unicode.Scalar] = []
    for run in (upper + "\u{DF}1 " + upper + "y1 " + extended).split(separator: " ") {
      guard let base = run.unicodeScalars.first, let times = Int(run.dropFirst()) else { continue }
      bases += Array(repeating: base, count: times)
    }
    return bases
  }()

  private mutating func latin(_ value: UInt32) {
    let index = Int(value) - 0xC0
    guard index < Self.latinBases.count else { return endWord() }
    switch Self.latinBases[index] {
    case "-": endWord()
    case "\u{E6}": for scalar in "ae".unicodeScalars { letter(scalar, east: false) }
    case "\u{153}": for scalar in "oe".unicodeScalars { letter(scalar, east: false) }
    case "\u{FE}": for scalar in "th".unicodeScalars { letter(scalar, east: false) }
    case "\u{DF}": for scalar in "ss".unicodeScalars { letter(scalar, east: false) }
    case let base: letter(base, east: false)
    }
  }

  private mutating func letter(_ scalar: Unicode.Scalar, east: Bool) {
    if number != nil || (isEast != east && !word.isEmpty) { endWord() }
    isEast = east
    if scalar.isASCII { word.append(UInt8(scalar.value)) } else { word += String(scalar).utf8 }
  }

  private mutating func digit(_ value: Int) {
    if !word.isEmpty { endWord() }
    let old = number ?? 0
    number = old > 9_999 ? old : old * 10 + value
  }

  private mutating func take(_ value: Int) {
    if count == nil, value <= 99 { count = value }
    lastWasNumber = true
  }

  mutating func endWord() {
    if let value = number {
      number = nil
      take(value)
      return
    }
    guard !word.isEmpty else { return }
    defer {
      word.removeAll(keepingCapacity: true)
      lastWasNumber = false
    }
    let text = String(decoding: word, as: UTF8.self)
    if isEast {
      endEasternWord(text)
    } else if let value = NumberWords.value(of: text) {
      take(value)
    } else {
      words.append(text)
    }
  }

  /// Chinese and Japanese count with a word of its own: `3つの対策`, `三项措施`.
  private mutating func endEasternWord(_ word: String) {
    var rest = Substring(word)
    if !lastWasNumber, let first = rest.first, let value = NumberWords.eastern[first],
      NumberWords.counters.contains(where: { rest.dropFirst().hasPrefix($0) })
    {
      take(value)
      rest = rest.dropFirst()
    }
    if lastWasNumber, let counter = NumberWords.counters.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(counter.count)
      if rest.isEmpty { return }
      if let last = words.last, last.unicodeScalars.contains(where: { $0.value >= 0x3041 }) {
        words[words.count - 1] = last + rest
        return
      }
    }
    words.append(String(rest))
  }
}

/// Numbers written as words, in the languages of the heading table.
enum NumberWords {
  static func value(of word: String) -> Int? { table[word] }

  private static let table: [String: Int] = {
    let lists = [
      "one two three four five six seven eight nine ten eleven twelve",
      "- zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
      "- deux trois quatre cinq six sept huit neuf dix onze douze",
      "- dos tres cuatro cinco seis siete ocho nueve diez once doce",
      "- dois tres quatro cinco seis sete oito nove dez onze doze",
      "- due tre quattro cinque sei sette otto nove dieci undici dodici",
      "- twee drie vier vijf zes zeven acht negen tien elf twaalf",
      "- \u{62B}\u{644}\u{627}\u{62B} \u{627}\u{631}\u{628}\u{639} \u{62E}\u{645}\u{633} \u{633}\u{62A} \u{633}\u{628}\u{639} \u{62B}\u{645}\u{627}\u{646}",
      "- - \u{62B}\u{644}\u{627}\u{62B}\u{647} \u{627}\u{631}\u{628}\u{639}\u{647} \u{62E}\u{645}\u{633}\u{647} \u{633}\u{62A}\u{647} \u{633}\u{628}\u{639}\u{647}",
    ]
    var table: [String: Int] = [:]
    for list in lists {
      for (offset, word) in list.split(separator: " ").enumerated() where word != "-" {
        // The Arabic feminine forms start at three, as do the masculine ones in their list.
        let isArabic = word.unicodeScalars.first.map { $0.value >= 0x600 } ?? false
        table[String(word)] = isArabic && list.hasPrefix("- \u{62B}") ? offset + 2 : offset + 1
      }
    }
    return table
  }()

  static let eastern: [Character: Int] = [
    "\u{4E00}": 1, "\u{4E8C}": 2, "\u{4E24}": 2, "\u{4E09}": 3, "\u{56DB}": 4, "\u{4E94}": 5,
    "\u{516D}": 6, "\u{4E03}": 7, "\u{516B}": 8, "\u{4E5D}": 9, "\u{5341}": 10,
  ]

  /// Longest first, so that `つの` is taken before `つ`.
  static let counters = [
    "\u{3064}\u{306E}", "\u{500B}\u{306E}", "\u{4EF6}\u{306E}", "\u{9805}\u{76EE}\u{306E}",
    "\u{70B9}\u{306E}", "\u{9805}\u{76EE}", "\u{3064}", "\u{4E2A}", "\u{9879}", "\u{6761}",
    "\u{79CD}", "\u{5927}", "\u{6B65}", "\u{9EDE}", "\u{500B}", "\u{9805}", "\u{70B9}",
  ]
}
