import DocketImport
import DocketModel
import Testing

/// What a server says, what the file says, what the bytes say.
@Suite struct FeedEncodingTests {
  private func title(_ bytes: [UInt8], _ type: String? = nil) throws -> String? {
    let options = ImportOptions(format: .feed, contentType: type)
    return try readDocument(bytes, options: options).briefings.first?.title
  }

  private func feed(_ title: [UInt8], encoding: String? = nil) -> [UInt8] {
    let head = encoding.map { "<?xml version=\"1.0\" encoding='\($0)'?>" } ?? ""
    return Array((head + "<rss><item><title>").utf8) + title + Array("</title></item></rss>".utf8)
  }

  @Test(
    arguments: [
      ("windows-1251", [0xCF, 0xEE, 0xF0, 0xF2], "Порт"),
      ("KOI8-R", [0xF0, 0xCF, 0xD2, 0xD4], "Порт"),
      ("iso-8859-1", [0x93, 0xE9, 0x94], "“é”"), ("latin1", [0xE9], "é"),
      ("ISO-8859-2", [0xB3], "ł"),
      ("ISO-8859-9", [0xFE], "ş"), ("Shift_JIS", [0x8D, 0x60], "港"), ("EUC-JP", [0xB9, 0xC1], "港"),
      ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x39, 0x41, 0x1B, 0x28, 0x42], "港"),
      ("GB2312", [0xB8, 0xDB], "港"),
      ("GB18030", [0xB8, 0xDB], "港"), ("Big5", [0xB4, 0xE4], "港"), ("EUC-KR", [0xC7, 0xD7], "항"),
      ("macintosh", [0x8E], "é"), ("no-such-thing", [0xE9], "é"), ("UTF-8", [0xE9], "é"),
      ("us-ascii", [0xC3, 0xA9], "é"), ("iso-8859-1", [0xC3, 0xA9], "é"),
      ("utf-16", [0xC3, 0xA9], "é"),
    ] as [(String, [UInt8], String)])
  func `the declaration is followed, unless the bytes say otherwise`(
    label: String, bytes: [UInt8], title: String
  ) throws {
    #expect(try self.title(feed(bytes, encoding: label)) == title)
  }

  @Test func `the server is believed before the file, where that works out`() throws {
    let bytes = feed([0xCF, 0xEE, 0xF0, 0xF2], encoding: "utf-8")
    #expect(try title(bytes, "text/xml; charset=\"windows-1251\"") == "Порт")
    #expect(try title(feed(Array("Порт".utf8)), "application/rss+xml;charset=nonsense") == "Порт")
  }

  @Test(arguments: [true, false])
  func `UTF-32 is read with and without its mark`(little: Bool) throws {
    for mark in [true, false] {
      let scalars =
        (mark ? "\u{FEFF}" : "").unicodeScalars.map(\.value)
        + String(decoding: feed(Array("Größe 港".utf8)), as: UTF8.self).unicodeScalars.map(\.value)
      let bytes = scalars.flatMap { value -> [UInt8] in
        let big = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
        return little ? big.reversed() : big
      }
      #expect(try title(bytes) == "Größe 港")
    }
  }

  @Test func `a page says its encoding in a meta element`() throws {
    let page = Array(
      "<meta http-equiv=content-type content=\"text/html; charset=windows-1251\">T\n\n".utf8)
    let text = try readDocument(
      page + [0xCF, 0xEE, 0xF0, 0xF2], options: ImportOptions(format: .text))
    #expect(text.briefings.first?.text.contains("Порт") == true)
  }
}
