import DocketImport
import DocketModel
import Testing

/// Feeds that are no well-formed XML: read as far as they go, and the first line that breaks is named.
@Suite struct FeedRepairTests {
  private func read(_ text: String) throws -> Document { try readDocument(Array(text.utf8)) }

  private func item(_ inside: String) throws -> (Briefing, Document.Note?) {
    let document = try read("<rss version='2.0'><channel>\n<item>\(inside)</item></channel></rss>")
    return (try #require(document.briefings.first), document.note)
  }

  @Test(arguments: [
    ("<title>Salt & Pepper</title>", "Salt & Pepper"), ("<title>R&D;</title>", "R&D;"),
    ("<title>caf&eacute;</title>", "café"), ("<title>a &nosuchname; b</title>", "a &nosuchname; b"),
    ("<title>1 < 2</title>", "1 < 2"),
    ("<title>Jane <jane@example.org></title>", "Jane <jane@example.org>"),
    ("<title>a &#1; b &#xD800; c &#99999999; d</title>", "a b c d"),
    ("<title>a</b></title>", "a"), ("<title>a<br>b</title>", "a b"), ("<TITLE>a</title>", "a"),
    ("<x:title>no</x:title><title>a</title>", "a"),
    ("<title id=1 id=\"2\" bare>a</title>", "a"),
  ])
  func `text survives bad markup`(inside: String, title: String) throws {
    #expect(try item(inside).0.title == title)
  }

  @Test func `the line of the first fault is noted`() throws {
    #expect(try item("<title>Salt & Pepper</title>").1 == .illFormed(line: 2))
  }

  @Test func `a well-formed feed has no note`() throws {
    #expect(try item("<title>Salt &amp; Pepper &#233;</title><!-- -- x --><?pi?>").1 == nil)
  }

  @Test func `HTML that nobody escaped is text`() throws {
    let (briefing, _) = try item(
      "<title>T</title><description><p>One<p>Two <b>bold<br>Three</description><guid>g</guid>")
    #expect(
      briefing.text.split(separator: "\n").map { String($0) }.filter { !$0.isEmpty } == [
        "One", "Two bold", "Three",
      ])
    #expect(briefing.guid == "g")
  }

  @Test func `a file that breaks off keeps what is there`() throws {
    let document = try read(
      "<rss><channel><title>Q</title><item><title>A</title></item><item><title>B</title><description>It we"
    )
    #expect(document.briefings.map(\.title) == ["A", "B"])
    #expect(document.briefings.last?.text == "It we")
    #expect(document.note == .illFormed(line: 1))
  }

  @Test func `a CDATA section that nobody closed ends with its element`() throws {
    let document = try read(
      "<rss><channel><item><description><![CDATA[one</description></item><item><title>B</title></item></channel></rss>"
    )
    #expect(document.briefings.count == 2)
    #expect(document.briefings.first?.text == "one")
  }

  @Test func `an entry that nobody closed ends where the next one starts`() throws {
    let document = try read(
      "<rss><channel><item><title>A</title><item><title>B</title></item></channel></rss>")
    #expect(document.briefings.map(\.title) == ["A", "B"])
  }

  @Test func `junk around the root and a second root are passed over`() throws {
    let text =
      "Warning: time() is wrong <br />\n<?xml version='1.0'?>\n<rss><channel><item><title>A</title></item></channel></rss>\n<rss/>tail"
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .feed))
    #expect(document.briefings.map(\.title) == ["A"])
    #expect(document.note == .illFormed(line: 1))
  }

  @Test func `split CDATA and brackets in text are text`() throws {
    let (briefing, note) = try item("<title><![CDATA[a]]]]><![CDATA[>b]]> ]] c</title>")
    #expect(briefing.title == "a]]>b ]] c")
    #expect(note == nil)
  }

  @Test func `text that was encoded twice is decoded once more`() throws {
    #expect(try item("<title>Br\u{C3}\u{B8}ndby f\u{C3}\u{A5}r</title>").0.title == "Brøndby får")
  }
}
