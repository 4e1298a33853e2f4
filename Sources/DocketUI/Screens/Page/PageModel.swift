import CellGrid
public import DocketModel

/// What a page of text is about; an answer names it, so that it fills no other page.
public enum PageContent: Sendable, Hashable {
  /// How the decision on a subject came to be.
  case why(Subject)
  case log
  /// An address, to be copied where none can be opened.
  case link(String)
}

/// A page of text over the panes.
struct PageModel: Sendable, Hashable {
  var content: PageContent
  var lines: [PageLine] = []
  var top = 0
  /// Shown while the answer is on its way.
  var isWaiting = false

  var title: String {
    switch content {
    case .why: "Why"
    case .log: "Log"
    case .link: "Link"
    }
  }

  /// The address it shows, to be copied.
  var address: String? { if case .link(let address) = content { address } else { nil } }

  /// The lines broken to a width: texts wrap under themselves, those without a label further in.
  func wrapped(columns: Int) -> [WrappedLine] {
    let labelWidth = min(
      lines.filter { !$0.isHeading }.map { SafeText($0.label).width }.max() ?? 0, columns / 3)
    let indent = labelWidth == 0 ? 1 : labelWidth + 4
    return lines.flatMap { line -> [WrappedLine] in
      let indent = line.isHeading ? 1 : indent
      let text = SafeText(line.text)
      // An address is to be copied whole: nothing is put between its parts.
      let isProse = labelWidth == 0 && text.string.contains(" ")
      let layout = TextLayout(
        text, width: max(columns - indent - 1, 8), hangingIndent: isProse ? 4 : 0)
      return layout.lines.enumerated().map { number, piece in
        WrappedLine(
          label: number == 0 ? SafeText(line.label) : "", indent: indent + piece.indent,
          text: layout[number], isHeading: line.isHeading)
      }
    }
  }

  struct WrappedLine: Sendable, Hashable {
    var label: SafeText
    var indent: Int
    var text: SafeText
    var isHeading: Bool
  }
}
