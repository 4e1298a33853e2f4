import DocketImport
import DocketModel
import Testing

/// Cells cost whoever keeps them much more than their text.
@Suite struct ManyCellsTests {
  private func table(rows: Int) -> String {
    "|a|b|\n|-|-|\n" + String(repeating: "|c|d|\n", count: rows) + "\nand then\n\n"
  }

  private func blocks(_ text: String) throws -> [Block] {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    return try #require(document.briefings.first).sections.flatMap(\.blocks)
  }

  private func cells(_ blocks: [Block]) -> Int {
    blocks.reduce(0) { sum, block in
      guard case .table(let header, let rows) = block else { return sum }
      return rows.reduce(sum + header.count) { $0 + $1.count }
    }
  }

  @Test func `a table of very many rows is kept as lines`() throws {
    let blocks = try blocks("# A\n\n" + table(rows: 20_000))
    #expect(cells(blocks) == 0)
    guard case .paragraph(let text) = blocks.first else { return #expect(Bool(false)) }
    #expect(text.split(separator: "\n").count == 20_001)
    #expect(text.hasSuffix("c | d"))
  }

  @Test func `many tables have no more cells than four large ones`() throws {
    let blocks = try blocks("# A\n\n" + String(repeating: table(rows: 4_000), count: 8))
    #expect(cells(blocks) == 4 * 8_002)
    #expect(blocks.reduce(0) { $0 + $1.text.utf8.count { $0 == 0x63 } } == 8 * 4_000)
  }

  @Test func `tables of pages are counted alike`() throws {
    let rows = String(repeating: "<tr><td>c</td><td>d</td></tr>", count: 4_000)
    let page =
      "<html><body><article><h1>About a lock</h1><p>It broke, and nobody knew.</p>"
      + String(repeating: "<table>\(rows)</table>", count: 8) + "</article></body></html>"
    let document = try readDocument(Array(page.utf8))
    let blocks = try #require(document.briefings.first).sections.flatMap(\.blocks)
    #expect((1...40_000).contains(cells(blocks)))
  }
}
