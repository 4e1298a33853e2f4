import Testing

@testable import DocketImport
@testable import DocketModel

@Suite struct FragmentTests {
  private func pieces(_ html: String, base: String? = nil) throws -> [Piece] {
    try MarkupFragment(html, base: base).pieces
  }

  @Test func `blocks of all kinds become pieces`() throws {
    let found = try pieces(
      """
      <h2>What happened</h2><p>One <em>fine</em>
      day.<p>Two<br>lines.</p><ul><li>a<ol start=3><li>first<li>second</ol></li><li>b</ul>
      <blockquote><p>Said.</p><p>Done.</p></blockquote><pre><code class="language-sh">
      ls -l
        x</code></pre>
      <dl><dt>Term</dt><dd>Meaning</dd><dt>Other</dt><dd>Too</dd></dl>
      """)
    #expect(
      found == [
        .heading("What happened", level: 2), .paragraph("One fine day."),
        .paragraph("Two\nlines."),
        .block(
          .list(ordered: false, items: ["a\n  3. first\n  4. second", "b"]),
          leads: Leads(bold: ["", ""])),
        .block(.quote("Said.\nDone.")), .block(.code("ls -l\n  x", language: "sh")),
        .block(
          .list(ordered: false, items: ["Term\nMeaning", "Other\nToo"]),
          leads: Leads(bold: ["Term", "Other"])),
      ])
  }

  @Test func `bold starts are leads and bold lines are headings`() throws {
    let found = try pieces(
      "<p><b>Patch now.</b> It is bad.</p><p><strong>Next steps</strong></p><b>x<div>y</div></b>")
    #expect(
      found == [
        .block(.paragraph("Patch now. It is bad."), leads: Leads(bold: ["Patch now."])),
        .heading("Next steps", level: 7), .heading("x", level: 7), .heading("y", level: 7),
      ])
  }

  @Test func `two line ends in a row end a paragraph`() throws {
    #expect(
      try pieces("One<br>two<br><br>three<br/>\n<br/>four")
        == [.paragraph("One\ntwo"), .paragraph("three"), .paragraph("four")])
  }

  @Test(arguments: [
    "<script>x()</script>", "<style>p{}</style>", "<template><p>x</p></template>",
    "<noscript>x</noscript>", "<p hidden>x</p>", "<p style='display: none'>x</p>",
    "<svg><text>x</text></svg>", "<p aria-hidden=true>x</p>", "<!-- x -->", "<button>x</button>",
    "<img alt='x' src=a.png>", "<select><option>x</select>", "<dialog>x</dialog>",
  ])
  func `what a page does not show is not read`(hidden: String) throws {
    #expect(try pieces("<p>before</p>\(hidden)<p>after</p>").count == 2)
  }

  @Test func `characters are what their references say`() throws {
    let text = try MarkupFragment("a&#160;b &amp;lt; &#146;c&#8217; soft&shy;en \u{1F600}").plain
    #expect(text == "a b &lt; \u{2019}c\u{2019} soften \u{1F600}")
  }

  @Test func `lines of Chinese and Japanese are joined without a blank`() throws {
    #expect(
      try MarkupFragment("<p>\u{8106}\u{5F31}\n\u{6027} a\nb").plain
        == "\u{8106}\u{5F31}\u{6027} a b")
  }

  @Test func `tables of data keep rows and columns`() throws {
    let found = try pieces(
      """
      <table><caption>Fixed in</caption><thead><tr><th>Product<th>Version</thead>
      <tr><td rowspan=2>Gate<td>1.2<tr><td>1.3<br>or later<tr><td colspan=2>None</table>
      """)
    #expect(
      found == [
        .paragraph("Fixed in"),
        .block(
          .table(
            header: ["Product", "Version"],
            rows: [["Gate", "1.2"], ["", "1.3\nor later"], ["None", ""]])),
      ])
  }

  @Test(arguments: [
    "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
    "<table><tr><td>a<tr><td>b<tr><td>c<tr><td>d</table>",
    "<table><tr><td><table><tr><td>a</table><td>b<tr><td>c<td>d</table>",
  ])
  func `tables that lay out a page are prose`(table: String) throws {
    #expect(try pieces(table) == ["a", "b", "c", "d"].map { Piece.paragraph($0) })
  }

  @Test func `links keep their real target`() throws {
    let found = try MarkupFragment(
      """
      <a href="../b?x=1">one</a> <a href="javascript:alert(1)">two</a> <a href="#top">three</a>
      <a href=" HTTPS://example.com/a b ">four</a> <a href="mailto:x@example.com">five</a>
      """, base: "https://example.org/a/c/d")
    #expect(
      found.links == [
        Link(text: "one", url: "https://example.org/a/b?x=1"),
        Link(text: "four", url: "https://example.com/a%20b"),
        Link(text: "five", url: "mailto:x@example.com"),
      ])
    #expect(found.plain == "one two three four five")
  }
}
