import DocketModel
import Testing

@testable import DocketImport

@Suite struct TemplateTagTests {
  private func document(_ text: String) throws -> Document {
    try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
  }

  @Test func `tags of site generators are no text`() throws {
    let read = try document(
      "---\ntitle: A gate\n---\n\n{{< bulletin >}}\n\n# Impact {#impact}\n\nWorms.\n\n{: .note}\n")
    let briefing = try #require(read.briefings.first)
    #expect(briefing.sections.map(\.heading) == ["Impact"])
    #expect(briefing.sections.map(\.text) == ["Worms."])
    #expect(read.leftOut.map(\.line) == ["{{< bulletin >}}", "{: .note}"])
  }

  @Test(arguments: ["Say {{ name }} and go.", "{{< a >}} words {{< /a >}}", "{ }", "{%"])
  func `words stay, tags in a sentence too`(text: String) {
    #expect(!TemplateTags.isAll(text))
  }

  @Test func `a highlighted part is a block of code`() throws {
    let read = try document(
      "# A gate\n\nRun this:\n\n{% highlight sh %}\ngate close\n\ngate lock\n{% endhighlight %}\n\nDone.\n"
    )
    let blocks = try #require(read.briefings.first).sections.flatMap(\.blocks)
    #expect(blocks.contains(.code("gate close\n\ngate lock", language: "sh")))
    #expect(blocks.last == .paragraph("Done."))
  }

  @Test func `a highlighted part that never ends is text`() throws {
    let read = try document("# A gate\n\n{% highlight sh %}\n\nClose the gate.\n")
    let briefing = try #require(read.briefings.first)
    #expect(briefing.sections.map(\.text).joined().contains("Close the gate."))
  }

  @Test func `headings and lists written in HTML are headings and lists`() throws {
    let read = try document(
      """
      ---
      title: <abbr title="Gate Name">GN</abbr> &amp; worms
      ---

      <h3>Description</h3>

      <p>Worms cross the <dfn>fence</dfn> when
      it rains.</p>

      <h3>Recommendations</h3>

      <ul>
      <li>Close the <a href="https://orchard.example/gate">gate</a>.</li>
      <li>Call the keeper.</li>
      </ul>
      """)
    let briefing = try #require(read.briefings.first)
    #expect(briefing.title == "GN & worms")
    #expect(briefing.sections.map(\.kind) == [.whatHappened, .actions])
    #expect(briefing.sections.first?.text == "Worms cross the fence when it rains.")
    #expect(briefing.actions.map(\.title) == ["Close the gate", "Call the keeper"])
    #expect(briefing.links.map(\.url) == ["https://orchard.example/gate"])
  }

  @Test func `words in angle brackets stay in such blocks`() throws {
    let read = try document("# A gate\n\n<p>Name it <host> and go.</p>\n")
    #expect(try #require(read.briefings.first).sections.map(\.text) == ["Name it <host> and go."])
  }

  @Test(arguments: [
    ("cvss: \"9.8\"", Severity.critical),
    ("cvss: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", .high),
    ("impact: Critical", .critical), ("severity: low\ncvss: 9.8", .low),
  ])
  func `front matter rates by word, score or vector`(line: String, severity: Severity) throws {
    let read = try document("---\ntitle: A gate\n\(line)\n---\n\nIt was open.\n")
    #expect(try #require(read.briefings.first).severity == severity)
  }

  @Test(arguments: ["impact: High carts cannot pass", "cvss: 42", "cvss: none"])
  func `other values rate nothing`(line: String) throws {
    let read = try document("---\ntitle: A gate\n\(line)\n---\n\nIt was open.\n")
    #expect(try #require(read.briefings.first).severity == nil)
  }

  @Test func `the rating of a score is read from its label`() throws {
    let read = try document("# A gate\n\nCVSS Rating: **Low** (CVSS:3.1/AV:N)\n\nIt was open.\n")
    #expect(try #require(read.briefings.first).severity == .low)
  }

  @Test func `an entry named by its flaw has it as identifier`() throws {
    let feed = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Gates", "items": [
        {"id": "CVE-2026-11111", "url": "https://orchard.example/OSV-2026-7",
         "content_text": "It was open."}]}
      """
    let read = try readDocument(Array(feed.utf8), options: ImportOptions())
    let briefing = try #require(read.briefings.first)
    #expect(briefing.cves == ["CVE-2026-11111"])
    #expect(briefing.identifiers == ["OSV-2026-7"])
  }
}
