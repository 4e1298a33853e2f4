internal import DocketModel

/// One part of a text as an importer hands it to the section finder, in the order of the text.
enum Piece: Hashable {
  /// A heading; level 1 to 6 as in HTML, 7 for a paragraph that only looks like one.
  case heading(String, level: Int)
  /// A block; see ``Leads``.
  case block(Block, leads: Leads = Leads())

  /// A paragraph without marks.
  static func paragraph(_ text: String) -> Piece { .block(.paragraph(text)) }
}

/// What only the markup of a block says: which words at the start were set in bold.
///
/// One entry for each paragraph (one) or list item; empty where nothing was bold.
struct Leads: Hashable {
  var bold: [String] = []

  /// The bold start of the item, nil where there is none.
  subscript(index: Int) -> String? {
    guard bold.indices.contains(index), !bold[index].isEmpty else { return nil }
    return bold[index]
  }
}
