/// What the names that publishers give to parts of a page (`class`, `id`) say about them.
///
/// Names are guesses of a text's place, never of its worth; after Readability (Arc90, Mozilla).
struct PageWords: Hashable {
  /// Named as something beside the article, and not as the article too.
  var isBeside = false
  /// Named as something no article holds, wherever it stands.
  var isPage = false
  /// Named as the text of an article.
  var isBody = false
  /// 25 up for each name of an article, 25 down for each of what stands around one.
  var weight = 0

  init() {}

  init(class names: String?, id: String?) {
    for name in [names, id] {
      guard let name, !name.isEmpty, name.utf8.count <= 2_000 else { continue }
      let found = Name(name)
      if found.holds(Self.beside) { isBeside = true }
      if found.holds(Self.page) { isPage = true }
      if found.holds(Self.body) { isBody = true }
      if found.holds(Self.against) || found.isHidden { weight -= 25 }
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

    /// Named `hidden` and nothing more: `label-hidden` speaks of a label.
    let isHidden: Bool

    init(_ name: String) {
      text = name.lowercased()
      isHidden = text.split(separator: " ").contains { $0 == "hidden" || $0 == "hid" }
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
      newsletter cookie consent promo recommend navigation subscribe sitemap gallery \
      slideshow carousel
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
      wp-embedded-content comment-respond comments-area commentlist comment-list disqus_thread post-navigation \
      nav-links screen-reader-text sr-only visually-hidden visuallyhidden skip-link
      """)
  private static let body = List(
    words: "",
    parts: """
      entry-content entry_content entrycontent post-content post_content postcontent \
      article-content article_content articlecontent article-body article_body articlebody \
      post-body post_body postbody story-body story_body storybody entry-body post__content \
      article__content
      """)
  private static let `for` = List(
    words: "h-entry",
    parts: "article body content entry main page post text blog story")
  private static let against = List(
    words: "ad ads com share",
    parts: """
      -ad- banner combx comment contact footer gdpr masthead media meta outbrain promo related \
      scroll shoutbox sidebar skyscraper sponsor shopping tags widget
      """)
}
