import DocketImport
import DocketModel
import Testing

/// Days among other facts at the head of a text.
@Suite struct StatedDayTests {
  private static let day: Int64 = 1_794_441_600  // 2026-11-12

  private func read(_ text: String, path: String = "gate.md") throws -> Briefing {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: path))
    return try #require(document.briefings.first)
  }

  @Test(arguments: [
    "**Date:** 2026-11-12\n**Head Keeper:** Ana (since May)\n**Severity:** SEV-2",
    "**Bulletin:** G-1\n\n**Keeper:** Ana\n\n**Gate:** barn\n\n**Publication Date:** Nov 12, 2026",
    "* **Identifier** : G-1\n* **Published** : 2026-11-12\n* **Keeper** : Ana",
    "|||\n|---|---|\n|**Publication Date**|2026-11-12|\n|**Version**|1.0.1|",
    "Date:    2026-11-12\nUpdated: 2026-11-13, 2026-11-14",
  ])
  func `a day is taken out of facts that stay in the text`(facts: String) throws {
    let briefing = try read("# Gates open\n\n\(facts)\n\n## Summary\n\nThe barn was open.\n")
    #expect(briefing.published?.seconds == Self.day)
    #expect(briefing.text.contains(facts.contains("Keeper") ? "Keeper" : "20"))
  }

  @Test func `a day in a sentence is none`() throws {
    #expect(
      try read("# Gates open\n\nWe were told on this date: 2026-11-12 was dark.\n").published == nil
    )
  }

  @Test(arguments: ["Orchard Advisory 2026-11-12", "2026-11-12 - Orchard gates open"])
  func `a title may begin or end with its day`(title: String) throws {
    #expect(try read("# \(title)\n\nThe barn was open.\n").published?.seconds == Self.day)
  }

  @Test(arguments: ["Patch the gates by 2026-11-12", "2026-11-12 deadline for gates"])
  func `a day that a title leads to is not its own`(title: String) throws {
    #expect(try read("# \(title)\n\nThe barn was open.\n").published == nil)
  }

  @Test func `facts above the first blank line are front matter where one is a title`() throws {
    let briefing = try read(
      "date: November 12, 2026\nfixed_in: Gate 1.9\n  Barn 2.0\nseverity: Critical\n"
        + "title: Gates open by themselves\n\n<p>All barns were open.</p>\n")
    #expect(briefing.title == "Gates open by themselves")
    #expect(briefing.published?.seconds == Self.day)
    #expect(briefing.severity == .critical)
    #expect(
      briefing.sections.map(\.text) == ["fixed_in: Gate 1.9 Barn 2.0\n\nAll barns were open."])
  }

  @Test func `a paragraph with colons is no front matter`() throws {
    let text = "Note: the gate is open.\nTitle: unknown\nWarning: birds are in the barn.\nRun.\n"
    #expect(try read(text).text.contains("birds"))
  }

  @Test func `a mail filed as one block of code is plain text`() throws {
    let mail = """
      # G-2026-1

      ```
      ** Limited distribution **

      Title:    Gates open by themselves
      Date:     2026-11-12

      Introduction
      ============

      All gates of the barn open by themselves at night, which lets birds in. This was seen in May
      by the keeper of the barn, who told the farm about it and counted the birds until the morning.
      The farm has built a new gate since then, and sends this note to all that keep such barns.

      Recommendations
      ===============

      Farms should install gate 1.9 immediately.
      ```

      """
    let briefing = try read(mail)
    #expect(briefing.title == "Gates open by themselves")
    #expect(briefing.published?.seconds == Self.day)
    #expect(briefing.actions.map(\.title) == ["Farms should install gate 1.9 immediately"])
    #expect(briefing.text.contains("G-2026-1"))
    #expect(try read("---\nid: G-1\nseverity: high\n---\n\n" + mail).severity == .high)
  }
}
