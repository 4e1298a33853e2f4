/// Says what parts of the page around an article were left out.
enum PageParts {
  /// One line for each part that is named as what it is and was not read; fifty at most.
  static func leftOut(_ tree: HTMLTree, _ article: ArticleFinder) -> [LeftOut] {
    var found: [LeftOut] = []
    var node = 0
    var isInside = false
    while node < tree.nodes.count, found.count < 50 {
      if node == article.root { isInside = true }
      if isInside, node >= tree.nodes[article.root].end { isInside = false }
      let tag = tree.tag(node)
      guard tag != .text, !isInside || article.out[node], let reason = reason(tree, node),
        !(node < article.root && article.root < tree.nodes[node].end)
      else {
        node += 1
        continue
      }
      let line = tree.isHidden(node) || tag.isSilent ? "" : String(tree.line(node).prefix(160))
      if line.hasWords { found.append(LeftOut(reason, line)) }
      node = Int(tree.nodes[node].end)
    }
    return found
  }

  private static func reason(_ tree: HTMLTree, _ node: Int) -> LeftOut.Reason? {
    switch tree.tag(node) {
    case .nav: return .navigation
    case .footer: return .footer
    case .html, .body, .main, .article, .head: return nil
    default: break
    }
    guard let name = tree.attribute(.class, of: node) ?? tree.attribute(.id, of: node),
      name.utf8.count <= 400
    else { return nil }
    let words = name.lowercased().split { !$0.isLetter }
    for (reason, signs) in signs where words.contains(where: { signs.contains($0) }) {
      return reason
    }
    return nil
  }

  private static let signs: [(LeftOut.Reason, Set<Substring>)] = [
    (.cookies, ["cookie", "cookies", "consent", "gdpr", "cookiebar", "cookieconsent"]),
    (.comments, ["comment", "comments", "disqus", "respond", "commentlist"]),
    (.newsletter, ["newsletter", "subscribe", "signup", "subscription"]),
    (.share, ["share", "sharing", "social", "sharedaddy", "addtoany"]),
    (.advertisement, ["ad", "ads", "advert", "advertisement", "sponsor", "sponsored", "promo"]),
    (
      .navigation, ["nav", "menu", "breadcrumb", "breadcrumbs", "related", "sidebar", "pagination"]
    ),
    (.footer, ["footer", "copyright"]),
  ]
}
