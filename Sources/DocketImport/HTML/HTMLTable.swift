internal import DocketModel

/// A table of data; tables that only lay out a page are none.
struct HTMLTable {
  private(set) var caption: String?
  private(set) var header: [String] = []
  private(set) var rows: [[String]] = []
  private(set) var links: [Link] = []

  /// A table with more cells is read as prose.
  static let cellLimit = 10_000

  /// Nil where the table holds others, headings or a single column or row: that is layout.
  init?(_ tree: HTMLTree, _ table: Int, base: String?, isLeftOut: @escaping (Int) -> Bool) {
    guard Self.isData(tree, table) else { return nil }
    var grid = Grid()
    for node in tree.range(of: table).dropFirst() {
      guard !tree.isHidden(node) else { continue }
      switch tree.tag(node) {
      case .caption:
        let pieces = HTMLPieces(tree, node, base: base, isLeftOut: isLeftOut)
        if !pieces.plain.isEmpty { caption = pieces.plain }
        links += pieces.writer.links.all
      case .tr: grid.openRow()
      case .td, .th:
        let pieces = HTMLPieces(tree, node, base: base, isLeftOut: isLeftOut)
        links += pieces.writer.links.all
        grid.add(
          pieces.lines, isHeader: tree.tag(node) == .th,
          columns: tree.ordinal(.colspan, of: node) ?? 1,
          rows: tree.ordinal(.rowspan, of: node) ?? 1)
      default: break
      }
    }
    grid.openRow()
    rows = grid.rows
    if let first = rows.first, rows.count > 1, grid.headerRows.first == true {
      header = first
      rows.removeFirst()
    }
  }

  static func isData(_ tree: HTMLTree, _ table: Int) -> Bool {
    if ["presentation", "none"].contains(tree.attribute(.role, of: table)) { return false }
    var cells = 0
    var rows = 0
    var headers = 0
    for node in tree.range(of: table).dropFirst() {
      switch tree.tag(node) {
      case .tr: rows += 1
      case .td: cells += 1
      case .th:
        cells += 1
        headers += 1
      case .table, .h1, .h2, .h3, .pre, .blockquote, .article, .form: return false
      default: break
      }
    }
    guard cells <= cellLimit else { return false }
    return rows > 1 && cells > rows || headers > 0 && cells > 1
  }

  /// Rows and columns as the spans of cells lay them out.
  private struct Grid {
    private(set) var rows: [[String]] = []
    private(set) var headerRows: [Bool] = []
    private var row: [String] = []
    private var isHeader = true
    private var count = 0
    /// For each column how many rows below a cell reaches.
    private var reach: [Int] = []

    mutating func openRow() {
      skipCovered()
      if row.contains(where: { !$0.isEmpty }) {
        rows.append(row)
        headerRows.append(isHeader)
      }
      row = []
      isHeader = true
    }

    mutating func add(_ text: String, isHeader: Bool, columns: Int, rows: Int) {
      skipCovered()
      self.isHeader = self.isHeader && isHeader
      for column in 0..<min(max(columns, 1), 32) where count < HTMLTable.cellLimit {
        if reach.count <= row.count { reach.append(0) }
        reach[row.count] = min(max(rows, 1), 1_000) - 1
        row.append(column == 0 ? text : "")
        count += 1
      }
    }

    /// Steps over the places that cells of rows above reach into.
    private mutating func skipCovered() {
      while row.count < reach.count, reach[row.count] > 0, count < HTMLTable.cellLimit {
        reach[row.count] -= 1
        row.append("")
        count += 1
      }
    }
  }
}

extension HTMLPieces {
  /// The text of a cell, one line for each block.
  fileprivate var lines: String {
    plain.split(separator: "\n").map { $0.trimmed() }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
