internal import DocketModel

/// Lists under an actions heading that tell what was done, as in a post-mortem.
enum Report {
  /// Whether all lists do, in English: most items are in the past, or a sentence in the past leads
  /// in bare links; and none of the items asks for anything.
  static func isAll(_ blocks: [Block]) -> Bool {
    var items: [String] = []
    var reported = 0
    for (place, block) in blocks.enumerated() {
      guard case .list(_, let lines) = block else { continue }
      items += lines
      let isLed = leadsInLinks(blocks[..<place].last, lines)
      reported += isLed ? lines.count : lines.count(where: isPast)
    }
    guard items.count >= 2, items.allSatisfy({ !asks($0) }) else { return false }
    return reported * 3 >= items.count * 2
  }

  private static func leadsInLinks(_ above: Block?, _ items: [String]) -> Bool {
    guard case .paragraph(let text) = above, text.endsWithColon, isPast(text) else { return false }
    return items.allSatisfy { WebAddress.isLink($0) }
  }

  private static func asks(_ item: String) -> Bool {
    // `request-ci` is a name.
    let isName = item.prefix { $0 != " " }.contains { $0 == "-" || $0 == "_" }
    let start = item.hasPrefix("Immediately ") ? String(item.dropFirst(12)) : item
    return Imperatives.opens(start) && !isName || !words(item).isDisjoint(with: wanted)
  }

  private static func isPast(_ item: String) -> Bool {
    !words(item).isDisjoint(with: ["was", "were", "been"])
  }

  private static func words(_ item: String) -> Set<String> {
    Set(HeadingKey(item.prefix(400), limit: 400)?.words ?? [])
  }

  private static let wanted: Set<String> = [
    "should", "must", "please", "recommend", "recommended", "advised", "need", "needs", "ensure",
    "you", "your", "upgrade", "consider", "will",
  ]
}
