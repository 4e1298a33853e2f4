/// Tells reports from orders in Japanese, where the end of a sentence says which it is.
///
/// Orders have many forms (`更新する。` `開かない。` `更新すること。` `更新を。`), reports have few. So what
/// ends in none of these asks for something.
enum JapaneseProse {
  /// Whether a paragraph in Japanese only reports: it holds no word that asks, and each of its
  /// sentences ends as reports do.
  ///
  /// Text without hiragana is Chinese, where nothing at the end of a sentence tells; it is no report.
  static func reports(_ text: String) -> Bool {
    let text = text.prefix(2_000)
    guard text.unicodeScalars.contains(where: { (0x3041...0x309F).contains($0.value) }) else {
      return false
    }
    let whole = String(text)
    if asking.contains(where: { whole.firstRange(ofText: $0) != nil }) { return false }
    // What was cut off says nothing about how its sentence ends.
    guard let last = text.lastIndex(of: "\u{3002}") else { return true }
    return text[..<last].split(separator: "\u{3002}").allSatisfy { sentence in
      reportEnds.contains { sentence.hasSuffix($0) }
    }
  }

  private static let asking = [
    "ください", "下さい", "推奨", "検討", "お願い", "べき", "必要が", "すること", "しましょう",
  ]

  /// Polite forms, the past, states, passives, and verbs for what happens by itself.
  private static let reportEnds = [
    "ます", "ません", "です", "でしょう", "た", "だ", "である", "ている", "ていない", "がある", "もある", "がない",
    "はない", "もない", "される", "られる", "できる", "できない", "になる", "となる", "を受ける", "を受けない", "発生する",
    "存在する", "存在しない", "影響する", "影響しない", "該当する", "該当しない", "起因する", "に関する", "異なる",
  ]
}
