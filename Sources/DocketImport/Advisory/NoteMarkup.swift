internal import DocketModel

/// Notes of advisories that are HTML although the format asks for plain text.
enum NoteMarkup {
  /// The pieces of a note that is clearly HTML; nil for plain text.
  static func pieces(of text: String) -> [Piece]? {
    guard text.utf8.count <= sizeLimit, text.utf8.contains(0x3C), isHTML(text) else { return nil }
    let isApart = text.contains("\n\n") && !text.lowercased().contains("<p")
    let lines = isApart ? text.split(separator: "\n\n").joined(separator: "<br><br>") : text
    return (try? MarkupFragment(lines))?.pieces
  }

  /// The words of a text that is clearly HTML, a line for each block; plain text as it is.
  static func plain(_ text: String) -> String {
    guard let pieces = pieces(of: text) else { return text }
    let lines = pieces.map { piece in
      switch piece {
      case .heading(let text, _): text
      case .block(let block, _): block.text
      }
    }
    return lines.joined(separator: "\n")
  }

  /// In bytes: what is longer than any note would take the time of the whole document.
  private static let sizeLimit = 64 << 10
  /// So many tags tell enough.
  private static let tagLimit = 400

  /// Whether a line or a tag before begins an element that holds blocks, or lines end in `<br>`.
  ///
  /// Plain text are words in brackets (`<host>`), signs that compare (`a < b`), and what an attack
  /// is made of: scripts, and elements that run some.
  private static func isHTML(_ text: String) -> Bool {
    var open: Set<String> = []
    var breaks = 0
    var isFound = false
    let isList = ["\n- ", "\n* ", "\n1. "].contains { text.contains($0) }
    let parts = text.split(separator: "<", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated().dropFirst().prefix(tagLimit) {
      guard let first = part.unicodeScalars.first, first == "/" || first.properties.isAlphabetic
      else { continue }
      let tag = "<" + part.prefix { $0 != ">" } + ">"
      let name = HTMLElement.name(of: tag)
      guard part.contains(">"), HTMLElement.isKnown(name), !HTMLElement.isWord(tag),
        HTMLText.hiddenName(tag) == nil, !runs(tag)
      else { return false }
      let before = parts[place - 1].last
      if name == "br" {
        let ends = before.map { $0.isLetter || $0.isNumber || ".,:;!?)".contains($0) } ?? false
        breaks += ends ? 2 : 1
      } else if first != "/" {
        if before.map({ $0.isNewline || $0 == ">" }) ?? true { open.insert(name) }
      } else if blocks.contains(name), open.contains(name) {
        isFound = true
      }
    }
    return isFound || breaks > 1 && !isList
  }

  private static func runs(_ tag: String) -> Bool {
    let lower = tag.lowercased()
    return lower.contains(" on") && lower.contains("=") || lower.contains("javascript:")
  }

  private static let blocks: Set<String> = [
    "p", "ul", "ol", "dl", "div", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
  ]
}
