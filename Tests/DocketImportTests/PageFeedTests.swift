import DocketModel
import Testing

@testable import DocketImport

@Suite struct PageFeedTests {
  @Test("A page names the feeds of its site, whatever else it links to")
  func feeds() throws {
    let page = """
      <!DOCTYPE html><html><head><title>Grommet patched</title>
      <link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="de" href="/de/">
      <link rel="alternate" type="application/rss+xml" title="Hill News" href="/feed.xml">
      <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="atom">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      </head><body><article><h1>Grommet patched</h1>
      <p>Grommet has a flaw that lets anybody in. Update it at once, wherever it runs.</p>
      </article></body></html>
      """
    let document = try readDocument(
      Array(page.utf8), options: ImportOptions(base: "https://hill.example/news/1"))
    #expect(
      document.feeds == [
        FeedOutline(title: "Hill News", url: "https://hill.example/feed.xml"),
        FeedOutline(url: "https://hill.example/news/atom"),
      ])
    #expect(document.briefings.count == 1)
  }
}
