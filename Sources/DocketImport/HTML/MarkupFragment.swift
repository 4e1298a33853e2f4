internal import DocketModel

/// A piece of HTML inside another format: the text of a feed entry, a note of an advisory.
struct MarkupFragment {
  let pieces: [Piece]
  let links: [Link]

  /// Reads the HTML; relative links start from `base`.
  ///
  /// Throws ``ImportError/missingLibrary(package:)`` where libxml2 is not installed.
  init(_ html: String, base: String? = nil) throws(ImportError) {
    let tree = try HTMLTree(Array(html.utf8))
    let found = HTMLPieces(tree, 0, base: base) { tree.isHidden($0) || tree.tag($0) == .noscript }
    pieces = found.writer.pieces
    links = found.writer.links.all
  }

  /// The text alone, blocks separated by a blank line.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .heading(let text, _): text
      case .block(let block, _): block.text
      }
    }.joined(separator: "\n\n")
  }
}
