import DocketModel
import Testing

@testable import DocketImport

@Suite struct ActionProseTests {
  private func actions(_ section: String) throws -> [Action] {
    let text = "# A gate\n\nIt was open.\n\n" + section
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    return try #require(document.briefings.first).actions
  }

  @Test(arguments: [
    "## Soluciones\n\nSe recomienda que los usuarios actualicen a Pips 1.9.\n",
    "## Maßnahmen\n\nInstallieren Sie die neue Version auf allen Servern.\n",
    "## Solution\n\nInstaller la version 1.9 sur tous les serveurs.\n",
  ])
  func `orders in other languages are found without an accent too`(section: String) throws {
    #expect(try actions(section).count == 1)
  }

  @Test func `English prose that only reports is no action, whatever names stand in it`() throws {
    #expect(
      try actions("## Patches\n\nThe flaw was found by Tobias Grünwald of Orchard.\n").isEmpty)
  }

  @Test func `a colon in one paragraph hides none that asks`() throws {
    let found = try actions(
      "## Recommendation\n\nWe recommend that all orchards close the gate at night.\n\n"
        + "Keys can be had here: https://orchard.example/keys\n")
    #expect(found.map(\.title) == ["We recommend that all orchards close the gate at night"])
  }

  @Test func `thanks, and notes of what became known later, ask for nothing`() throws {
    let found = try actions(
      "## What's next?\n\nPlease continue to send apples, we shall count them.\n\n"
        + "Thanks very much for your help. It matters that the orchard is easy to switch to.\n\n"
        + "**Update**, March 20, 2018: The gate is open now.\n")
    #expect(found.map(\.title) == ["Please continue to send apples, we shall count them"])
    let asked = try actions(
      "## Recommendation\n\nUpdate, March 20, 2018: Please close the gate.\n\n"
        + "Thank you for the apples. You should close the barn too.\n")
    #expect(asked.count == 2)
  }

  @Test func `an order above a list of versions is one action`() throws {
    let found = try actions(
      "## Mitigation\n\nUpdate your orchard to the latest version:\n\n* Pips 1.8.6, for 1.8.x\n"
        + "* Pips 1.9.5 or later\n* The version named by your gardener\n")
    #expect(found.map(\.title) == ["Update your orchard to the latest version"])
    #expect(found.first?.detail.contains("- Pips 1.9.5 or later") == true)
  }

  @Test func `an order above things to do is not`() throws {
    let found = try actions(
      "## Mitigation\n\nTo update, do this:\n\n- Close gate 1.2\n- Open gate 1.3\n")
    #expect(found.count == 2)
  }

  @Test func `a list of what was done asks for nothing`() throws {
    let found = try actions(
      "## Remediation\n\nThe keepers took steps to secure the gate.\n\n"
        + "- The gate was closed and all carts were counted.\n"
        + "- Old locks were found and have been replaced.\n"
        + "- open-gate and count-carts now ask twice.\n")
    #expect(found.isEmpty)
  }

  @Test func `links to what was done ask for nothing`() throws {
    let found = try actions(
      "## Resolution\n\nThese patches were made:\n\n* https://orchard.example/a\n"
        + "* https://orchard.example/b\n")
    #expect(found.isEmpty)
  }

  @Test func `letters before a dash count and are no titles`() throws {
    let found = try actions(
      "## Recommendations\n\nA - Update pips to 1.9\n\nB - Apply the patch and build again\n\n"
        + "C - Do not open the gate\n")
    #expect(
      found.map(\.title) == [
        "Update pips to 1.9", "Apply the patch and build again", "Do not open the gate",
      ])
  }

  @Test(arguments: [
    "How do I mitigate this vulnerability?", "Comment mettre à jour ?", "Cómo actualizar",
  ])
  func `questions how to get rid of it promise actions`(heading: String) {
    #expect(HeadingSynonyms.meaning(of: heading) == .section(.actions))
  }
}
