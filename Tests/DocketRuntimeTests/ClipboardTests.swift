import Testing

@testable import DocketRuntime

@Suite struct ClipboardTests {
  /// The vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `base64 is that of the standard`(plain: String, coded: String) {
    #expect(Clipboard.base64(Array(plain.utf8)) == Array(coded.utf8))
  }

  @Test func `a request names the clipboard and ends with a bell`() {
    #expect(Clipboard.request("hi") == Array("\u{1B}]52;c;aGk=\u{07}".utf8))
  }
}
