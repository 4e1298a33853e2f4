internal import DocketModel

/// One order above a list of versions: `Update the cluster to one of these:`.
///
/// The versions are choices, not things to do each for itself.
enum UpdateOrder {
  /// Title and detail of the action; nil where the list holds things to do.
  static func text(_ above: Block?, before items: [String]) -> (title: String, detail: String)? {
    guard case .paragraph(let order) = above, order.endsWithColon, order.utf8.count <= 400,
      asks(order), isVersions(items)
    else { return nil }
    return (ActionText.withoutEnd(order), items.map { "- " + $0 }.joined(separator: "\n"))
  }

  private static func asks(_ order: String) -> Bool {
    guard let key = HeadingKey(order, limit: 400) else { return false }
    if key.words.contains(where: { word in verbs.contains { word.hasPrefix($0) } }) { return true }
    return ["mettre a jour", "mettez a jour", "mise a jour", "mise a niveau"].contains {
      key.phrase.contains($0)
    }
  }

  /// Starts of the verbs in folded form.
  private static let verbs = [
    "upgrad", "updat", "actualic", "actualiz", "aktualisier", "atualiz", "aggiorn", "bijwerk",
    "\u{30A2}\u{30C3}\u{30D7}\u{30C7}\u{30FC}\u{30C8}", "\u{66F4}\u{65B0}",
  ]

  /// Whether most of the items name a version, and none is a sentence or an order.
  private static func isVersions(_ items: [String]) -> Bool {
    let isPlain = items.allSatisfy { item in
      item.utf8.count <= 160 && !item.contains("\n") && !item.endsSentence && item.wordCount <= 14
        && !Imperatives.opens(item) && !asks(item)
    }
    return isPlain && items.count(where: namesVersion) * 2 > items.count
  }

  /// Two numbers with a point between them: `1.9`.
  private static func namesVersion(_ item: String) -> Bool {
    let bytes = Array(item.utf8)
    return bytes.indices.dropFirst().dropLast().contains { place in
      bytes[place] == 0x2E && (0x30...0x39).contains(bytes[place - 1])
        && (0x30...0x39).contains(bytes[place + 1])
    }
  }
}
