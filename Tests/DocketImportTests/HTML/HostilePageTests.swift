import Testing

@testable import DocketImport
@testable import DocketModel

/// Pages made to cost more than they weigh.
@Suite(.timeLimit(.minutes(10))) struct HostilePageTests {
  static let pages: [(String, String)] = [
    ("divisions in each other", String(repeating: "<div>", count: 1_000_000) + "x"),
    ("tables in each other", String(repeating: "<table><tr><td>", count: 100_000) + "x"),
    ("lists in each other", String(repeating: "<ul><li>", count: 100_000) + "x"),
    ("quotations in each other", String(repeating: "<blockquote>", count: 10_000) + "x"),
    ("bold in each other", String(repeating: "<b>", count: 200_000) + "x</i></p>"),
    ("links without end", String(repeating: "<a href=\"/x\">", count: 100_000) + "x"),
    ("end tags of nothing", String(repeating: "</p></b></div>", count: 100_000) + "x"),
    (
      "attributes of one tag",
      "<p " + (0..<200_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</p>"
    ),
    ("a long preformatted text", "<pre>" + String(repeating: "line of it\n", count: 300_000)),
    ("a cell over all columns", "<table><tr><th>a<th>b<tr><td colspan=2147483648>c<td>d</table>"),
    ("a list that counts down", "<ul><li>a<ol start=-9223372036854775808><li>b<li>c</ol></ul>"),
    (
      "cells", "<table>" + String(repeating: "<tr><td>a<td>b", count: 50_000) + "</table>"
    ),
    ("line ends", "<p>a" + String(repeating: "<br>", count: 300_000) + "b"),
    ("comments without end", String(repeating: "<!--", count: 200_000)),
    ("scripts without end", String(repeating: "<script>", count: 100_000)),
    ("signs", String(repeating: "&lt;&#1;&#146;", count: 100_000)),
    (
      "linked data",
      "<script type=\"application/ld+json\">" + String(repeating: "[", count: 100_000)
    ),
    ("classes", (0..<50_000).map { "<div class=\"c\($0) text\">t</div>" }.joined()),
    (
      "parts of one name",
      String(
        repeating: "<div class=a><p>A sentence, of some length, that gives points.</p></div>",
        count: 10_000)
    ),
    ("a long title", "<title>" + String(repeating: "a - b | ", count: 100_000) + "</title><p>x"),
  ]

  @Test(arguments: pages.map(\.0))
  func `hostile pages are read or refused and never trap`(name: String) throws {
    let page = try #require(Self.pages.first { $0.0 == name }).1
    let document = try? readDocument(Array(page.utf8), options: ImportOptions(format: .html))
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
