import CellGrid
import DocketModel

/// A page of text over the panes: why, the log, a link.
struct PageModel: Sendable, Hashable {
  static let why = "Why"
  static let log = "Log"

  var title: String
  var lines: [PageLine]
  var top = 0
  /// Shown while the answer is on its way.
  var isWaiting = false
  /// The address it shows, to be copied.
  var address: String?

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
