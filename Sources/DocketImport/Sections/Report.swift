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
    return items.count >= 2 && reported * 3 >= items.count * 2 && items.allSatisfy { !asks($0) }
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

  /// Whether one of three words is in it; in the bytes, because it is asked of every item.
  private static func isPast(_ item: String) -> Bool {
    var item = item
    return item.withUTF8 { bytes in
      var word: UInt64 = 0
      for byte in bytes.prefix(1_600) {
        let lower = byte | 0x20
        if byte >= 0x80 || (0x61...0x7A).contains(lower) {
          word = word << 8 | UInt64(lower)
        } else if past.contains(word) {
          return true
        } else {
          word = 0
        }
      }
      return past.contains(word)
    }
  }

  /// The bytes of the words, one behind the other.
  private static let past = ["was", "were", "been"].map { word in
    word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func words(_ item: String) -> Set<String> {
    Set(HeadingKey(item.prefix(400), limit: 400)?.words ?? [])
  }

  private static let wanted: Set<String> = [
    "should", "must", "please", "recommend", "recommended", "advised", "need", "needs", "ensure",
    "you", "your", "upgrade", "consider", "will",
  ]
}
