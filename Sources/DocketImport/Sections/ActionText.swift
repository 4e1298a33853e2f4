internal import DocketModel

/// The text of an action, cut into a short title and the rest.
struct ActionText: Hashable {
  var title: String
  var detail: String
  /// Whether a bold start, a colon or a dash set the title apart.
  var hasLead = false

  /// Cuts at the bold start, else at the first colon or dash, else after the first sentence.
  ///
  /// Further lines (nested steps) always belong to the detail.
  init(_ text: String, bold: String? = nil) {
    self.init(whole: text, bold: bold)
    if hasLead || text.utf8.contains(0x0A), !detail.isEmpty, Self.isLabel(title) {
      // `Workaround: Disable the service.`
      self.init(whole: detail, bold: nil)
    }
  }

  private init(whole text: String, bold: String?) {
    let end = text.utf8.firstIndex(of: 0x0A)
    let line = text[..<(end ?? text.endIndex)].trimmed()
    let below = end.map { String(text[text.utf8.index(after: $0)...]) } ?? ""
    (title, detail, hasLead) = Self.cut(line, bold: bold)
    if !below.isEmpty { detail = (detail.isEmpty ? "" : detail + "\n") + Self.outdented(below) }
    if title.isEmpty {
      title = detail
      detail = ""
    }
  }

  /// Whether a title says what kind of thing is to be done, and not what: `Vendor fix (link)`.
  private static func isLabel(_ title: String) -> Bool {
    guard title.utf8.count <= 60 else { return false }
    let bare = title.hasSuffix(")") ? title.prefix { $0 != "(" } : title[...]
    return HeadingSynonyms.meaning(of: bare) == .section(.actions) && !Imperatives.opens(title)
  }

  private static func cut(_ whole: String, bold: String?) -> (String, String, Bool) {
    let line = withoutLetter(whole)
    if let bold, line.hasPrefix(bold), bold.utf8.count < line.utf8.count || bold.endsWithColon {
      let rest = line.dropFirst(bold.count)
      let detail = withoutSigns(rest)
      if bold.wordCount <= 20, !detail.isEmpty || bold.endsWithColon {
        // A bold word inside a sentence is emphasis: then the sentence goes on in lower case.
        let isApart =
          !rest.trimmed().startsLowercase || bold.endsWithColon || bold.endsSentence
          || startsWithSign(rest)
        if isApart { return (withoutEnd(bold), detail, true) }
      }
    }
    if let (title, detail) = atSign(line) { return (title, detail, true) }
    if line.endsWithColon { return (withoutEnd(line), "", true) }
    if let (title, aside) = atAside(line) { return (title, aside, false) }
    let sentence = Sentences.first(of: line)
    if sentence.count < line.count, sentence.utf8.count <= 240 {
      return (sentence, line.dropFirst(sentence.count).trimmed(), false)
    }
    return (withoutStop(line), "", false)
  }

  /// `A - Patch the server`: the letter counts, it is no title.
  static func withoutLetter(_ line: String) -> String {
    let head = Array(line.utf8.prefix(6))
    guard let letter = head.first, (0x41...0x5A).contains(letter) else { return line }
    for sign in [" - ", " \u{2013} ", " \u{2014} "] where head.dropFirst().starts(with: sign.utf8) {
      return String(line.dropFirst(1 + sign.count))
    }
    return line
  }

