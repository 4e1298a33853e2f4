import DocketImport
import DocketModel
import Testing

/// Advisories in Markdown whose front matter says what is fixed, as RustSec writes them.
@Suite struct StatedVersionsTests {
  private func read(_ members: String, _ versions: String, _ text: String = "") throws -> Briefing {
    let advisory = """
      ```toml
      [advisory]
      id = "RUSTSEC-2099-0001"
      package = "orchard"
      date = "2026-08-20"
      \(members)

      [versions]
      \(versions)
      ```

      # orchard reads beyond its buffer

      The function `pick` reads beyond its buffer.

      \(text)
      """
    let options = ImportOptions(path: "RUSTSEC-2099-0001.md")
    return try #require(try readDocument(Array(advisory.utf8), options: options).briefings.first)
  }

  @Test func `patched versions are an update`() throws {
    let briefing = try read("", "patched = [\">= 1.2.0\"]\nunaffected = [\"< 0.3\"]")
    let action = try #require(briefing.actions.first)
    #expect(briefing.actions.count == 1)
    #expect(action.title == "Update orchard to >= 1.2.0")
    #expect(action.detail == "Packages: orchard (crates.io)\nFixed in: >= 1.2.0")
    #expect(action.products == ["orchard"])
    let section = try #require(action.anchor?.section)
    #expect(briefing.sections[section].heading == "Fixed versions")
    #expect(briefing.text.contains("unaffected: < 0.3"))
  }

  @Test func `branches are told by where they begin, and in full in the detail`() throws {
    let briefing = try read("", "patched = [\n  \"^0.6.4\",\n  \">= 1.5.7, < 2.0.0\",\n]")
    #expect(briefing.actions.map(\.title) == ["Update orchard to ^0.6.4 or >= 1.5.7"])
    #expect(briefing.actions.first?.detail.hasSuffix("Fixed in: ^0.6.4; >= 1.5.7, < 2.0.0") == true)
  }

  @Test(arguments: [
    ("", "patched = []"), ("", "unaffected = [\"> 0\"]"),
    ("withdrawn = \"2026-09-01\"", "patched = [\">= 1.2.0\"]"),
  ])
  func `nothing is asked for where nothing is patched or all is withdrawn`(
    members: String, versions: String
  ) throws {
    #expect(try read(members, versions).actions.isEmpty)
  }

  @Test func `what the text asks for besides the update stays`() throws {
    let text = "## Mitigation\n\n- Upgrade to 1.2.0.\n- Stop calling `pick`.\n"
    let briefing = try read("", "patched = [\">= 1.2.0\"]", text)
    #expect(
      briefing.actions.map(\.title) == ["Stop calling pick", "Update orchard to >= 1.2.0"])
  }

  @Test func `tables of affected packages are read as in OSV`() throws {
    let advisory = """
      ```toml
      [advisory]
      id = "HSEC-2099-0001"

      [[affected]]
      package = "orchard"
      [[affected.versions]]
      introduced = "0.1"

      [[affected]]
      package = "barn"
      [[affected.versions]]
      introduced = "1.6.9"
      fixed = "1.6.12"
      ```

      # Gates stay open

      The barn keeps its gate open.
      """
    let document = try readDocument(
      Array(advisory.utf8), options: ImportOptions(path: "HSEC-2099-0001.md"))
    let briefing = try #require(document.briefings.first)
    #expect(briefing.actions.map(\.title) == ["Update barn to 1.6.12"])
    #expect(briefing.text.contains(">= 1.6.9, < 1.6.12"))
    #expect(briefing.text.contains("orchard"))
  }
}
