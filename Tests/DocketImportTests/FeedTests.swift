import DocketImport
import DocketModel
import Testing

/// Feeds of invented publishers, one behaviour each.
@Suite struct FeedTests {
  private func read(_ text: String, base: String? = nil) throws -> Document {
    try readDocument(Array(text.utf8), options: ImportOptions(base: base))
  }

  private func rss(_ item: String, channel: String = "") throws -> Briefing {
    let names =
      "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:c='http://purl.org/rss/1.0/modules/content/' "
      + "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:media='http://search.yahoo.com/mrss/'"
    let text = "<rss version='2.0' \(names)><channel>\(channel)<item>\(item)</item></channel></rss>"
    return try #require(try read(text).briefings.first)
  }

  private func atom(_ entry: String, base: String? = nil) throws -> Briefing {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(entry)</entry></feed>"
    return try #require(try read(text, base: base).briefings.first)
  }

  @Test func `a feed says its title and its page, each entry is a briefing`() throws {
    let document = try read(
      """
      <?xml version="1.0"?>
      <rss version="2.0"><channel><title>Harbour &amp; Rail Watch</title>
      <link>https://watch.example/</link><image><title>Logo</title><url>x</url></image>
      <item><title>One</title><link>https://watch.example/1</link></item>
      <item><title>Two</title><guid>https://watch.example/2</guid></item></channel></rss>
      """)
    #expect(document.format == .feed)
    #expect(document.title == "Harbour & Rail Watch")
    #expect(document.link == "https://watch.example/")
    #expect(document.briefings.map(\.title) == ["One", "Two"])
    #expect(
      document.briefings.map(\.link) == ["https://watch.example/1", "https://watch.example/2"])
    #expect(
      document.briefings.map(\.source.name) == ["Harbour & Rail Watch", "Harbour & Rail Watch"])
    #expect(document.note == nil)
  }

  @Test func `the fullest text is read, sections and actions in it`() throws {
    let briefing = try rss(
      """
      <title>Gate reader falls over</title><description>A teaser.</description>
      <c:encoded><![CDATA[<h2>What happened</h2><p>It fell over.</p><h2>2 practical actions</h2>
      <ol><li><strong>Patch it:</strong> Install 2.1.</li><li><strong>Watch it:</strong> Read the log.</li></ol>]]></c:encoded>
      """)
    #expect(briefing.sections.map(\.heading) == ["What happened", "2 practical actions"])
    #expect(briefing.actions.map(\.title) == ["Patch it", "Watch it"])
    #expect(briefing.actions.map(\.detail) == ["Install 2.1.", "Read the log."])
  }

  @Test func `plain text is read as pasted text is`() throws {
    let briefing = try rss(
      "<title>T</title><description>What happened\n\nA lock failed.\n\n2 actions\n\n1. Lock: Turn it.\n2. Look: Use eyes.</description>"
    )
    #expect(briefing.sections.first?.kind == .whatHappened)
    #expect(briefing.actions.map(\.title) == ["Lock", "Look"])
  }

  @Test(arguments: [
    ("AT&amp;amp;T &amp;lt;b&amp;gt;", "AT&T <b>"),
    ("Less &lt;b&gt;bold&lt;/b&gt; words", "Less bold words"),
    ("<![CDATA[Tom &amp; <i>Jane</i>]]>", "Tom & Jane"),
    ("Use &lt;host&gt; here", "Use <host> here"),
    ("3 &lt; 4", "3 < 4"), ("  two\n lines ", "two lines"),
  ])
  func `titles are text`(written: String, title: String) throws {
    #expect(try rss("<title>\(written)</title>").title == title)
  }

  @Test func `an entry without a title gets its first sentence`() throws {
    let briefing = try rss("<description>The dam held. Nobody was hurt.</description>")
    #expect(briefing.title == "The dam held.")
  }

  @Test(arguments: [
    ("<author>jane@example.org (Jane Doe)</author>", "Jane Doe"),
    ("<author>Jane Doe &lt;jane@example.org&gt;</author>", "Jane Doe"),
    ("<author>jane@example.org</author>", "jane@example.org"),
    ("<dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>", "Jane Doe, John Roe"),
    ("<itunes:author>Radio Quay</itunes:author>", "Radio Quay"),
  ])
  func `authors are named`(written: String, author: String) throws {
    #expect(try rss("<title>T</title>" + written).author == author)
  }

  @Test func `topics, language, files`() throws {
    let briefing = try rss(
      """
      <title>T</title><category>Ports</category><dc:subject>Rail</dc:subject>
      <itunes:keywords>gates, Ports</itunes:keywords>
      <enclosure url="https://quay.example/a.mp3" type="audio/mpeg"/>
      <media:content url="https://quay.example/b.png"><media:title>A gate</media:title></media:content>
      """, channel: "<language>en-us</language>")
    #expect(briefing.topics == ["Ports", "Rail", "gates"])
    #expect(briefing.language == "en-US")
    #expect(
      briefing.links.map(\.url) == ["https://quay.example/a.mp3", "https://quay.example/b.png"])
    #expect(briefing.title == "T")
  }

  @Test func `a guid that is no permalink is no link`() throws {
    let briefing = try rss(
      "<title>T</title><guid isPermaLink='false'>https://quay.example/x</guid>")
    #expect(briefing.guid == "https://quay.example/x")
    #expect(briefing.link == nil)
  }

  @Test func `Atom resolves addresses from xml base and takes the alternate link`() throws {
    let briefing = try atom(
      """
      <title type="html">A &amp;lt;gate&amp;gt; &lt;em&gt;fell&lt;/em&gt;</title><id>tag:quay.example,2026:1</id>
      <link rel="self" href="/self"/><link href="news/1"/><author><name>Jane Doe</name><email>j@e.org</email></author>
      <published>2026-11-23T10:00:00+01:00</published><updated>2026-11-24T10:00:00Z</updated>
      <content type="xhtml" xml:base="https://quay.example/a/"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="../b">this</a> &lt;now&gt;.</p></div></content>
      """, base: "https://quay.example/feed.xml")
    #expect(briefing.title == "A <gate> fell")
    #expect(briefing.link == "https://quay.example/news/1")
    #expect(briefing.guid == "tag:quay.example,2026:1")
    #expect(briefing.author == "Jane Doe")
    #expect(briefing.published?.rfc3339 == "2026-11-23T09:00:00Z")
    #expect(briefing.updated?.rfc3339 == "2026-11-24T10:00:00Z")
    #expect(briefing.text == "See this <now>.")
    #expect(briefing.links.map(\.url) == ["https://quay.example/b"])
  }

  @Test func `an entry of pictures has dots for a text, and its address for a title`() throws {
    let picture = "&lt;img src='https://quay.example/a.png'/&gt;"
    let briefing = try rss("<title>T</title><description>\(picture)</description>")
    #expect(briefing.text == "\u{2026}")
    let untitled = try rss(
      "<link>https://quay.example/1</link><description>\(picture)</description>")
    #expect(untitled.title == "https://quay.example/1")
    #expect(try rss("<description>\(picture)</description>").title == "\u{2026}")
  }

  @Test func `Atom text is text whatever it looks like`() throws {
    #expect(try atom("<title>&lt;b&gt;</title><content>a &lt;i&gt; b</content>").text == "a <i> b")
  }

  @Test func `Atom 0_3 escapes and encodes`() throws {
    let text = """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>
      <title type="text/html" mode="base64">QSA8Yj5nYXRlPC9iPg==</title><issued>2004-01-02T03:04Z</issued>
      <content type="text/html" mode="escaped">&lt;p&gt;Fell.&lt;/p&gt;</content></entry></feed>
      """
    let briefing = try #require(try read(text).briefings.first)
    #expect(briefing.title == "A gate")
    #expect(briefing.text == "Fell.")
    #expect(briefing.published?.rfc3339 == "2004-01-02T03:04:00Z")
  }

  @Test func `RSS 1_0 has its items beside the channel`() throws {
    let document = try read(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
       xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://quay.example/"><title>Quay</title></channel>
      <item rdf:about="https://quay.example/1"><title>One</title><dc:date>2026-11-23</dc:date></item></rdf:RDF>
      """)
    #expect(document.title == "Quay")
    #expect(document.briefings.first?.guid == "https://quay.example/1")
    #expect(document.briefings.first?.published?.rfc3339 == "2026-11-23T00:00:00Z")
  }

  @Test func `prefixes mean what their namespace says`() throws {
    let document = try read(
      """
      <a:rss xmlns:a="http://backend.userland.com/rss2" xmlns:x="http://purl.org/dc/elements/1.1/"
       xmlns:y="http://other.example/"><a:channel><a:item><y:title>No</y:title><a:title>Yes</a:title>
      <x:creator>Jane</x:creator></a:item></a:channel></a:rss>
      """)
    #expect(document.briefings.map(\.title) == ["Yes"])
    #expect(document.briefings.map(\.author) == ["Jane"])
  }

  @Test func `XML that is no feed is refused as such`() {
    #expect(throws: ImportError.unsupported(.xml)) {
      try read("<?xml version='1.0'?><note><title>x</title></note>")
    }
  }

  @Test func `an HTML heading that repeats the title goes`() throws {
    let briefing = try rss(
      "<title>Gate fell</title><description>&lt;h1&gt;Gate fell&lt;/h1&gt;&lt;p&gt;It did.&lt;/p&gt;</description>"
    )
    #expect(briefing.text == "It did.")
  }
}
