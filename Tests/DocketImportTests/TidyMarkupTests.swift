import DocketModel
import Testing

@testable import DocketImport

/// Tidy markup is read without libxml2, and must come out the same.
@Suite struct TidyMarkupTests {
  private func pieces(_ html: String, allowsTidy: Bool) throws -> [Piece] {
    let tree = try HTMLTree(Array(html.utf8), allowsTidy: allowsTidy)
    return HTMLPieces(tree, 0, base: "https://quay.example/a/") { _ in false }.writer.pieces
  }

  private func links(_ html: String, allowsTidy: Bool) throws -> [String] {
    let tree = try HTMLTree(Array(html.utf8), allowsTidy: allowsTidy)
    return HTMLPieces(tree, 0, base: "https://quay.example/a/") { _ in false }.writer.links.all.map(
      \.url)
  }

  static let tidy = [
    "", "plain", "a &amp; b &#8212; c &copy; &nbsp;d", "a & b", "<p>One</p><p>Two</p>",
    "<h2>What happened</h2>\n<p>It <b>fell</b> <i>over</i>.</p>\n<ol>\n<li>Patch: now</li>\n<li><strong>Watch:</strong> it</li>\n</ol>",
    "lead <em>in</em><p>Then</p>tail <code>x</code>", "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "<div style='display:none'>no</div><div class=\"x\" title='a &quot;b&quot;'>yes</div>",
    "one<br>two<br/><br />three<hr>four", "<blockquote><p>said</p></blockquote>",
    "<p>See <a href=\"../b?x=1&amp;y=2\">this</a></p>", "<p> </p><p>\u{A0}</p>",
    "<DIV><P>Caps</P></DIV>",
    "<p>&#146;quoted&#148; &#xE9;</p>", "<p>東京\n都</p>",
    "<section><article><h3>T</h3>x</article></section>",
  ]

  @Test(arguments: tidy)
  func `it is read as libxml2 reads it`(html: String) throws {
    #expect(TidyMarkup(Array(html.utf8)) != nil)
    #expect(try pieces(html, allowsTidy: true) == pieces(html, allowsTidy: false))
    #expect(try links(html, allowsTidy: true) == links(html, allowsTidy: false))
  }

  @Test(arguments: [
    "<p>open", "</p>", "<p><p>x</p></p>", "<p><div>x</div></p>", "<b><p>x</p></b>", "<b>x</i>",
    "<table></table>", "<script>x</script>", "<!-- x -->", "<p class=x>y</p>", "<p hidden>y</p>",
    "a &amp b",
    "a &nosuch; b", "<ul>x</ul>", "<li>x</li>", "<ul><p>x</p></ul>",
    "<a href='x'><a href='y'>z</a></a>", "<",
    "a < b", "<host>", "<b/>x", "<p a='x", "<blockquotes>x</blockquotes>", "<pre>x</pre>", "&#27;",
  ])
  func `whatever browsers guess about is left to it`(html: String) {
    #expect(TidyMarkup(Array(html.utf8)) == nil)
  }

  @Test(arguments: 0..<40)
  func `any tidy markup comes out the same`(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed) &+ 77)
    for _ in 0..<25 {
      let html = (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
        block(depth: 0, &numbers)
      }.joined(separator: Bool.random(using: &numbers) ? "\n" : "")
      #expect(TidyMarkup(Array(html.utf8)) != nil, "\(html)")
      #expect(try pieces(html, allowsTidy: true) == pieces(html, allowsTidy: false), "\(html)")
    }
  }

  private func block(depth: Int, _ numbers: inout SeededNumbers) -> String {
    let inner = depth > 3 ? "x" : block(depth: depth + 1, &numbers)
    switch Int.random(in: 0...7, using: &numbers) {
    case 0: return "<p>\(line(0, &numbers))</p>"
    case 1: return "<h3>\(line(0, &numbers))</h3>"
    case 2: return "<div>\(inner)</div>"
    case 3: return "<blockquote>\(inner)</blockquote>"
    case 4: return "<ol start=\"3\"><li>\(line(0, &numbers))</li>\n<li>\(inner)</li></ol>"
    case 5: return "<ul>\n<li>\(line(0, &numbers))\(inner)</li></ul>"
    case 6: return "<hr>"
    default: return line(0, &numbers)
    }
  }

  private func line(_ depth: Int, _ numbers: inout SeededNumbers) -> String {
    let inner = depth > 3 ? "word" : line(depth + 1, &numbers)
    switch Int.random(in: 0...6, using: &numbers) {
    case 0: return "<b>\(inner)</b> and"
    case 1: return " some <em>\(inner)</em>"
    case 2: return depth == 0 ? "<a href=\"b\">words</a>\n" : inner
    case 3: return "<code>\(inner)</code>:"
    case 4: return "first<br>\(inner)"
    case 5: return "What happened &amp; \(inner)"
    default: return "The port fell silent."
    }
  }
}
