internal import DocketModel

/// What the lines under a headline say: who, when, where it is filed.
///
/// `By Jane Doe | 12 Nov 2026 · 3 min read`, `Published: November 23, 2026`, `Tags: AI, Cloud`.
struct Dateline: Hashable {
  var author: String?
  var published: Timestamp?
  var updated: Timestamp?
  var topics: [String] = []
  var link: String?
  var source: String?
  var title: String?
  /// Whether a part of it only has the look of a name or column, and no label.
  private(set) var isLoose = false

  var isEmpty: Bool {
    author == nil && published == nil && updated == nil && topics.isEmpty && link == nil
      && source == nil && title == nil
  }

  /// Takes from another line what is not known yet.
  mutating func merge(_ other: Dateline) {
    author = author ?? other.author
    published = published ?? other.published
    updated = updated ?? other.updated
    link = link ?? other.link
    source = source ?? other.source
    title = title ?? other.title
    for topic in other.topics where !topics.contains(topic) { topics.append(topic) }
  }

  /// Reads a line that says nothing else; nil when any part of it is something else.
  ///
  /// `today` gives `yesterday` and `2 days ago` a meaning.
  init?(_ line: String, today: Day? = nil) {
    guard line.utf8.count <= 240, Self.mayTell(line, today) else { return nil }
    self.init()
    if readLabel(line, today: today) { return }
    let parts = Self.parts(of: line)
    var free: [String] = []
    for part in parts where !read(part, today: today) { free.append(part) }
    if isEmpty, !parts.contains(where: { Self.isReadingTime($0) }) { return nil }
    // A short part beside a date is the column it appeared in or the person who wrote it.
    guard free.count <= 2 else { return nil }
    for part in free where !WebAddress.isLink(part) {
      guard parts.count > 1, part.wordCount <= 4, part.utf8.count <= 60, !part.endsSentence else {
        return nil
      }
      if published == nil && updated == nil { return nil }
      isLoose = true
      if author == nil, line.hasPrefix(part), Self.isName(part) {
        author = part
      } else {
        topics.append(part)
      }
    }
  }

  init() {}

  /// Whether reading on is worth it.
  ///
  /// Every dateline has a label or a `By` in front, or holds a year or parts, or is very short.
  private static func mayTell(_ line: String, _ today: Day?) -> Bool {
    let signs = Signs(line)
    if signs.hasLabel || line.utf8.first == 0xD9 { return true }
    let isShort = signs.words <= 6 || signs.hasParts || signs.hasYear
    if isShort, signs.hasDigit || today != nil && line.utf8.count <= 60 { return true }
    return afterBy(line) != nil
  }

  /// The parts between bars, points and spaced dashes.
  private static func parts(of line: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    let scalars = Array(line.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isSeparator: Bool
      switch scalar {
      case "|", "\u{B7}", "\u{2022}", "\u{30FB}": isSeparator = true
      case "-", "\u{2013}", "\u{2014}", "/":
        isSeparator =
          index > 0 && scalars[index - 1] == " " && index + 1 < scalars.count
          && scalars[index + 1] == " "
      case " ":
        // Columns.
        isSeparator =
          index + 2 < scalars.count && scalars[index + 1] == " " && scalars[index + 2] == " "
      default: isSeparator = false
      }
      if isSeparator {
        parts.append(String(part))
        part = String.UnicodeScalarView()
      } else {
        part.append(scalar)
      }
    }
    parts.append(String(part))
    return parts.map { bare($0) }.filter { !$0.isEmpty }
  }

  private static func bare(_ text: String) -> String {
    var text = text.trimmed()
    while let first = text.first, "*_[(".contains(first) { text.removeFirst() }
    while let last = text.last, "*_])".contains(last) { text.removeLast() }
    return text.trimmed()
  }

  private mutating func read(_ part: String, today: Day?) -> Bool {
    if let date = Self.date(part, today: today) {
      if published == nil { published = date } else { updated = date }
      return true
    }
    if Self.isReadingTime(part) { return true }
    if readLabel(part, today: today) { return true }
    if let (name, date) = Self.nameAndDate(part) {
      author = author ?? name
      published = published ?? date
      if Self.afterBy(part) == nil { isLoose = true }
      return true
    }
    return false
  }

  static func date(_ text: String, today: Day?) -> Timestamp? {
    if let found = Dates.parse(text) { return found.timestamp }
    guard let today, let key = HeadingKey(text, limit: 40) else { return nil }
    let ago: Int?
    switch key.phrase {
    case "today", "heute", "hoy", "hoje", "oggi", "vandaag", "今日": ago = 0
    case "yesterday", "gestern", "hier", "ayer", "ontem", "ieri", "gisteren", "昨日": ago = 1
    case "day ago", "days ago": ago = key.count
    case "week ago", "weeks ago": ago = key.count.map { $0 * 7 }
    case "hour ago", "hours ago", "minutes ago", "minute ago": ago = 0
    default: ago = nil
    }
    return ago.map { Timestamp(seconds: Int64(today.number - $0) * 86_400) }
  }

  /// `By Jane Doe, November 12, 2026` and `Jane Doe, 12 Nov 2026`.
  private static func nameAndDate(_ part: String) -> (String, Timestamp)? {
    let byline = afterBy(part)
    let text = byline ?? part
    if let byline, isName(byline) { return nil }
    for sign in [", ", " on ", " am ", " le ", " el ", " "] {
      guard let place = text.firstRange(ofText: sign) else { continue }
      let name = text[..<place.lowerBound].trimmed()
      let rest = text[place.upperBound...].trimmed()
      if sign == " " { continue }
      guard isName(name), let date = Dates.parse(rest) else { continue }
      return (name, date.timestamp)
    }
    return nil
  }

