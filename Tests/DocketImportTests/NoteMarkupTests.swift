import DocketImport
import DocketModel
import Testing

@Suite struct NoteMarkupTests {
  private func blocks(_ note: String) throws -> [Block] {
    let text = """
      {"document": {"category": "csaf_security_advisory", "csaf_version": "2.0", "title": "T",
        "publisher": {"name": "P"}, "tracking": {"id": "A-1"},
        "notes": [{"category": "summary", "title": "Summary", "text": "\(note)"}]}}
      """
    let briefing = try #require(readDocument(Array(text.utf8)).briefings.first)
    return try #require(briefing.sections.first { $0.kind == .summary }).blocks
  }

  @Test func `a note in HTML is read as HTML`() throws {
    let html =
      "<p>Anybody is <b>let in</b> at &lt;host&gt;.</p><ul><li>Gateway</li><li>Relay</li></ul>"
    let wanted: [Block] = [
      .paragraph("Anybody is let in at <host>."),
      .list(ordered: false, items: ["Gateway", "Relay"]),
    ]
    #expect(try blocks(html) == wanted)
    #expect(
      try blocks("One line.<br/>Another, if a < 3.") == [
        .paragraph("One line.\nAnother, if a < 3.")
      ])
    let apart = "First.\\n\\nSecond:\\n\\n<ul><li>a</li></ul>"
    #expect(
      try blocks(apart)
        == [.paragraph("First."), .paragraph("Second:"), .list(ordered: false, items: ["a"])])
  }

  @Test func `a remediation in HTML is an action in words`() throws {
    let text = """
      {"document": {"category": "csaf_security_advisory", "csaf_version": "2.0", "title": "T",
        "publisher": {"name": "P"}, "tracking": {"id": "A-1"}},
       "vulnerabilities": [{"cve": "CVE-2026-1234", "remediations": [{"category": "vendor_fix",
         "details": "<p>Update to 2.0.</p><ul><li>Restart it</li></ul>"}]}]}
      """
    let action = try #require(readDocument(Array(text.utf8)).briefings.first?.actions.first)
    #expect(action.title == "Update to 2.0")
    #expect(!action.detail.contains("<") && action.detail.contains("Restart it"))
  }

  @Test(arguments: [
    "Replace <host> with the name of the <p> element.", "Versions < 3.2 and > 3.0 are affected.",
    "The <br> tag is let through.", "It sends <script>alert(1)</script> in <p>a</p> back.",
    "Such as <p onclick=alert(1)>this</p> in a name.", "See <https://acme.example/p> for more.",
    "Set <p>path</p> in <config>.",
    "A crafted <p> element closed by </p> makes the parser crash.", "It sends `<br>` in the form.",
  ])
  func `plain text stays as it is`(text: String) throws {
    #expect(try blocks(text) == [.paragraph(text)])
  }
}
