import DocketModel
import Testing

@testable import DocketImport

@Suite struct PlainHeadingTests {
  private func briefing(_ text: String) throws -> Briefing {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    return try #require(document.briefings.first)
  }

  @Test(arguments: [
    "What happened\n\nA lock broke.\n\nWhy CISOs should care\n\nDoors.\n\n2 practical actions\n\n",
    "What happened\nA lock broke.\n\nWhy CISOs should care\nDoors.\n\n2 practical actions\n",
    "**What happened**\nA lock broke.\n\n**Why CISOs should care:**\n\nDoors.\n\n"
      + "**2 practical actions**\n",
  ])
  func `plain lines of Markdown that are known headings begin sections`(start: String) throws {
    let read = try briefing("# A lock\n\n" + start + "1. Patch the box: now.\n2. Tell Ann: now.\n")
    #expect(read.title == "A lock")
    #expect(read.sections.map(\.kind) == [.whatHappened, .whyItMatters, .actions])
    #expect(read.sections[0].heading == "What happened")
    #expect(read.sections[0].text == "A lock broke.")
    #expect(read.sections[1].text == "Doors.")
    #expect(read.actions.map(\.title) == ["Patch the box", "Tell Ann"])
  }

  @Test(arguments: [
    "What happened is not known yet.", "what happened", "Recommendations\nfor boards are late.",
    "We know what happened", "[Recommendations](https://a.example/)", "> What happened",
    "- What happened", "Related", "It broke.\nWhat happened\nIs unclear.",
  ])
  func `other paragraphs of Markdown stay in their section`(paragraph: String) throws {
    let read = try briefing("# A lock\n\nA lock broke.\n\n" + paragraph + "\n\nIt is new.\n")
    #expect(read.sections.count == 1)
    #expect(read.actions.isEmpty)
    #expect(read.sections[0].blocks.count == 3)
  }
}
