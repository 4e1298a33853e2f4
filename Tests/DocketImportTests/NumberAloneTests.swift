import DocketModel
import Testing

@testable import DocketImport

/// The number of a list item or heading says nothing by itself.
@Suite struct NumberAloneTests {
  @Test(arguments: ["1.", "12.", "(2)", "a)", "Step 3:", "IV.", "\u{2463}", "3\u{FE0F}\u{20E3}"])
  func `a number alone is no title`(number: String) throws {
    for text in ["\(number)\n\nA lock broke.\n", "# \(number)\n\nA lock broke.\n"] {
      for format in [ImportFormat.text, .markdown] where format == .markdown || text.first != "#" {
        let document = try readDocument(Array(text.utf8), options: ImportOptions(format: format))
        let briefing = try #require(document.briefings.first)
        #expect(briefing.title == "A lock broke.")
      }
    }
    let page = "<html><body><h1>\(number)</h1><p>A lock broke.</p></body></html>"
    #expect(try readDocument(Array(page.utf8)).briefings.first?.title == "A lock broke.")
  }

  @Test func `a text that is one list is titled by the first item, without its number`() throws {
    let text = "1. Change the locks. They are old.\n2. Count the keys.\n"
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    #expect(document.briefings.first?.title == "Change the locks.")
  }

  @Test func `a number at the start of a sentence does not end it`() {
    #expect(Sentences.first(of: "1. Patch now. Then rest.") == "1. Patch now.")
    #expect(Sentences.first(of: "II. Patch now. Then rest.") == "II. Patch now.")
    #expect(Sentences.split("Patch now. 2. Then rest.") == ["Patch now.", "2. Then rest."])
    #expect(Sentences.split("It was 1999. It rained.") == ["It was 1999.", "It rained."])
  }
}
