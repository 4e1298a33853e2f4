internal import DocketModel

/// The severity a text states outright; never worked out from a score or from words in passing.
enum StatedSeverity {
  /// Reads `Severity: High`, `Risk level: critical`, `CVSS 9.8 (Critical)`; the first one counts.
  static func find(in texts: some Sequence<String>) -> Severity? {
    for text in texts {
      for line in candidates(text) {
        if let found = find(inLine: line) { return found }
      }
    }
    return nil
  }

  /// The lines of at most 400 bytes that may hold a label or a score; nearly all texts have none.
  private static func candidates(_ text: String) -> [Substring] {
    var ranges: [Range<Int>] = []
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        if end - start <= 400, mayState(UnsafeBufferPointer(rebasing: bytes[start..<end])) {
          ranges.append(start..<end)
        }
        start = end + 1
      }
    }
    let view = text.utf8
    return ranges.map { range in
      let start = view.index(view.startIndex, offsetBy: range.lowerBound)
      return text[start..<view.index(start, offsetBy: range.count)]
    }
  }

  /// Whether a line has `CVSS` in it, or a colon behind a word that begins as a label does.
  private static func mayState(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var first: UInt32 = 0
    var letters = 0
    var isLabel = false
    var matched = 0
    for (place, byte) in line.enumerated() {
      let lower = byte | 0x20
      let wanted: UInt8 = matched == 0 ? 0x63 : matched == 1 ? 0x76 : 0x73
      matched = lower == wanted ? matched + 1 : lower == 0x63 ? 1 : 0
      if matched == 4 { return true }
      guard place < 124, !isLabel else { continue }
      if letters < 3, byte >= 0x80 {
        // Other scripts and accents are looked at in full.
        isLabel = true
      } else if letters < 3, (0x61...0x7A).contains(lower) {
        first = first << 8 | UInt32(lower)
        letters += 1
        if letters == 3, starts.contains(first) { isLabel = true }
      }
    }
    return isLabel && line.prefix(124).contains { $0 == 0x3A || $0 == 0xEF }
  }

  /// The first three letters of the labels.
  private static let starts: Set<UInt32> = Set(
    labels.compactMap { label in
      let letters = label.utf8.prefix(3)
      return letters.allSatisfy { $0 < 0x80 } ? letters.reduce(0) { $0 << 8 | UInt32($1) } : nil
    })

  private static func find(inLine line: Substring) -> Severity? {
    // No label is longer; the full-width colon begins with 0xEF.
    guard line.utf8.prefix(124).contains(where: { $0 == 0x3A || $0 == 0xEF }),
      let colon = line.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" })
    else { return scored(line) }
    if let label = HeadingKey(line[..<colon], limit: 30)?.phrase, labels.contains(label) {
      let value = line[line.index(after: colon)...]
      if let severity = word(value.split { !$0.isLetter }.first) { return severity }
      return scored(line)
    }
    return scored(line)
  }

  /// `CVSS v3.1 base score 9.8 (Critical)`, `CVSS: 8.8 High`: the word right after the score.
  private static func scored(_ line: Substring) -> Severity? {
    guard line.hasCVSS else { return nil }
    let lower = line.lowercased()
    guard let place = lower.firstRange(ofText: "cvss") else { return nil }
    let words = lower[place.lowerBound...].prefix(120).split {
      !($0.isLetter || $0.isNumber || $0 == ".")
    }
    guard words.count >= 2 else { return nil }
    for index in words.indices.dropFirst() where isScore(words[index - 1]) {
      if let severity = word(words[index]) { return severity }
    }
    return nil
  }

  private static func isScore(_ word: Substring) -> Bool {
    guard let score = Double(word), word.first?.isNumber == true else { return false }
    return (0...10).contains(score)
  }

  private static func word(_ text: Substring?) -> Severity? {
    guard let text, let key = HeadingKey(text)?.phrase else { return nil }
    return words[key]
  }

  private static let labels: Set<String> = [
    "severity", "severity level", "severity rating", "risk level", "risk rating", "criticality",
    "threat level", "risk", "cvss severity", "cvss rating", "overall severity", "overall risk",
    "impact level", "security impact", "schweregrad",
    "risikostufe", "gravite", "severite", "criticite", "gravedad", "severidad", "importancia",
    "gravidade", "severidade", "gravita", "severita", "ernst", "risiconiveau", "深刻度", "重大度",
    "緊急度", "严重程度", "严重性", "嚴重性", "风险等级", "الخطوره", "درجه الخطوره", "مستوي الخطوره",
  ]

  private static let words: [String: Severity] = [
    "low": .low, "medium": .medium, "moderate": .medium, "high": .high, "important": .high,
    "critical": .critical, "niedrig": .low, "gering": .low, "mittel": .medium, "hoch": .high,
    "kritisch": .critical, "faible": .low, "moyen": .medium, "moyenne": .medium, "moderee": .medium,
    "eleve": .high, "elevee": .high, "haute": .high, "critique": .critical, "baja": .low,
    "bajo": .low, "media": .medium, "medio": .medium, "alta": .high, "alto": .high,
    "critica": .critical, "critico": .critical, "baixa": .low, "baixo": .low, "bassa": .low,
    "basso": .low, "laag": .low, "gemiddeld": .medium, "hoog": .high, "kritiek": .critical,
    "低": .low, "中": .medium, "高": .high, "緊急": .critical, "重大": .critical, "重要": .high,
    "严重": .critical, "嚴重": .critical, "紧急": .critical, "高危": .high, "中危": .medium,
    "低危": .low, "منخفض": .low, "منخفضه": .low, "متوسط": .medium, "متوسطه": .medium, "عالي": .high,
    "عاليه": .high, "مرتفع": .high, "مرتفعه": .high, "حرج": .critical, "حرجه": .critical,
    "خطيره": .high,
  ]
}

extension Substring {
  /// Whether the four letters stand in it, in either case.
  fileprivate var hasCVSS: Bool {
    var matched = 0
    for byte in utf8 {
      let lower = byte | 0x20
      let wanted: UInt8 = matched == 0 ? 0x63 : matched == 1 ? 0x76 : 0x73
      matched = lower == wanted ? matched + 1 : lower == 0x63 ? 1 : 0
      if matched == 4 { return true }
    }
    return false
  }
}
