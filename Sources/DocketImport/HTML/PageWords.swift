/// What the names that publishers give to parts of a page (`class`, `id`) say about them.
///
/// Names are guesses of a text's place, never of its worth; after Readability (Arc90, Mozilla).
struct PageWords: Hashable {
  /// Named as something beside the article, and not as the article too.
  var isBeside = false
  /// Named as something no article holds, wherever it stands.
  var isPage = false
  /// 25 up for each name of an article, 25 down for each of what stands around one.
  var weight = 0

  init() {}

  init(class names: String?, id: String?) {
    for name in [names, id] {
      guard let name, !name.isEmpty, name.utf8.count <= 2_000 else { continue }
      let found = Name(name)
      if found.holds(Self.beside) { isBeside = true }
      if found.holds(Self.page) { isPage = true }
      if found.holds(Self.against) { weight -= 25 }
      if found.holds(Self.for) { weight += 25 }
    }
    if isBeside {
      let all = Name((names ?? "") + " " + (id ?? ""))
      if all.holds(Self.maybe) { isBeside = false }
    }
  }

  /// One name, whole and in its words.
  private struct Name {
    let text: String
    let words: Set<Substring>

    init(_ name: String) {
      text = name.lowercased()
      words = Set(text.split { !($0.isLetter || $0.isNumber) })
    }

    func holds(_ list: List) -> Bool {
      !words.isDisjoint(with: list.words)
        || list.parts.contains { text.firstRange(ofText: $0) != nil }
    }
  }

  /// Names to look for: as whole words, or anywhere because they stand in no other word.
  private struct List {
    let words: Set<Substring>
    let parts: [String]

    init(words: String, parts: String) {
      self.words = Set(words.split(separator: " "))
      self.parts = parts.split(separator: " ").map { String($0) }
    }
  }

  private static let beside = List(
    words: "ad ads extra header rss remark menu nav pager replies combx legends toc tools",
    parts: """
      -ad- advert banner breadcrumb comment community cover-wrap disqus footer gdpr related \
      shoutbox sidebar skyscraper social sponsor supplemental agegate pagination popup \
      newsletter cookie consent promo recommend navigation subscribe sitemap
      """)
  private static let maybe = List(
    words: "and", parts: "article body column content main mathjax shadow")
  private static let page = List(
    words: "noprint",
    parts: """
      sharedaddy addtoany share-buttons sharebuttons share-links social-share socialshare \
      share-bar sharebar social-links jp-relatedposts related-posts relatedposts \
      related-articles related-stories related-content outbrain taboola newsletter-signup \
      newsletter-form cookie-banner cookie-notice cookie-bar cookieconsent breadcrumb \
      comment-respond comments-area commentlist comment-list disqus_thread post-navigation \
      nav-links screen-reader-text sr-only visually-hidden visuallyhidden skip-link
      """)
  private static let `for` = List(
    words: "h-entry",
    parts: "article body content entry main page post text blog story")
  private static let against = List(
    words: "ad ads hid hidden com share",
    parts: """
      -ad- banner combx comment contact footer gdpr masthead media meta outbrain promo related \
      scroll shoutbox sidebar skyscraper sponsor shopping tags widget
      """)
}
