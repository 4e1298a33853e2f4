import DocketImport
import DocketModel
import Testing

/// Files made to hurt a reader of XML or JSON (the payloads are made here, not kept).
@Suite struct FeedHostileTests {
  private func read(_ text: String, format: ImportFormat? = .feed) throws -> Document {
    try readDocument(Array(text.utf8), options: ImportOptions(format: format))
  }

  private static let item =
    "<rss><channel><item><title>before &x; after</title></item></channel></rss>"

  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE r [<!ENTITY x SYSTEM \"http://198.51.100.1/\">]>",
    "<!DOCTYPE r [<!ENTITY x PUBLIC 'a' 'http://198.51.100.1/'>]>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://198.51.100.1/'> %p;]>",
    "<!DOCTYPE r [<!ENTITY l 'ha'><!ENTITY x '&l;&l;&l;&l;'>]>",
    "<!DOCTYPE r [" + (0..<20).map { "<!ENTITY e\($0) 'x'>" }.joined() + "]>",
    "<!DOCTYPE r [<!ENTITY x '" + String(repeating: "x", count: 100_000) + "'>]>",
  ])
  func `entities that read or grow are refused`(type: String) {
    #expect(throws: ImportError.overLimit(.entities)) { try read(type + Self.item) }
  }

  @Test func `an entity for a character is a character`() throws {
    let document = try read("<!DOCTYPE r [<!-- ' --><!ENTITY x '&#233;'>]>" + Self.item)
    #expect(document.briefings.map(\.title) == ["before é after"])
    #expect(document.note == nil)
  }

  @Test func `an entity used a million times is refused`() {
    let uses = String(repeating: "&x;", count: 100_000)
    let value = String(repeating: "y", count: 100)
    #expect(throws: ImportError.overLimit(.entities)) {
      try read(
        "<!DOCTYPE r [<!ENTITY x '\(value)'>]><rss><item><title>\(uses)</title></item></rss>")
    }
  }

  @Test func `an external document type is not read`() throws {
    let document = try read("<!DOCTYPE rss PUBLIC 'a' 'http://198.51.100.1/x.dtd'>" + Self.item)
    #expect(document.briefings.map(\.title) == ["before &x; after"])
  }

  @Test func `two hundred thousand attributes are refused`() {
    let attributes = (0..<200_000).map { " a\($0)='1'" }.joined()
    #expect(throws: ImportError.overLimit(.attributes)) {
      try read("<rss\(attributes)><item/></rss>")
    }
  }

  @Test func `namespaces by the hundred thousand are refused or forgotten`() throws {
    let many = (0..<100_000).map { " xmlns:n\($0)='u'" }.joined()
    #expect(throws: ImportError.overLimit(.attributes)) { try read("<rss\(many)><item/></rss>") }
    let each = (0..<20_000).map { "<x xmlns:n\($0)='u'/>" }.joined()
    #expect(
      try read("<rss><channel><item><title>T</title>\(each)</item></channel></rss>").briefings.count
        == 1)
  }

  @Test(arguments: ["<a>", "<description><i>", "<a xmlns:x='y'>"])
  func `a million levels are refused`(part: String) {
    #expect(throws: ImportError.overLimit(.depth)) {
      try read(
        "<rss><channel><item>" + String(repeating: part, count: part == "<a>" ? 1_000_000 : 100_000)
      )
    }
  }

  @Test func `more entries than a feed may have are refused`() {
    #expect(throws: ImportError.overLimit(.briefings)) {
      try read("<rss>" + String(repeating: "<item/>", count: 50_001) + "</rss>")
    }
  }

  @Test(arguments: [
    "<!--", "<![CDATA[", "<?x ", "<!DOCTYPE r [", "<a b=\"", "&#", "<", "</", "]]>", "<!",
  ])
  func `a mark repeated without end ends`(mark: String) throws {
    let text = "<rss><item><title>" + String(repeating: mark, count: 100_000)
    _ = try? read(text)
  }

  @Test func `a comment of 64 megabytes is too large`() {
    let bytes =
      Array("<rss><!--".utf8) + [UInt8](repeating: 0x78, count: 64 << 20) + Array("--></rss>".utf8)
    #expect(throws: ImportError.self) {
      try readDocument(bytes, options: ImportOptions(format: .feed))
    }
  }

  @Test func `UTF-7 is never decoded`() throws {
    let text =
      "<?xml version='1.0' encoding='UTF-7'?><rss><item><title>+ADw-b+AD4-</title></item></rss>"
    #expect(try read(text).briefings.map(\.title) == ["+ADw-b+AD4-"])
  }

  @Test(arguments: [
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"\\ud800\"}]}",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[], \"items\":[]}",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":{}}",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":"
      + String(repeating: "[", count: 1_000_000),
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
      + String(repeating: "{},", count: 60_000) + "{}]}",
  ])
  func `bad JSON is refused`(text: String) {
    #expect(throws: ImportError.self) { try read(text) }
  }

  @Test func `members of a wrong type count as absent`() throws {
    let text = """
      {"version":"https://jsonfeed.org/version/1.1","title":7,"authors":"x","items":[null,5,
      {"id":1e19,"title":["x"],"url":{},"content_html":null,"content_text":"The lock held.","tags":[1,null,{}],
      "date_published":"9999-99-99T99:99:99+99:99","attachments":[{"url":3}],"author":{"name":null}}]}
      """
    let briefing = try #require(try read(text).briefings.first)
    #expect(briefing.title == "The lock held.")
    #expect(briefing.published == nil)
    #expect(briefing.link == nil)
  }

  @Test func `control characters by number do not come through`() throws {
    let text =
      "<rss><item><title>a&#27;[2J&#x9b;b&#8232;c&#0;</title><description>x&amp;#27;y&#7;z</description></item></rss>"
    let briefing = try #require(try read(text).briefings.first)
    for scalar in (briefing.title + briefing.text).unicodeScalars {
      #expect(
        scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value)
          || scalar == "\n")
    }
  }
}
