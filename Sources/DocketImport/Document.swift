public import DocketModel

/// What was read from one file, paste or reply.
public struct Document: Sendable, Hashable {
  public var format: ImportFormat
  /// The title of the page or feed.
  public var title: String?
  /// The address of the page that a feed belongs to.
  public var link: String?
  public var briefings: [Briefing]
  /// The feeds that a list of feeds (OPML) or a page names, in its order.
  public var feeds: [FeedOutline]
  /// Lines that belong to the page and not to the article, in their order.
  public var leftOut: [LeftOut]
  /// Set where the document was read only in part; says what was not read.
  public var note: Note?

  public init(
    format: ImportFormat, title: String? = nil, link: String? = nil, briefings: [Briefing] = [],
    feeds: [FeedOutline] = [], leftOut: [LeftOut] = [], note: Note? = nil
  ) {
    self.format = format
    self.title = title
    self.link = link
    self.briefings = briefings
    self.feeds = feeds
    self.leftOut = leftOut
    self.note = note
  }

  /// Why a document was read only in part.
  public enum Note: Sendable, Hashable {
    /// Some bytes were no valid UTF-8 and stand as U+FFFD.
    case replacedBytes(count: Int)
    /// The parser of the format gave up, so the bytes were read as plain text.
    case readAsText
    /// The markup breaks the rules of its language; what could be made out was read.
    case illFormed(line: Int)
  }
}

/// One feed that an OPML document lists.
public struct FeedOutline: Sendable, Hashable {
  public var title: String?
  /// The address of the feed, as written.
  public var url: String
  /// The titles of the outlines around it, outermost first.
  public var path: [String]

  public init(title: String? = nil, url: String, path: [String] = []) {
    self.title = title
    self.url = url
    self.path = path
  }
}

/// A line of the page around the article that was left out, and why.
public struct LeftOut: Sendable, Hashable {
  public var reason: Reason
  /// As it stood in the document.
  public var line: String

  public init(_ reason: Reason, _ line: String) {
    self.reason = reason
    self.line = line
  }

  /// What kind of line it is; the raw value is the word shown to people.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case share = "Share"
    case navigation = "navigation"
    case newsletter = "newsletter"
    case cookies = "cookie notice"
    case advertisement = "advertisement"
    case comments = "comments"
    case footer = "footer"
    case repeatedTitle = "repeated title"
    case ownEntry = "own related entry"
    case dateline = "dateline"
    case mailHeader = "mail header"
    case credit = "picture credit"
    case signature = "signature"
    case template = "template tag"
  }
}

extension Document {
  /// The reasons for which something was left out, each once, in the order of the page.
  public var leftOutReasons: [LeftOut.Reason] {
    var seen: [LeftOut.Reason] = []
    for line in leftOut where !seen.contains(line.reason) { seen.append(line.reason) }
    return seen
  }
}
