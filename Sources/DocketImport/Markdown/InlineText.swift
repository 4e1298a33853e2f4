internal import CMarkup
internal import DocketModel

/// The plain text of one paragraph, heading or cell, put together from its inline events.
struct InlineText {
  private(set) var plain = ""
  private(set) var hasLink = false
  /// Where the first line ends, in UTF-8 bytes; nil while there is only one.
  private var firstLineEnd: Int?
  private var boldDepth = 0
  private var boldEnd: String.Index?
  private var startsBold = false
  private var linkStarts: [(start: Int, url: String)] = []
  private var imageDepth = 0

  /// The bold start of the text; nil where it does not start in bold.
  var lead: String? {
    guard startsBold, let boldEnd else { return nil }
    let lead = plain[..<boldEnd].trimmed()
    return lead.isEmpty ? nil : lead
  }

  /// Whether all of it is bold, a colon after it aside.
  var isAllBold: Bool {
    guard startsBold, let boldEnd else { return false }
    return plain[boldEnd...].allSatisfy { $0 == ":" || $0 == "\u{FF1A}" || $0 == " " }
  }

  /// The first line and what is below it, which is empty where there is only one.
  var firstLineAndRest: (first: String, rest: String) {
    guard let firstLineEnd else { return (plain.trimmed(), "") }
    let first = String(decoding: plain.utf8.prefix(firstLineEnd), as: UTF8.self)
    let rest = String(decoding: plain.utf8.dropFirst(firstLineEnd), as: UTF8.self)
    return (first.trimmed(), rest.trimmed())
  }

  mutating func take(_ event: MarkupEvents.Event, links: inout LinkList) {
    switch event.kind {
    case DMK_TEXT, DMK_CODE, DMK_OTHER: plain += event.text
    case DMK_SOFT_BREAK: addSoftBreak()
    case DMK_LINE_BREAK:
      endFirstLine()
      plain += "\n"
    case DMK_HTML:
      if HTMLText.isBreak(event.text) {
        plain += "\n"
      } else if HTMLElement.isWord(event.text) {
        plain += event.text
      }
    case DMK_STRONG: takeStrong(event.isEntering)
    case DMK_LINK:
      hasLink = true
      if event.isEntering {
        linkStarts.append((plain.utf8.count, event.extra))
      } else if let open = linkStarts.popLast() {
        addLink(open.url, from: open.start, to: &links)
      }
    default: break
    }
  }

  /// A line end inside a paragraph is a blank, but not between Chinese or Japanese characters.
  private mutating func addSoftBreak() {
    endFirstLine()
    plain += (plain.unicodeScalars.last?.value ?? 0) >= 0x3000 ? "" : " "
  }

  private mutating func endFirstLine() {
    if firstLineEnd == nil { firstLineEnd = plain.utf8.count }
  }

  private mutating func takeStrong(_ isEntering: Bool) {
    if isEntering {
      if boldDepth == 0, plain.allSatisfy({ $0 == " " }), boldEnd == nil { startsBold = true }
      boldDepth += 1
    } else {
      boldDepth -= 1
      if boldDepth == 0, startsBold, boldEnd == nil { boldEnd = plain.endIndex }
    }
  }

  private func addLink(_ url: String, from start: Int, to links: inout LinkList) {
    guard !links.isFull, WebAddress.isLink(url) else { return }
    let text = String(decoding: plain.utf8.dropFirst(start), as: UTF8.self).trimmed()
    links.add(Link(text: text.isEmpty ? url : text, url: url))
  }
}
