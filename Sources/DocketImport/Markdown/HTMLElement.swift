/// Tells the tags of HTML from words that only stand in angle brackets.
enum HTMLElement {
  /// Whether the tag is a word of the text: `<host>`, `<your-token>`.
  ///
  /// It is one when no element has that name, and it has no attributes; then taking it off would
  /// take a word out of a sentence. So are the tags that GitHub shows as they are, `<textarea>`
  /// for example, which in prose are only talked about.
  static func isWord(_ tag: some StringProtocol) -> Bool {
    guard tag.utf8.count <= 40, !tag.utf8.contains(0x3D), !tag.hasPrefix("</") else { return false }
    let name = name(of: tag)
    return !name.isEmpty && (!names.contains(name) || shown.contains(name))
  }

  /// Whether HTML has an element of that name, given in small letters.
  static func isKnown(_ name: String) -> Bool { names.contains(name) }

  /// The name in small letters; empty for comments and declarations.
  static func name(of tag: some StringProtocol) -> String {
    tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      .lowercased()
  }

  /// GitHub Flavored Markdown, "Disallowed Raw HTML".
  private static let shown: Set<String> = [
    "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]

  /// The elements of HTML and the ones it had, as the HTML Standard lists them.
  private static let names = Set(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
    link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol
    optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script
    search section select slot small source span strike strong style sub summary sup svg table tbody
    td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
    path g rect circle line polygon defs use
    """.split { $0 == " " || $0 == "\n" }.map { String($0) })
}
