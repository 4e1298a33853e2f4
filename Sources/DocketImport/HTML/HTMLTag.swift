/// The elements of HTML that mean something to a reader of text; all others are `other`.
enum HTMLTag: String, Sendable, CaseIterable {
  /// A run of characters, no element.
  case text = "#text"
  case other = "#other"
  case html, head, body, title, meta, link, base, script, style, template, noscript
  case h1, h2, h3, h4, h5, h6, hgroup
  case p, div, center, section, article, main, header, footer, nav, aside, address, figure
  case figcaption, details, summary, dialog, fieldset, form, hr, br, wbr, search
  case ul, ol, li, menu, dir, dl, dt, dd
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
  case pre, listing, xmp, code, samp, kbd, tt, blockquote, q
  case a, b, strong, em, i, span, font, sub, sup, small, time, s, del, ins, mark, u, ruby, rt, rp
  case img, picture, svg, math, canvas, video, audio, iframe, object, embed, applet, map, frameset
  case button, input, select, textarea, option, optgroup, datalist, label, legend, output, progress
  case meter, noframes

  /// The element of that name, in small letters.
  init(name: String) { self = Self.byName[name] ?? .other }

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Whether a browser starts a new line before and after it.
  var isBlock: Bool {
    switch self {
    case .html, .body, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .p, .div, .center, .section, .article,
      .main, .header, .footer, .nav, .aside, .address, .figure, .figcaption, .details, .summary,
      .dialog, .fieldset, .form, .hr, .search, .ul, .ol, .li, .menu, .dir, .dl, .dt, .dd, .table,
      .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .pre, .listing, .xmp, .blockquote, .legend:
      true
    default: false
    }
  }

  /// Whether nothing in it is text of the page: code, pictures, controls, how a word is pronounced.
  var isSilent: Bool {
    switch self {
    case .head, .title, .meta, .link, .base, .script, .style, .template, .svg, .canvas, .video,
      .audio, .iframe, .object, .embed, .applet, .map, .button, .input, .select, .textarea,
      .option, .optgroup, .datalist, .progress, .meter, .noframes, .col, .colgroup, .rt, .rp:
      true
    default: false
    }
  }

  /// 1 to 6 for `h1` to `h6`.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

/// The attributes that are kept.
enum HTMLAttribute: String, Sendable, CaseIterable {
  case id, `class`, href, src, alt, title, hidden, style, role, name, content, property, lang, rel
  case type, start, value, colspan, rowspan, datetime, itemprop, open
  case ariaHidden = "aria-hidden"
  case xmlLang = "xml:lang"
  case dataLanguage = "data-lang"

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
