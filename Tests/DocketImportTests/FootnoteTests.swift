import DocketModel
import Testing

@testable import DocketImport

@Suite struct FootnoteTests {
  private func read(_ text: String) throws -> Briefing {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    return try #require(document.briefings.first)
  }

  @Test func `footnotes stand at the end, in the order in which they are referred to`() throws {
    let briefing = try read(
      """
      # A lock broke

      Nobody[^who] saw it[^2], not even the guard[^who].

      [^2]: At night. See [the plan](https://a.example/plan).
      [^who]: Ann asked
        all of them.

      ## What to do

      - Change the lock[^2].
      """)
    #expect(briefing.sections.map(\.heading) == ["", "What to do", "Footnotes"])
    #expect(briefing.sections[0].text == "Nobody[1] saw it[2], not even the guard[1].")
    #expect(briefing.sections[2].kind == .references)
    #expect(
      briefing.sections[2].blocks
        == [.list(ordered: true, items: ["Ann asked all of them.", "At night. See the plan."])])
    #expect(briefing.actions.map(\.title) == ["Change the lock[2]"])
    #expect(briefing.links.map(\.url) == ["https://a.example/plan"])
    #expect(!briefing.text.contains("[^"))
  }

  @Test func `a footnote that nothing refers to is kept, and takes no number`() throws {
    let briefing = try read("A[^x] lock.\n\n[^y]: Lost.\n\n[^x]: Found.\n\n> [^z]: Quoted.\n")
    #expect(briefing.sections[0].text == "A[1] lock.")
    #expect(
      briefing.sections.last?.blocks
        == [.list(ordered: true, items: ["Found.", "Lost.", "Quoted."])])
  }

  @Test func `a footnote that only another one refers to has its number`() throws {
    let briefing = try read("[^z]: See[^y].\n\n[^y]: Found.\n\nA[^x] lock[^z].\n\n[^x]: Lost.\n")
    #expect(briefing.sections[0].text == "A[1] lock[2].")
    #expect(
      briefing.sections.last?.blocks
        == [.list(ordered: true, items: ["Lost.", "See[3].", "Found."])])
  }

  @Test func `an empty footnote leaves the numbers of the others right`() throws {
    let briefing = try read("A[^x] lock[^y].\n\n[^x]:\n\n[^y]: Found.\n")
    #expect(
      briefing.sections.last?.blocks == [.list(ordered: true, items: ["(no text)", "Found."])])
  }

  @Test func `footnotes under a heading of their own get no second one`() throws {
    let briefing = try read("# A\n\nA[^x] lock.\n\n## Notas al pie\n\n[^x]: Found.\n")
    #expect(briefing.sections.map(\.heading) == ["", "Notas al pie"])
    #expect(briefing.sections[1].kind == .references)
  }

  @Test(arguments: ["`[^1]: a`", "    [^1]: a", "```\n[^1]: a\n```"])
  func `what stands in code is no footnote`(code: String) throws {
    let briefing = try read("# A\n\nThe pattern:\n\n\(code)\n")
    #expect(briefing.text.contains("[^1]: a"))
    #expect(!briefing.text.contains("Footnotes"))
  }

  @Test func `a reference to nothing stays as it is`() throws {
    #expect(try read("# A\n\nMatch [^a-z] here.\n\n[^x]: B.\n").text.contains("Match [^a-z] here."))
  }

  @Test(arguments: [
    "a`b", "a<b", "a\\b", "a*b", "a_b", "a&amp;b", "a~b", "a!b", "a$b", "a@b.example",
  ])
  func `footnotes with signs in their names are kept`(label: String) throws {
    for other in ["y", "c" + label.dropFirst()] {
      let text = "A[^x] lock.\n\n[^\(label)]: Lost it.\n\n[^x]: Found.\n\n[^\(other)]: Kept it.\n"
      let briefing = try read(text)
      for word in ["lock", "Lost it.", "Found.", "Kept it."] {
        #expect(briefing.text.contains(word))
      }
    }
  }
}
