import DocketImport
import DocketModel
import TestSupport
import Testing

/// Files made to hurt a reader of XML or JSON.
@Suite struct FeedHostileTests {
  private func read(_ text: String, format: ImportFormat? = .feed) throws -> Document {
    try readDocument(Array(text.utf8), options: ImportOptions(format: format))
  }

  private static let item =
    "<rss><channel><item><title>before &x; after</title></item></channel></rss>"

  private func read(payload name: String, in group: String = "P5") throws -> Document {
    let bytes = try Payload.named(name, in: group).bytes()
    return try readDocument(bytes, options: ImportOptions(format: .feed))
  }

  @Test(arguments: Payload.all("P5"))
  func `hostile XML is read or refused and never traps`(payload: Payload) {
    let options = ImportOptions(format: .feed)
    let document = try? readDocument(payload.bytes(atMost: 20_000), options: options)
    for briefing in document?.briefings ?? [] {
      #expect(briefing.title.unicodeScalars.count <= 1_000)
    }
  }

  @Test(arguments: [
    "xxe-file", "xxe-http", "xxe-public", "xxe-parameter", "laughs", "nested-laughs",
    "many-entities", "long-entity", "used-entity",
  ])
  func `entities that read or grow are refused`(name: String) {
    #expect(throws: ImportError.overLimit(.entities)) { try read(payload: name + ".xml") }
  }

  @Test func `an entity for a character is a character`() throws {
    let document = try read("<!DOCTYPE r [<!-- ' --><!ENTITY x '&#233;'>]>" + Self.item)
    #expect(document.briefings.map(\.title) == ["before é after"])
    #expect(document.note == nil)
  }

  @Test func `an external document type is not read`() throws {
    let document = try read("<!DOCTYPE rss PUBLIC 'a' 'http://198.51.100.1/x.dtd'>" + Self.item)
    #expect(document.briefings.map(\.title) == ["before &x; after"])
  }

  @Test(arguments: ["attributes", "attributes-of-entry", "namespaces"])
  func `two hundred thousand attributes are refused, those that name spaces too`(name: String) {
    #expect(throws: ImportError.overLimit(.attributes)) { try read(payload: name + ".xml") }
  }

  @Test func `namespaces of a hundred thousand elements are forgotten`() throws {
    #expect(try read(payload: "namespaces-each.xml").briefings.map(\.title) == ["About a"])
  }

  @Test(arguments: ["deep", "deep-description", "deep-namespaces"])
  func `a million levels are refused`(name: String) {
    #expect(throws: ImportError.overLimit(.depth)) { try read(payload: name + ".xml") }
  }

  @Test func `more entries than a feed may have are refused`() {
    #expect(throws: ImportError.overLimit(.briefings)) {
      try read(payload: "entries.xml")
    }
  }

  @Test(arguments: ["comment", "cdata", "instruction"])
  func `64 megabytes in one piece are too large`(name: String) {
    #expect(throws: ImportError.self) { try read(payload: name + ".xml") }
  }

  @Test func `UTF-7 is never decoded`() throws {
    #expect(try read(payload: "utf-7.xml").briefings.map(\.title) == ["+ADw-b+AD4-"])
  }

  @Test func `UTF-16 without a mark is known by its zero bytes, a lie by its letters`() throws {
    #expect(try read(payload: "utf-16-without-mark.xml").briefings.map(\.title) == ["About"])
    #expect(try read(payload: "lying-encoding.xml").briefings.map(\.title) == ["About é"])
  }

  @Test(arguments: [
    "half-pair", "not-a-number", "twice", "items-of-another-kind", "deep-513", "deep",
    "deep-items", "empty-items",
  ])
  func `bad JSON is refused`(name: String) {
    #expect(throws: ImportError.self) { try read(payload: name + ".json", in: "P7") }
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
