/// The feeds that a page names for those who want to follow it: `<link rel="alternate">` of a feed's type.
enum PageFeeds {
  private static let types = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
  ]
  private static let limit = 20

  /// In the order of the page, whose first is its own; the others are of comments or topics.
  static func of(_ tree: HTMLTree, base: String?) -> [FeedOutline] {
    var feeds: [FeedOutline] = []
    for node in tree.nodes.indices where tree.tag(node) == .link && feeds.count < limit {
      let words = tree.attribute(.rel, of: node)?.lowercased().split(separator: " ") ?? []
      let type = tree.attribute(.type, of: node)?.lowercased().prefix { $0 != ";" } ?? ""
      guard words.contains("alternate"), types.contains(type.trimmed()),
        let address = tree.address(.href, of: node, base: base)
      else { continue }
      feeds.append(FeedOutline(title: tree.attribute(.title, of: node), url: address))
    }
    return feeds
  }
}
