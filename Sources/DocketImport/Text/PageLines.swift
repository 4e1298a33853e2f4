internal import DocketModel

/// Decides by the lines around it which lines of a pasted page are not of the article.
///
/// In doubt a line stays: a notice in a briefing is a blemish, a missing sentence is an error.
struct PageLines {
  /// The lines to leave out, by their index.
  private(set) var left: [Int: LeftOut.Reason] = [:]

  private let lines: [TextLine]
  /// The lines with any text; a place is an index into these.
  private let filled: [Int]
  private let verdicts: [PageLine.Verdict?]
  /// The places of the first and last line that is surely of the article.
  private let firstOfArticle: Int
  private let lastOfArticle: Int
  private var section = SectionCursor()

  init(_ lines: [TextLine]) {
    self.lines = lines
    filled = lines.indices.filter { !lines[$0].isBlank }
    verdicts = filled.map { PageLine.verdict(on: lines[$0].text) }
    firstOfArticle = verdicts.firstIndex { $0 == nil } ?? filled.count
    lastOfArticle = verdicts.lastIndex { $0 == nil } ?? -1
    var place = 0
    while place < filled.count { place = settle(place) }
    for index in filled.prefix(16) where left[index] == nil && Self.isBreadcrumb(lines[index].text)
    {
      left[index] = .navigation
    }
  }

  /// Settles the line, or the run of lines that only count together, and gives the next place.
  private mutating func settle(_ place: Int) -> Int {
    switch verdicts[place] {
    case .page(let reason):
      if !isEndOfParagraph(place) { left[filled[place]] = reason }
    case .pageAmongOthers:
      let end = runEnd(place)
      settleRun(place..<end)
      return end
    case .opening(let reason):
      if isNotice(place, reason) { left[filled[place]] = reason }
    case nil: break
    }
    return place + 1
  }

  // MARK: neighbours

  private func text(_ place: Int) -> String { lines[filled[place]].text }

  private func verdict(_ place: Int) -> PageLine.Verdict? {
    verdicts.indices.contains(place) ? verdicts[place] : nil
  }

  /// The reason of a neighbour that is of the page wherever it stands.
  private func sure(_ place: Int) -> LeftOut.Reason? {
    if case .page(let reason)? = verdict(place) { reason } else { nil }
  }

  private func reasonLeft(_ place: Int) -> LeftOut.Reason? {
    filled.indices.contains(place) ? left[filled[place]] : nil
  }

  private func touchesAbove(_ place: Int) -> Bool {
    place > 0 && filled[place - 1] == filled[place] - 1 && left[filled[place - 1]] == nil
  }

  /// Whether the line is only the last words of a wrapped sentence, such as `log in.` below the rest.
  private func isEndOfParagraph(_ place: Int) -> Bool {
    guard touchesAbove(place), verdicts[place - 1] == nil else { return false }
    let above = text(place - 1)
    guard above.utf8.count >= 40, !above.endsSentence, !above.endsWithColon else { return false }
    return text(place).startsLowercase || text(place).hasSuffix(".")
  }

  private func isInParagraph(_ place: Int) -> Bool {
    if touchesAbove(place) { return true }
    return place + 1 < filled.count && filled[place + 1] == filled[place] + 1
      && verdicts[place + 1] == nil
  }

  // MARK: runs of names

  /// Lines in a row that are of the page in company, with bullets or without.
  private func runEnd(_ start: Int) -> Int {
    let hasBullet = ListMarker(text(start)) != nil
    var end = start + 1
    while case .pageAmongOthers? = verdict(end), (ListMarker(text(end)) != nil) == hasBullet {
      end += 1
    }
    return end
  }

  /// Leaves out names such as `Facebook` and `Twitter` where they are buttons, not what a section lists.
  private mutating func settleRun(_ run: Range<Int>) {
    let isAfterPage = sure(run.lowerBound - 1) != nil
    if !isAfterPage, isListed(run) { return }
    guard run.count > 1 || isCompany(run.lowerBound - 1) || isCompany(run.upperBound) else {
      return
    }
    for place in run {
      if case .pageAmongOthers(let reason)? = verdicts[place] { left[filled[place]] = reason }
    }
  }

  private mutating func isListed(_ run: Range<Int>) -> Bool {
    let start = run.lowerBound
    if ListMarker(text(start)) != nil { return section.kind(before: start, filled, lines) != nil }
    return isUnderHeading(start)
  }

  /// Whether the line above says what it stands for.
  private func isUnderHeading(_ place: Int) -> Bool {
    guard place > 0, verdicts[place - 1] == nil else { return false }
    return text(place - 1).endsWithColon
      || HeadingSynonyms.meaning(ofLine: text(place - 1)) != nil
  }

  private func isCompany(_ place: Int) -> Bool {
    switch verdict(place) {
    case .page, .pageAmongOthers: true
    case .opening, nil: false
    }
  }

  // MARK: notices

  /// Whether a line that begins as a notice does is one.
  ///
  /// A form below it, or its place before the headline or among the last lines, must say so.
  private mutating func isNotice(_ place: Int, _ reason: LeftOut.Reason) -> Bool {
    if isInParagraph(place) || isUnderHeading(place) { return false }
    let isSentence = text(place).endsSentence
    let kind = section.kind(before: place, filled, lines)
    if kind == nil || !isSentence, sure(place + 1) == reason, PageLine.namesForm(text(place)) {
      return true
    }
    if place < firstOfArticle {
      return isSentence ? isAboveHeadline(place, reason) : sure(place + 1) == reason
    }
    if !isSentence, kind != .actions {
      if sure(place + 1) == reason || sure(place - 1) == reason { return true }
      if place > lastOfArticle { return true }
    }
    guard place > lastOfArticle, let before = reasonLeft(place - 1), before != .advertisement else {
      return false
    }
    // A lone button may also stand above the last paragraph.
    return before != .share || reasonLeft(place - 2) != nil
  }

  private func isAboveHeadline(_ place: Int, _ reason: LeftOut.Reason) -> Bool {
    guard reason == .cookies || reason == .newsletter, firstOfArticle < filled.count else {
      return false
    }
    return !text(firstOfArticle).endsSentence
  }

  /// Whether a line is a path of pages: `Home > News > Ransomware`.
  private static func isBreadcrumb(_ line: String) -> Bool {
    guard line.utf8.count <= 160, line.utf8.last != 0x2E,
      line.utf8.contains(where: { $0 == 0x3E || $0 == 0x2F || $0 == 0xBA || $0 == 0xBB })
    else { return false }
    for sign in [">", "\u{203A}", "\u{BB}", "/"] {
      let parts = line.split(separator: Character(sign)).map { $0.trimmed() }
      guard parts.count >= 2, parts.allSatisfy({ $0.wordCount <= 6 }), let first = parts.first
      else {
        continue
      }
      if ["home", "startseite", "accueil", "inicio", "start", "ホーム", "首页", "الرئيسيه"]
        .contains(HeadingKey(first)?.phrase ?? "")
      {
        return true
      }
    }
    return false
  }
}
