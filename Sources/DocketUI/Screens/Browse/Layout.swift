import CellGrid

extension Rect {
  static let zero = Rect(column: 0, row: 0, columns: 0, rows: 0)
}

/// Where everything stands on a screen of a given size.
///
/// Side by side from 100 columns, stacked below, one pane below 60 columns or 16 rows, one line
/// below 20x5.
struct Layout: Sendable, Hashable {
  var form: Form
  var list = Rect.zero
  /// Title and facts of the briefing; one band line when stacked.
  var heading = Rect.zero
  var text = Rect.zero
  /// The line above the checklist.
  var checklistBand = Rect.zero
  var checklist = Rect.zero
  /// The column of the line between the panes.
  var border: Int?
  var hintRow: Int

  enum Form: Sendable, Hashable { case tiny, single, stacked, sideBySide }

  /// Places everything; a short list leaves its rows to the text, a short checklist too.
  ///
  /// The `title` of the briefing has up to three rows where it is not a band.
  init(
    size: Size, focus: Pane, isZoomed: Bool, listLines: Int, checklistLines: Int,
    title: SafeText = ""
  ) {
    hintRow = size.rows - 1
    let body = Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 2)
    if size.columns < 20 || size.rows < 5 {
      form = .tiny
    } else if size.columns < 60 || size.rows < 16 {
      form = .single
      placeSingle(body, focus: focus)
    } else if isZoomed {
      form = .single
      if focus == .list {
        list = body
      } else {
        let rows = Self.titleLines(title, columns: body.columns, form: .single).count
        placeReading(body, headingRows: max(rows, 1), checklistLines: checklistLines)
      }
    } else if size.columns >= 100 {
      form = .sideBySide
      let listColumns = min(max(size.columns * 57 / 120, 48), 100)
      list = Rect(column: 0, row: 1, columns: listColumns, rows: body.rows)
      border = listColumns
      let rest = Rect(
        column: listColumns + 1, row: 1, columns: size.columns - listColumns - 1, rows: body.rows)
      let rows = Self.titleLines(title, columns: rest.columns, form: .sideBySide).count
      placeReading(rest, headingRows: max(rows, 1) + 2, checklistLines: checklistLines)
    } else {
      form = .stacked
      let rows = min(max(listLines, 1), max(body.rows * 8 / 22, 3))
      list = Rect(column: 0, row: 1, columns: size.columns, rows: rows)
      let rest = Rect(
        column: 0, row: 1 + rows, columns: size.columns, rows: body.rows - rows)
      placeReading(rest, headingRows: 1, checklistLines: checklistLines)
    }
  }

  /// The title in the lines it is shown in over a text of so many columns.
  static func titleLines(
    _ title: SafeText, columns: Int, form: Form, rows: Int = 3
  ) -> [SafeText] {
    // Beside the title of a pane that is alone stand the counts.
    title.wrapped(to: max(columns - (form == .single ? 12 : 1), 8), rows: rows)
  }

  /// Heading, text, and the checklist pinned under them with up to a third of the height.
  private mutating func placeReading(_ area: Rect, headingRows: Int, checklistLines: Int) {
    let most = max((area.rows - headingRows - 1) / 3, 3)
    let rows = min(max(checklistLines, 1), most, max(area.rows - headingRows - 2, 0))
    heading = area
    heading.rows = min(headingRows, area.rows)
    checklist = area
    checklist.rows = rows
    checklist.row = area.endRow - rows
    checklistBand = area
    checklistBand.rows = 1
    checklistBand.row = checklist.row - 1
    text = area
    text.row = heading.endRow
    text.rows = max(checklistBand.row - heading.endRow, 0)
  }

  private mutating func placeSingle(_ body: Rect, focus: Pane) {
    var rest = body
    switch focus {
    case .list: list = body
    case .briefing:
      heading = body
      heading.rows = 1
      rest.row += 1
      rest.rows -= 1
      text = rest
    case .checklist:
      heading = body
      heading.rows = 1
      rest.row += 1
      rest.rows -= 1
      checklist = rest
    }
  }
}
