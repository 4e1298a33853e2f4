import Testing

@testable import DocketRuntime

@Suite struct ClipboardTests {
  @Test func `a request names the clipboard and ends with a bell`() {
    #expect(Clipboard.request("hi") == Array("\u{1B}]52;c;aGk=\u{07}".utf8))
  }
}
