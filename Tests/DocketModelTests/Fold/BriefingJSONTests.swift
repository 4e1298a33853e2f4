import DocketModel
import Testing

@Suite struct `A briefing as JSON` {
  static let full = Briefing(
    title: "Tïtle \u{0} \"quoted\"", link: "https://example.org/a?b=c", guid: "guid",
    author: "A. Author", published: Timestamp(milliseconds: 1_763_888_400_123),
    updated: Timestamp(milliseconds: -5), language: "ja", topics: ["One", ""], severity: .medium,
    isExploited: true, cves: ["CVE-2026-1"], identifiers: ["GHSA-1"], summary: "",
    sections: [
      Section(
        kind: .whatHappened, heading: "",
        blocks: [
          .paragraph(""), .list(ordered: true, items: []),
          .list(ordered: false, items: ["a", "b"]),
          .code("x\n", language: nil), .code("y", language: "sh"), .quote("q"),
          .table(header: ["h"], rows: [["1"], []]), .table(header: [], rows: []),
        ]),
      Section(kind: .other, heading: "Odd", blocks: []),
    ],
    actions: [
      Action(ordinal: 1, title: "Patch"),
      Action(
        ordinal: 2, title: "Hunt", detail: "d", origin: .kev, due: Day(number: 20_000),
        products: ["p"], anchor: Action.Anchor(section: 1, block: 2)),
    ],
    related: [Related(title: "r", excerpt: "e", link: nil)], links: [Link(text: "t", url: "u")],
    source: Source(name: "CISA", feed: nil, path: "/p"))

  @Test(arguments: [full, Briefing(title: "")])
  func `comes back as it went in`(briefing: Briefing) throws {
    for bytes in [briefing.json.canonicalBytes(), briefing.json.orderedBytes()] {
      #expect(try Briefing(json: JSONText(checking: bytes[...])) == briefing)
    }
  }

  @Test func `unknown members, kinds and blocks of a newer program are passed over`() throws {
    let text = """
      {"title":"T","new":{"a":1},"severity":"dire","sections":[{"kind":"later","blocks":[{"video":"v"},
      {"paragraph":"p"}]}]}
      """
    let briefing = try Briefing(json: JSONText(checking: Array(text.utf8)[...]))
    #expect(briefing.sections == [Section(kind: .other, heading: "", blocks: [.paragraph("p")])])
    #expect(briefing.severity == nil)
  }

  @Test(arguments: [
    ("{}", "title"), ("[]", "title"), (#"{"title":1}"#, "title"),
    (#"{"title":"","link":1}"#, "link"), (#"{"title":"","cves":"x"}"#, "cves"),
    (#"{"title":"","actions":[{"title":"x"}]}"#, "ordinal"),
    (#"{"title":"","sections":{"kind":"other"}}"#, "sections"),
    (#"{"title":"","sections":[{"kind":"other","blocks":[{"table":[["a",1]]}]}]}"#, "table"),
  ])
  func `a member of another kind is named`(text: String, member: String) throws {
    let json = try JSONText(checking: Array(text.utf8)[...])
    #expect(throws: BriefingJSONError(member: member)) { try Briefing(json: json) }
  }
}
