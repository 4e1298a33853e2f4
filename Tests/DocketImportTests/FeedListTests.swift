import DocketImport
import DocketModel
import Testing

/// JSON Feed and OPML.
@Suite struct FeedListTests {
  private func read(_ text: String) throws -> Document { try readDocument(Array(text.utf8)) }

  @Test func `JSON Feed is read`() throws {
    let document = try read(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "home_page_url": "https://quay.example/",
       "language": "de", "items": [{"id": 12, "url": "https://quay.example/12", "title": "Gate <fell>",
       "content_html": "<h2>What happened</h2><p>It fell.</p>", "content_text": "It fell.",
       "date_published": "2026-11-23T10:00:00Z", "tags": ["ports"], "authors": [{"name": "Jane"}, {"name": "John"}],
       "attachments": [{"url": "https://quay.example/12.pdf"}]},
       {"id": "b", "external_url": "https://other.example/", "content_text": "Only text & <tags>."}]}
      """)
    #expect(document.format == .feed)
    #expect(document.title == "Quay")
    #expect(document.link == "https://quay.example/")
    let first = try #require(document.briefings.first)
    #expect(first.title == "Gate <fell>")
    #expect(first.guid == "12")
    #expect(first.author == "Jane, John")
    #expect(first.topics == ["ports"])
    #expect(first.language == "de")
    #expect(first.sections.map(\.heading) == ["What happened"])
    #expect(first.links.map(\.url) == ["https://quay.example/12.pdf"])
    let second = try #require(document.briefings.last)
    #expect(second.link == "https://other.example/")
    #expect(second.text == "Only text & <tags>.")
  }

  @Test func `OPML lists feeds with the folders around them`() throws {
    let document = try read(
      """
      <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
      <outline text="Security"><outline text="Rail"><outline type="rss" text="a" title="Quay &amp; Co" xmlUrl="https://quay.example/f"
       filtercmd="id"/></outline></outline><outline text="Flat" xmlUrl="|id"/><outline text="empty" xmlUrl=""/></body></opml>
      """)
    #expect(document.format == .opml)
    #expect(document.title == "Mine")
    #expect(
      document.feeds == [
        FeedOutline(title: "Quay & Co", url: "https://quay.example/f", path: ["Security", "Rail"]),
        FeedOutline(title: "Flat", url: "|id"),
      ])
    #expect(document.briefings.isEmpty)
  }

  @Test func `OPML that breaks off lists what is there`() throws {
    let document = try read(
      "<opml><body><outline text=a & b xmlUrl='https://quay.example/?a=1&b=2'><outline")
    #expect(document.feeds.map(\.url) == ["https://quay.example/?a=1&b=2"])
    #expect(document.note == .illFormed(line: 1))
  }
}
