import DocketModel
import Testing

@testable import DocketImport

@Suite struct TitleLengthTests {
  @Test(arguments: [999, 1_000, 1_001, 30_000])
  func `a title is cut after a thousand scalars and stays whole in the text`(count: Int) throws {
    let words = String(repeating: "\u{1F512}e\u{301} ab", count: count)
    let whole = String(words.unicodeScalars.prefix(count - 1)) + "z"
    for (text, format) in [
      ("# \(whole)\n\n## What happened\n\nA lock broke.\n", ImportFormat.markdown),
      ("---\ntitle: \(whole)\n---\n\nA lock broke.\n", .markdown),
      ("From: Ann <a@a.example>\nSubject: \(whole)\nTo: b@a.example\n\nA lock broke.\n", .text),
    ] {
      let document = try readDocument(Array(text.utf8), options: ImportOptions(format: format))
      let read = try #require(document.briefings.first)
      #expect(read.title == String(whole.unicodeScalars.prefix(1_000)))
      #expect(read.title.unicodeScalars.count == min(count, 1_000))
      #expect(read.sections.contains { $0.text.contains(whole) } == (count > 1_000))
      #expect(read.sections.last?.text.hasSuffix("A lock broke.") == true)
    }
  }
}
