internal import DocketModel

/// Notes of advisories that are HTML although the format asks for plain text.
enum NoteMarkup {
  /// The pieces of a note that is clearly HTML; nil for plain text.
  static func pieces(of text: String) -> [Piece]? {
    guard text.utf8.contains(0x3C), isHTML(text) else { return nil }
    let isApart = text.contains("\n\n") && !text.lowercased().contains("<p")
    let lines = isApart ? text.split(separator: "\n\n").joined(separator: "<br><br>") : text
    return (try? MarkupFragment(lines))?.pieces
  }

  /// Whether an element that holds blocks is opened and closed, or lines end in `<br>`.
  ///
  /// Plain text are words in brackets (`<host>`), signs that compare (`a < b`), and what an attack
  /// is made of: scripts, and elements that run some.
  private static func isHTML(_ text: String) -> Bool {
    var open: Set<String> = []
    var breaks = 0
    var isFound = false
    let parts = text.split(separator: "<", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated().dropFirst() {
      guard let first = part.unicodeScalars.first, first == "/" || first.properties.isAlphabetic
      else { continue }
      let tag = "<" + part.prefix { $0 != ">" } + ">"
      let name = HTMLElement.name(of: tag)
      guard part.contains(">"), HTMLElement.isKnown(name), !HTMLElement.isWord(tag),
        HTMLText.hiddenName(tag) == nil, !runs(tag)
      else { return false }
      if name == "br" {
        breaks += parts[place - 1].last.map { $0 == " " } == true ? 1 : 2
      } else if first != "/" {
        open.insert(name)
      } else if blocks.contains(name), open.contains(name) {
        isFound = true
      }
    }
    return isFound || breaks > 1
  }

  private static func runs(_ tag: String) -> Bool {
    let lower = tag.lowercased()
    return lower.contains(" on") && lower.contains("=") || lower.contains("javascript:")
  }

  private static let blocks: Set<String> = [
    "p", "ul", "ol", "dl", "div", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
  ]
}