  private static func afterBy(_ text: String) -> String? {
    // The first letters of the openers.
    switch text.utf8.first.map({ $0 | 0x20 }) {
    case 0x77, 0x70, 0x72, 0x62, 0x76, 0x64, 0xE6: break
    default: return nil
    }
    let head = String(text.prefix(14)).lowercased()
    for opener in openers where head.hasPrefix(opener) {
      return text.dropFirst(opener.count).trimmed()
    }
    return nil
  }

  private static let openers = [
    "written by ", "posted by ", "published by ", "reported by ", "by: ", "by ", "von: ", "von ",
    "par : ", "par ", "por: ", "por ", "door ", "di ", "\u{6587}: ", "\u{6587}/",
    "\u{6587}\u{FF0F}",
  ]

  /// Two to six words, no digits, each with a capital (or in a script without capitals).
  private static func isName(_ text: String) -> Bool {
    guard (1...60).contains(text.count), !text.endsSentence || text.hasSuffix("."),
      !text.contains(where: { $0.isNumber || ":?!\"".contains($0) })
    else { return false }
    let small: Set<String> = [
      "and", "und", "et", "y", "e", "en", "van", "von", "de", "der", "di", "da", "&", "al", "el",
      "bin",
    ]
    let words = text.split { $0 == " " || $0 == "," }
    guard (1...8).contains(words.count) else { return false }
    return words.allSatisfy { small.contains(String($0)) || !$0.startsLowercase }
  }

  private static func isReadingTime(_ text: String) -> Bool {
    guard let key = HeadingKey(text, limit: 40), key.count != nil else { return false }
    return [
      "min read", "minute read", "minutes read", "min", "mins read", "reading time min",
      "reading time minutes", "reading time minute", "read time minutes", "read time min",
      "minutes",
      "read time minute", "estimated reading time minutes", "estimated reading time minute",
      "min lesezeit", "minuten lesezeit", "lesezeit min", "lesezeit minuten", "min de lecture",
      "minutes de lecture", "temps de lecture min", "temps de lecture minutes", "min de lectura",
      "minutos de lectura", "min de leitura", "minutos de leitura", "min di lettura",
      "minuti di lettura", "min leestijd", "minuten leestijd", "leestijd minuten", "分で読めます",
      "minute to read", "minutes to read", "دقائق للقراءه", "دقيقه للقراءه",
    ].contains(key.phrase)
  }

  /// `Published: …`, `Tags: …`, `By …`, `Source: …`.
  private mutating func readLabel(_ line: String, today: Day?) -> Bool {
    if let name = Self.afterBy(line), Self.isName(name), name.wordCount <= 8 {
      // `By Friday` and `Von Neumann` alone are too little; a person has two names or a label.
      if name.wordCount >= 2 || line.lowercased().hasPrefix("by ") {
        if author == nil { author = Self.withoutStop(name) }
        return true
      }
    }
    guard let (label, value) = Self.labelled(line) else {
      return readUnpunctuated(line, today: today)
    }
    return set(label, value, today: today)
  }

  private static func withoutStop(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// `Published November 23, 2026`, `Last updated on 23 Nov 2026`.
  private mutating func readUnpunctuated(_ line: String, today: Day?) -> Bool {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    guard let first = words.first.flatMap({ HeadingKey($0, limit: 30) })?.words.first,
      Self.dateLabelStarts.contains(first)
    else { return false }
    for length in 1...3 where words.count > length {
      let label = words.prefix(length).joined(separator: " ")
      guard let key = HeadingKey(label, limit: 30)?.phrase, let field = Self.fields[key] else {
        continue
      }
      guard field == .published || field == .updated else { continue }
      let value = words.dropFirst(length).joined(separator: " ")
      if let date = Self.date(value, today: today) {
        if field == .published { published = published ?? date } else { updated = updated ?? date }
        return true
      }
    }
    return false
  }

  static func labelled(_ line: String) -> (String, String)? {
    // `<URL:https://a.example/>` is an address in a text.
    guard line.utf8.first != 0x3C,
      let colon = line.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" })
    else { return nil }
    let label = bare(String(line[..<colon]))
    var value = bare(String(line[line.index(after: colon)...]))
    if value.hasPrefix("**") { value = bare(value) }
    guard !value.isEmpty, label.wordCount <= 3,
      let key = HeadingKey(label, limit: 30)?.phrase
    else { return nil }
    return (key, value)
  }

  private mutating func set(_ label: String, _ value: String, today: Day?) -> Bool {
    guard let field = Self.fields[label] else { return false }
    switch field {
    case .author:
      // What somebody says is no name: `Reporter: How many were hit?`
      guard value.wordCount <= 12, value.wordCount <= 4 || !value.endsSentence else { return false }
      author = author ?? value
    case .published, .updated:
      guard let date = Self.date(value, today: today) else { return false }
      if field == .published { published = published ?? date } else { updated = updated ?? date }
    case .topics:
      let found = value.split { ",;|#\u{3001}\u{FF0C}\u{60C}".contains($0) }.map { $0.trimmed() }
        .filter { !$0.isEmpty }
      guard found.count <= 20, found.allSatisfy({ $0.wordCount <= 5 }) else { return false }
      for topic in found where !topics.contains(topic) { topics.append(topic) }
    case .link:
      guard WebAddress.isLink(value) else { return false }
      link = link ?? value
    case .source:
      guard value.wordCount <= 6, value.wordCount <= 3 || !value.endsSentence else { return false }
      if WebAddress.isLink(value) { link = link ?? value } else { source = source ?? value }
    case .title: title = title ?? value
    case .nothing: guard value.wordCount <= 8, !value.endsSentence else { return false }
    }
    return true
  }
}
