internal import DocketModel

/// What small tables of a page say of an advisory: its number, its severity, its days.
///
/// `Severity | High`, `CVE ID | CVE-2026-1234`: publishers set them beside the text.
struct StatedFacts {
  private(set) var severity: Severity?
  private(set) var identifiers = Identifiers(in: [])
  private(set) var dateline = Dateline()

  /// Reads the rows of two short cells in tables with no other rows.
  init(_ tree: HTMLTree) {
    var lines: [String] = []
    var node = 0
    while node < tree.nodes.count, lines.count < 200 {
      if tree.tag(node) == .table, !tree.isHidden(node) { lines += Self.rows(tree, node) }
      node += 1
    }
    severity = StatedSeverity.find(in: lines)
    identifiers = Identifiers(in: lines.filter(Self.names))
    for line in lines { if let found = Dateline(line) { dateline.merge(found) } }
  }

  private static func rows(_ tree: HTMLTree, _ table: Int) -> [String] {
    guard tree.nodes[table].end - Int32(table) < 1_000 else { return [] }
    var lines: [String] = []
    for row in tree.range(of: table) where tree.tag(row) == .tr {
      let cells = tree.children(row).filter { tree.tag($0) == .td || tree.tag($0) == .th }
      guard cells.count == 2 else { return [] }
      let (label, value) = (tree.line(cells[0]), tree.line(cells[1]))
      guard label.utf8.count <= 40, value.utf8.count <= 80 else { continue }
      lines.append(label + ": " + value)
    }
    return lines
  }

  /// Whether the label is that of a name: `IR Number`, `CVE ID`, `Advisory`.
  private static func names(_ line: String) -> Bool {
    let label = Set(line.prefix { $0 != ":" }.lowercased().split(separator: " "))
    return !label.isDisjoint(with: ["id", "number", "no", "no.", "cve", "cves", "advisory", "ids"])
  }
}