  /// The first colon or spaced dash, when what stands before it is short and no sentence.
  private static func atSign(_ line: String) -> (String, String)? {
    let scalars = line.unicodeScalars
    var index = scalars.startIndex
    var before: Unicode.Scalar = " "
    var count = 0
    var brackets = 0
    while index < scalars.endIndex, count < 200 {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar == "(" || scalar == "[" { brackets += 1 }
      if scalar == ")" || scalar == "]" { brackets -= 1 }
      // Not inside brackets: `Update the routers (owner: network team)`.
      if count > 1, brackets <= 0, isSign(scalar) {
        let after = next < scalars.endIndex ? scalars[next] : nil
        switch sign(scalar, before: before, after: after, line[..<next]) {
        case .none: break
        case .end: return nil
        case .cut: return parts(line[..<index], line[next...], at: scalar)
        }
      }
      before = scalar
      count += 1
      index = next
    }
    return nil
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "\u{FF1A}", "-", "\u{2013}", "\u{2014}", "\u{2212}", ".", "!", "?", "\u{3002}": true
    default: false
    }
  }

  /// What a sign means: nothing, the end of a sentence, the place to cut.
  private enum Sign { case none, end, cut }

  private static func sign(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar, after: Unicode.Scalar?, _ read: Substring
  ) -> Sign {
    switch scalar {
    case "\u{FF1A}": return .cut
    case ":": return after == " " ? .cut : .none
    case "-", "\u{2013}", "\u{2014}", "\u{2212}":
      return before == " " && after == " " ? .cut : .none
    default:
      let isStop = after == " " || after == nil || scalar == "\u{3002}"
      return isStop && !endsInAbbreviation(read) ? .end : .none
    }
  }

  private static func parts(
    _ head: Substring, _ tail: Substring, at sign: Unicode.Scalar
  ) -> (String, String)? {
    let title = head.trimmed()
    let rest = tail.trimmed()
    guard !rest.isEmpty, isTitle(title) else { return nil }
    if sign != ":" && sign != "\u{FF1A}", isInsertion(rest) { return nil }
    // `For servers before 3.1: update to 3.2`: the condition alone is no title.
    if ["For ", "If ", "When "].contains(where: title.hasPrefix), Imperatives.opens(rest) {
      return nil
    }
    return (withoutMarks(title), rest)
  }

  /// `Update the routers (owner: network team, due 2026-12-01)`: what stands in brackets at the end
  /// and has a label in it is about the action.
  private static func atAside(_ line: String) -> (String, String)? {
    var rest = Substring(line)
    if rest.hasSuffix(".") { rest = rest.dropLast() }
    guard line.utf8.count <= 400, rest.hasSuffix(")"), let open = rest.lastIndex(of: "(") else {
      return nil
    }
    let aside = rest[rest.index(after: open)...].dropLast()
    let lower = aside.lowercased()
    guard
      aside.contains(": ") || lower.hasPrefix("due ") || lower.hasPrefix("by ")
        || lower.hasPrefix("owner")
    else { return nil }
    let title = rest[..<open].trimmed()
    // Another sentence before it is not a title.
    guard title.hasWords, Sentences.first(of: title).count == title.count else { return nil }
    return (withoutStop(title), String(aside))
  }

  /// `Rotate keys – including those of robots – for everyone`: the dashes enclose an insertion.
  private static func isInsertion(_ rest: String) -> Bool {
    guard rest.startsLowercase else { return false }
    return [" - ", " \u{2013} ", " \u{2014} "].contains { rest.contains($0) }
  }

  private static func isTitle(_ text: String) -> Bool {
    text.isEastern ? text.count <= 50 : text.wordCount <= 16 && text.utf8.count <= 240
  }

  private static func endsInAbbreviation(_ text: Substring) -> Bool {
    let start = text.utf8.lastIndex(of: 0x20).map { text.utf8.index(after: $0) }
    let word = text[(start ?? text.startIndex)...]
    return Sentences.abbreviations.contains(word.lowercased().filter { $0 != "(" })
  }

  private static func startsWithSign(_ text: Substring) -> Bool {
    switch text.trimmed().unicodeScalars.first {
    case ":", "-", "\u{2013}", "\u{2014}", "\u{FF1A}", ".", "|": true
    default: false
    }
  }

  /// Without the sign between title and detail.
  private static func withoutSigns(_ text: Substring) -> String {
    var rest = Substring(text.trimmed())
    while let first = rest.unicodeScalars.first {
      switch first {
      case ":", "\u{FF1A}", "-", "\u{2013}", "\u{2014}", "|", ".", " ", "*":
        rest = Substring(rest.unicodeScalars.dropFirst())
      default: return String(rest)
      }
    }
    return ""
  }

  /// Without the colon, dash or full stop after a title.
  static func withoutEnd(_ title: String) -> String {
    var text = withoutMarks(title.trimmed())
    while let last = text.unicodeScalars.last {
      switch last {
      case ":", "\u{FF1A}", "-", "\u{2013}", "\u{2014}", " ", ".", "\u{3002}", "*":
        text.unicodeScalars.removeLast()
      default: return text
      }
    }
    return title.trimmed()
  }

  /// A single sentence as a title goes without its full stop; one that is cut off keeps its dots.
  private static func withoutStop(_ line: String) -> String {
    if line.endsWithEllipsis { return line }
    if line.hasSuffix(".") || line.hasSuffix("\u{3002}") {
      return withoutMarks(String(line.dropLast()))
    }
    return withoutMarks(line)
  }

  /// Without the asterisks or underscores of Markdown that came along with pasted text.
  private static func withoutMarks(_ text: String) -> String {
    for mark in ["**", "__", "*", "_"]
    where text.hasPrefix(mark) && text.hasSuffix(mark) && text.count > mark.count * 2 {
      return text.dropFirst(mark.count).dropLast(mark.count).trimmed()
    }
    return text
  }

  /// Nested lines without the blanks that all of them start with.
  private static func outdented(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indent = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(indent)) }.joined(separator: "\n")
  }
}

extension ActionText {
  /// A title and a detail that stand apart already.
  init(title: String, detail: String) {
    self.title = title
    self.detail = detail
    hasLead = true
  }
}
