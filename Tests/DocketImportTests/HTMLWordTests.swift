import DocketImport
import DocketModel
import Testing

@Suite struct HTMLWordTests {
  @Test(arguments: [
    ("Run `scan` with --host <host> today.", "Run scan with --host <host> today."),
    ("Never paste <your-token> into a <textarea>.", "Never paste <your-token> into a <textarea>."),
    ("A <b>bold</b> <span class=\"x\">word</span>.", "A bold word."),
    ("A <x-widget id=\"1\">word</x-widget>.", "A word."),
    ("One<br>two.", "One\ntwo."),
    ("<div>Set <host> and\n<i>go</i>.</div>", "Set <host> and\ngo."),
  ])
  func `words in angle brackets stay, tags go`(markdown: String, text: String) throws {
    let bytes = Array("# Title\n\n\(markdown)\n".utf8)
    let document = try readDocument(bytes, options: ImportOptions(format: .markdown))
    #expect(document.briefings.first?.text == text)
  }
}
