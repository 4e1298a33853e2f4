internal import DocketModel

extension FeedFacts {
  /// The entry as a briefing: its text taken apart like any other.
  func briefing(
    of feed: FeedFacts, named source: String?, path: String?
  ) throws(ImportError) -> Briefing {
    let (fullest, other) = texts
    var body = try FeedBody(fullest)
    let stated = (title ?? mediaTitle)?.line ?? ""
    if !stated.isEmpty { body.dropRepeated(title: stated) }
    let headline = BriefingTitle.cut(
      stated.isEmpty ? nil : stated, keepingWholeIn: &body.pieces)
    let result = SectionBuilder(body.pieces).result(under: headline)
    var briefing = Briefing(
      title: headline ?? BriefingTitle.cut(made(from: result.sections)), link: address, guid: id,
      author: author ?? feed.author, published: instant(published ?? date ?? created),
      updated: instant(updated), topics: topics, sections: result.sections,
      actions: result.actions, related: result.related, source: Source(name: source, path: path))
    briefing.summary = other.flatMap { Self.summary($0.line, of: result.sections) }
    briefing.language = (language ?? feed.language).flatMap(Self.languageTag)
    briefing.addFindings()
    briefing.links = body.links(with: enclosures)
    return briefing
  }

  /// The names of those who wrote, each once.
  private var author: String? {
    var names: [String] = []
    for case let name? in authors.prefix(100).map(\.called) where !names.contains(name) {
      names.append(name)
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// The teaser; nil where it only repeats how the text begins.
  private static func summary(_ teaser: String, of sections: [Section]) -> String? {
    guard teaser.hasWords else { return nil }
    let wanted = teaser.utf8.dropLast(teaser.ellipsis.utf8.count).filter { $0 > 0x20 }
    var place = 0
    for section in sections {
      for text in [section.heading] + section.blocks.map(\.text) {
        for byte in text.utf8 where byte > 0x20 {
          guard place < wanted.count else { return nil }
          guard wanted[place] == byte else { return teaser }
          place += 1
        }
      }
      if place == wanted.count { return nil }
    }
    return teaser
  }

  private func made(from sections: [Section]) -> String {
    let title = BriefingTitle.made(from: sections, path: nil)
    guard title.isEmpty || title == FeedBody.withoutText else { return title }
    return address ?? id ?? title
  }

  private func instant(_ text: String?) -> Timestamp? { text.flatMap { FeedDate.read($0) } }

  /// `en_US` and `EN-us` as BCP 47 writes them; nil for what is no tag.
  private static func languageTag(_ text: String) -> String? {
    let parts = text.trimmed().split { $0 == "-" || $0 == "_" }
    guard let first = parts.first, (2...3).contains(first.utf8.count), parts.count <= 4,
      parts.allSatisfy({ $0.utf8.count <= 8 && $0.utf8.allSatisfy { $0.isLetterOrDigit } })
    else { return nil }
    let rest = parts.dropFirst().map { $0.utf8.count == 2 ? $0.uppercased() : String($0) }
    return ([first.lowercased()] + rest).joined(separator: "-")
  }
}

/// The text of an entry, cut into pieces.
private struct FeedBody {
  var pieces: [Piece] = []
  private var stated: [Link]?

  /// Stands for a text without words, and is no word itself.
  static let withoutText = "\u{2026}"

  /// The most bytes of one text that are read; a longer one fits into no record of the store.
  private static let sizeLimit = 2 << 20

  init(_ text: FeedText?) throws(ImportError) {
    guard let text else { return }
    // References and escapes can hide what was cleaned from the bytes of the document.
    let bytes = DecodedText.cleaned(Array(text.value.utf8.prefix(Self.sizeLimit)))
    if text.isMarkup {
      let fragment = try MarkupFragment(String(decoding: bytes, as: UTF8.self), base: text.base)
      pieces = fragment.pieces
      stated = fragment.links
    } else {
      pieces = TextPieces(TextLine.lines(of: bytes)).pieces
    }
    // Pictures and frames have no words; the dots say that there is something.
    if pieces.isEmpty, !text.value.isEmpty { pieces = [.paragraph(Self.withoutText)] }
  }

  /// Drops a heading at the start that says the title again.
  mutating func dropRepeated(title: String) {
    guard case .heading(let text, _) = pieces.first,
      text.utf8.count < title.utf8.count * 2, title.utf8.count < text.utf8.count * 2,
      text.comparable == title.comparable
    else { return }
    pieces.removeFirst()
  }

  /// The links of the text, those of plain text too, then the files.
  func links(with files: [String]) -> [Link] {
    var list = LinkList()
    for link in stated ?? WebAddress.links(in: texts) { list.add(link) }
    for file in files where WebAddress.isLink(file) { list.add(Link(text: file, url: file)) }
    return list.all
  }

  private var texts: [String] {
    pieces.map { piece in
      switch piece {
      case .heading(let text, _): text
      case .block(let block, _): block.text
      }
    }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
