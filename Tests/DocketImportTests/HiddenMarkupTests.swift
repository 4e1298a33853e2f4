import DocketModel
import Testing

@testable import DocketImport

/// What HTML in Markdown hides from people is no text.
@Suite struct HiddenMarkupTests {
  private func text(_ markdown: String) throws -> String {
    let options = ImportOptions(format: .markdown)
    return try #require(try readDocument(Array(markdown.utf8), options: options).briefings.first)
      .text
  }

  @Test(arguments: [
    "One.\n\n<style>\np { a }\n\nb { c }\n</style>\n\nTwo.\n",
    "One.\n\n<script>\na()\n\nb()\n</script>\n\nTwo.\n",
    "One.\n\n<!-- a\n\nb -->\n\nTwo.\n",
    "One.\n\n<div>\n<style>\n\np { a }\n\nb { c }\n</style>\n</div>\n\nTwo.\n",
    "One.\n\n<div><script>\n\na()\n\n</script>\n\nTwo.\n",
    "One. <!-- a -->\n\n<script>a()</script>Two.\n",
  ])
  func `styles, scripts and comments are not shown`(markdown: String) throws {
    #expect(try text("# T\n\n" + markdown) == "One.\n\nTwo.")
  }

  @Test func `a script inside a sentence goes, and the sentence stays`() throws {
    #expect(
      try text("# T\n\n**One** <script>let a = *b*</script>two <style>c{}</style>three.\n")
        == "One two three.")
  }

  @Test(arguments: ["One <script> two.", "One </script> two.", "One <style> two </script> three."])
  func `what is never closed hides nothing`(sentence: String) throws {
    let words = sentence.split(separator: " ").filter { !$0.hasPrefix("<") }
    let text = try text("# T\n\n" + sentence + "\n\nFour.\n")
    for word in words { #expect(text.contains(word)) }
    #expect(text.hasSuffix("Four."))
  }

  @Test(arguments: [
    "Two.", "## Two", "- Two", "Two", "> Two.", "Two words (or three)", "| Two |\n|---|\n| b |",
  ])
  func `an end far behind hides nothing that people wrote`(between: String) throws {
    for end in ["</style>", "Four </style> five.", "<div>Four</style></div>"] {
      let markdown =
        "# T\n\n<div>One <style> word</div>\n\n\(between)\n\na { b }\n\n\(end)\n\nSix.\n"
      let briefing = try #require(
        try readDocument(Array(markdown.utf8), options: ImportOptions(format: .markdown))
          .briefings.first)
      let all = briefing.sections.map { $0.heading + "\n" + $0.text }.joined(separator: "\n")
      #expect(all.contains("One"))
      #expect(all.contains("Two"))
      #expect(all.contains("Four") == end.contains("Four"))
      #expect(all.hasSuffix("Six."))
    }
  }

  @Test func `words before the end in its own paragraph stay`() throws {
    #expect(
      try text("# T\n\n<div>One <style></div>\n\nTwo </style> three.\n")
        .hasSuffix("Two  three."))
  }

  @Test func `a style is hidden behind another one that is only a word`() throws {
    let text = try text(
      "# T\n\n<div>One <style></div>\n\nTwo.\n\n<div>\n<style>\n\na { b }\n\n</style>\n</div>\n\nSix.\n"
    )
    #expect(text == "One\n\nTwo.\n\nSix.")
  }

  @Test func `quotations in list items, and lists in those, keep their order`() throws {
    let markdown = """
      # T

      - one

        > two
        >
        > - three
        >
        >   > four
        >
        > five

        six
      - seven

      > 1. eight
      >
      >    > nine
      >
      >    ten
      >
      > eleven
      """
    let numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let words = try text(markdown).split { !$0.isLetter }.map(String.init)
    #expect(words == numbers + ["eleven"])
  }
}
