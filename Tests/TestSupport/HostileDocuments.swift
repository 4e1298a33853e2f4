/// Documents of all kinds with the same bytes in each of their fields.
public struct HostileDocuments: Sendable {
  private let bytes: [UInt8]
  /// Set apart, so that documents of different numbers are different briefings.
  private let number: Int

  public init(_ bytes: [UInt8], number: Int = 1) {
    self.bytes = bytes
    self.number = number
  }

  /// Names of files and what stands in them.
  public var all: [(name: String, bytes: [UInt8])] {
    [
      ("\(number).md", markdown), ("\(number).xml", rss), ("\(number).json", json),
      ("\(number)-kev.json", kev), ("\(number).opml", opml), ("\(number).txt", plain),
    ]
  }

  public var markdown: [UInt8] {
    filled(
      """
      ---
      title: Markdown \(number) @ end
      url: https://example.org/\(number)/@
      author: @
      id: md-\(number)-@
      date: @
      topics: [@]
      source: @
      ---

      ## What @ happened

      Text @ text. [link @](https://example.org/@) and [@](javascript:@)

          code @

      | a @ | b |
      |---|---|
      | c | @ |

      > quoted @

      ## 2 practical actions

      1. Do @ it: Detail @.
      2. Do more (owner: @, due @): Detail.

      """, as: bytes)
  }

  public var plain: [UInt8] {
    filled(
      "Plain \(number) @\n\nWhat happened\nText @ text.\n\nWhat to do\n- Do @ it.\n", as: bytes)
  }

  public var rss: [UInt8] {
    filled(
      """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Feed @</title><link>https://f.example/@</link>
      <item><title>Entry \(number) @</title><link>https://f.example/\(number)/@</link><guid>@ \(number)</guid>
      <author>@</author><category>@</category><pubDate>@</pubDate><source url="https://s.example/@">@</source>
      <description>Text &lt;b&gt;@&lt;/b&gt; and &lt;a href="https://l.example/@"&gt;@&lt;/a&gt;.</description></item>
      <item><title>Later \(number) @</title><pubDate>Mon, 23 Nov 2026 06:00:00 GMT</pubDate>
      <description><![CDATA[<p>It @ did.</p><h2>3 actions</h2><ol><li>Do @.</li></ol>]]></description></item>
      </channel></rss>
      """, as: Self.escapedForXML(bytes))
  }

  public var opml: [UInt8] {
    filled(
      """
      <opml version="2.0"><head><title>@</title></head><body><outline text="@" title="@">
      <outline type="rss" text="Followed \(number) @" xmlUrl="https://o.example/\(number)/@"/>
      <outline type="rss" text="@" xmlUrl="https://o.example/\(number)/named"/>
      <outline type="rss" text="b" xmlUrl="@"/></outline></body></opml>
      """, as: Self.escapedForXML(bytes))
  }

  public var json: [UInt8] {
    filled(
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"@","@":"@","items":[{"id":"\(number) @","@":"@",
      "url":"https://j.example/\(number)/@","title":"JSON \(number) @","content_text":"Text @.","summary":"@","tags":["@"],
      "authors":[{"name":"@","url":"@"}],"date_published":"@","attachments":[{"url":"@","title":"@"}]}]}
      """, as: Self.escapedForJSON(bytes))
  }

  public var kev: [UInt8] {
    filled(
      """
      {"title":"Catalogue @","catalogVersion":"@","vulnerabilities":[{"cveID":"CVE-2026-\(90_000 + number)","@":"@",
      "vendorProject":"@","product":"P @","vulnerabilityName":"N \(number) @","dateAdded":"@","shortDescription":"S @.",
      "requiredAction":"Apply @.","dueDate":"@","knownRansomwareCampaignUse":"@","notes":"https://k.example/@ ; @",
      "cwes":["@"]}]}
      """, as: Self.escapedForJSON(bytes))
  }

  private func filled(_ template: String, as bytes: [UInt8]) -> [UInt8] {
    Array(
      template.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        .joined(separator: bytes))
  }

  /// What would end the field is written as a reference; the rest stays as it is.
  private static func escapedForXML(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: "\""): Array("&quot;".utf8)
      default: [byte]
      }
    }
  }

  /// Quotes and line feeds are escaped, other controls by their numbers; the rest stays as it is.
  private static func escapedForJSON(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      case 0..<0x20: Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: [byte]
      }
    }
  }
}
