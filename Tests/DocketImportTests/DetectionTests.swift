import DocketImport
import Testing

/// What is called JSON is JSON or nothing: braces are no prose.
@Suite struct DetectionTests {
  private static let refusals: [(text: String, error: ImportError)] = [
    (String(repeating: "[", count: 1_000_000), .overLimit(.depth)),
    ("Patch now.\nAnd tomorrow.", .malformed(line: 1)),
    ("# About a\n\n## About b\n", .malformed(line: 1)),
    ("{\n\"a\": 1,\n", .malformed(line: 3)),
    ("[1,2,3]", .unsupported(.json)),
    ("\"a\"", .unsupported(.json)),
    ("{\"a\": [1]}", .unsupported(.json)),
  ]

  @Test(arguments: refusals)
  func `a file named json is never read as text`(text: String, error: ImportError) {
    for path in ["feeds/a.json", "A.JSON"] {
      #expect(throws: error) {
        try readDocument(Array(text.utf8), options: ImportOptions(path: path))
      }
    }
  }

  @Test(arguments: refusals)
  func `a reply of json is never read as text`(text: String, error: ImportError) {
    for type in ["application/json", "Application/JSON; charset=utf-8", "application/csaf+json"] {
      #expect(throws: error) {
        try readDocument(Array(text.utf8), options: ImportOptions(contentType: type))
      }
    }
  }

  @Test func `what is called json may still be a feed, a page or an advisory`() throws {
    let feed =
      "{\"items\": [{\"id\": 1, \"title\": \"A\"}], \"version\": \"https://jsonfeed.org/version/1\"}"
    let osv =
      "{" + String(repeating: " ", count: 5_000)
      + "\"id\": \"A-1\", \"schema_version\": \"1.6.0\", \"details\": \"A.\"}"
    let rss = "<rss version=\"2.0\"><channel><item><title>A</title></item></channel></rss>"
    for (text, format) in [(feed, ImportFormat.feed), (osv, .osv), (rss, .feed)] {
      let named = try readDocument(Array(text.utf8), options: ImportOptions(path: "a.json"))
      #expect(named.format == format)
      #expect(named.briefings.count == 1)
    }
  }

  @Test func `a caller may still ask for text`() throws {
    let options = ImportOptions(format: .text, path: "a.json")
    #expect(try readDocument(Array("[1,2,3]".utf8), options: options).briefings.count == 1)
  }
}
