import TestSupport
import Testing

@testable import DocketImport
@testable import DocketModel

/// Pages made to cost more than they weigh.
@Suite(.timeLimit(.minutes(10))) struct HostilePageTests {
  static let pages = Payload.all("P6").filter { $0.name.hasSuffix(".html") }

  @Test(arguments: pages)
  func `hostile pages are read or refused and never trap`(payload: Payload) throws {
    let document = try? readDocument(
      payload.bytes(atMost: 20_000), options: ImportOptions(format: .html))
    for briefing in document?.briefings ?? [] {
      #expect(!briefing.title.isEmpty)
      #expect(briefing.text.utf8.count <= textSizeLimit)
    }
  }

  @Test func `elements are flattened at a depth of 256 and their text is kept`() throws {
    let deep =
      String(repeating: "<div>", count: 5_000) + "x" + String(repeating: "</div>", count: 5_000)
    let fragment = try MarkupFragment("<p>before</p>\(deep)<p>after</p>")
    #expect(fragment.plain.split(separator: "\n").joined() == "beforexafter")
    let tree = try HTMLTree(Array(deep.utf8))
    #expect(tree.nodes.count <= 260)
  }

  @Test func `a table with too many cells is read as prose`() throws {
    let table = "<table>" + String(repeating: "<tr><td>a<td>b", count: 5_001) + "</table>"
    let pieces = try MarkupFragment(table).pieces
    #expect(pieces.count == 10_002)
  }

  @Test func `the spans of cells are held in bounds`() throws {
    let pieces = try MarkupFragment(
      "<table><tr><th>a<th>b<tr><td colspan=2147483648 rowspan=2147483648>c<tr><td>d</table>"
    ).pieces
    guard case .block(.table(_, let rows), _)? = pieces.first else {
      Issue.record("no table")
      return
    }
    #expect(rows.allSatisfy { $0.count <= 64 })
  }

  @Test(arguments: 0..<8)
  func `mutated pages never trap`(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed) &+ 77)
    let page = Array(
      """
      <!doctype html><html lang=en><head><title>A page - Site</title><meta property=og:title content="A page">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"A page","author":{"name":"B"}}</script>
      </head><body class=x><nav><ul><li><a href=/a>A</a></ul></nav><article><h1>A page</h1><p>One, two, three and
      many more words of it.</p><h2>3 actions</h2><ol start=2><li><b>Do:</b> it<ul><li>so</ul><li>Go</ol><table>
      <tr><th>a<th>b<tr><td colspan=2>c</table><pre><code class=language-c>x</code></pre></article></body></html>
      """.utf8)
    for _ in 0..<150 {
      var bytes = page
      for _ in 0..<Int.random(in: 1...12, using: &numbers) {
        let at = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: bytes[at] = UInt8.random(in: 0x20...0xFF, using: &numbers)
        case 1: bytes.remove(at: at)
        default: bytes.insert(contentsOf: page[min(at, page.count)...].prefix(30), at: at)
        }
      }
      _ = try? readDocument(
        bytes, options: ImportOptions(format: .html, base: "https://example.com/"))
    }
  }
}
