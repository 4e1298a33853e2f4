internal import DocketModel

extension Briefing {
  /// Fills in what the text itself says: identifiers, severity, summary, language.
  ///
  /// What the importer knows already, from front matter for example, stays.
  mutating func addFindings() {
    let texts = [title] + sections.map(\.textWithHeading)
    let found = Identifiers(in: texts + [guid ?? "", link ?? ""])
    for cve in found.cves where !cves.contains(cve) { cves.append(cve) }
    for name in found.others where !identifiers.contains(name) { identifiers.append(name) }
    published = published ?? Self.dateBehind(title)
    severity = severity ?? StatedSeverity.find(in: texts) ?? CVSSVectors.severity(in: texts)
    if summary == nil, let section = sections.first(where: { $0.kind == .summary }) {
      summary = section.text
    }
    language = language ?? ScriptLanguage.guess(texts)
  }

  /// The day a title gives: in brackets at its end, `Security Advisory [03 May 2022]`, or in digits at
  /// either end where nothing leads to it: `Security Advisory 2022-05-03`, not `Patch by 2022-05-03`.
  private static func dateBehind(_ title: String) -> Timestamp? {
    let words = title.split(separator: " ")
    if words.count > 1 {
      let isNamed =
        words[words.count - 2].first?.isUppercase == true || words[words.count - 2].utf8.count == 1
      for (word, isApart) in [
        (words[words.count - 1], isNamed), (words[0], ["-", "\u{2013}", "|"].contains(words[1])),
      ] where isApart && word.utf8.count == 10 && word.first?.isNumber == true {
        if let day = Dates.parse(word) { return day.timestamp }
      }
    }
    guard let last = title.last, last == "]" || last == ")",
      let open = title.lastIndex(of: last == "]" ? "[" : "("),
      title.distance(from: open, to: title.endIndex) <= 40
    else { return nil }
    return Dates.parse(title[title.index(after: open)...].dropLast())?.timestamp
  }
}

/// Makes a title for a text that has none.
enum BriefingTitle {
  /// How many scalars a title has at most.
  static let limit = 1_000

  /// The title, cut after ``limit`` scalars.
  static func cut(_ title: String) -> String {
    let scalars = title.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return title }
    return String(scalars[..<end])
  }

  /// Cuts a title that was taken out of the text; where that takes words from it, the whole of it
  /// becomes the first paragraph.
  static func cut(_ title: String?, keepingWholeIn pieces: inout [Piece]) -> String? {
    guard let title else { return nil }
    let short = cut(title)
    if short.utf8.count < title.utf8.count { pieces.insert(.paragraph(title), at: 0) }
    return short
  }

  /// The first sentence of the text, or the name of the file.
  static func made(from sections: [Section], path: String?) -> String {
    // Names of products and links say less than what happened.
    let listings: Set<Section.Kind> = [.whoIsAffected, .references]
    let told = sections.filter { !listings.contains($0.kind) }
    for section in told + sections.filter({ listings.contains($0.kind) }) {
      let text = section.text.isEmpty ? section.heading : section.text
      let isList = if case .list = section.blocks.first { true } else { false }
      let lines = text.split(separator: "\n").lazy.map { line in
        (isList ? ListMarker(line) : nil)?.rest(of: String(line)) ?? String(line)
      }
      guard let line = lines.first(where: { $0.hasWords && !$0.isNumbering }) else { continue }
      let sentence = Sentences.first(of: String(line.prefix(2_000)))
      if sentence.count <= 160 { return sentence }
      let words = sentence.prefix(150).split(separator: " ")
      return
        (words.count > 1 ? words.dropLast().joined(separator: " ") : String(sentence.prefix(80)))
        + "\u{2026}"
    }
    let name = path?.split(separator: "/").last.map { String($0) } ?? ""
    if let stem = name.split(separator: ".").first { return String(stem) }
    // Signs alone are still a text; they are their own title.
    for section in sections {
      let signs = section.textWithHeading.trimmed().prefix { $0 != "\n" }.prefix(80)
      if !signs.isEmpty { return String(signs) }
    }
    return ""
  }
}

/// Tells languages apart where their script alone decides.
enum ScriptLanguage {
  /// `ja` for kana, `ko` for Hangul, `ar` for Arabic, `zh` for Chinese characters without kana;
  /// nil for everything written in other scripts.
  static func guess(_ texts: [String]) -> String? {
    if !texts.contains(where: mayHoldAnother) { return nil }
    var kana = 0
    var han = 0
    var hangul = 0
    var arabic = 0
    var persian = 0
    var letters = 0
    for text in texts {
      for scalar in text.unicodeScalars.prefix(2_000) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x5FF: letters += 1
        case 0x3041...0x30FF: kana += 1
        case 0x3400...0x9FFF: han += 1
        case 0xAC00...0xD7AF: hangul += 1
        case 0x67E, 0x686, 0x698, 0x6A9, 0x6AF, 0x6CC: persian += 1
        case 0x620...0x64A: arabic += 1
        default: break
        }
      }
    }
    let foreign = kana + han + hangul + arabic + persian
    guard foreign * 2 > letters else { return nil }
    if arabic > kana + han + hangul { return persian * 20 > arabic ? nil : "ar" }
    if hangul > kana + han { return "ko" }
    if kana * 20 > han { return "ja" }
    return han > 0 ? "zh" : nil
  }

  /// Whether a byte of the text begins a scalar of one of these scripts: most texts have none.
  private static func mayHoldAnother(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.contains { 0xD8...0xDB ~= $0 || 0xE3...0xED ~= $0 } }
  }
}
