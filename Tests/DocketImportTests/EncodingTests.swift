import DocketImport
import DocketModel
import Testing

@Suite struct EncodingTests {
  static let text = "Bank « Müller » schließt\n\nWhat happened\n\nEin Satz – mit Strich.\n"

  private func title(_ bytes: [UInt8]) throws -> String? {
    try readDocument(bytes).briefings.first?.title
  }

  private func utf16(_ text: String, little: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit -> [UInt8] in
      let low = UInt8(unit & 0xFF)
      let high = UInt8(unit >> 8)
      return little ? [low, high] : [high, low]
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read with and without its mark`(little: Bool, mark: Bool) throws {
    let bytes = utf16(Self.text, little: little, mark: mark)
    #expect(try title(bytes) == "Bank « Müller » schließt")
  }

  @Test func `UTF-8 with its mark is read`() throws {
    #expect(try title([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)) == "Bank « Müller » schließt")
  }

  @Test func `what is no UTF-8 is read as Windows-1252`() throws {
    let bytes = Self.text.unicodeScalars.map { scalar -> UInt8 in
      scalar == "–" ? 0x96 : UInt8(scalar.value)
    }
    let briefing = try #require(try readDocument(bytes).briefings.first)
    #expect(briefing.title == "Bank « Müller » schließt")
    #expect(briefing.sections.first?.text == "Ein Satz – mit Strich.")
  }

  @Test func `a few broken bytes in UTF-8 are replaced and noted`() throws {
    let bytes = Array(String(repeating: "Größe für Äpfel. ", count: 50).utf8) + [0xC3]
    let document = try readDocument(bytes)
    #expect(document.note == .replacedBytes(count: 1))
  }

  @Test func `single NUL bytes are dropped`() throws {
    #expect(try title(Array("Po\u{0}rt loses power\n\nIt was dark.\n".utf8)) == "Port loses power")
  }

  @Test(arguments: [
    ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], 0), (Array("abc".utf8) + [1, 2, 3, 4, 5, 6, 7], 3),
  ])
  func `binary files are refused`(bytes: [UInt8], offset: Int) {
    #expect(throws: ImportError.binary(at: offset)) { try readDocument(bytes) }
  }

  @Test(arguments: ["", "  \n\t\r\n "])
  func `nothing but blanks is refused`(text: String) {
    #expect(throws: ImportError.empty) { try readDocument(Array(text.utf8)) }
  }

  @Test func `more than the limit is refused unread`() {
    let bytes = [UInt8](repeating: 0x61, count: documentSizeLimit + 1)
    #expect(
      throws: ImportError.tooLarge(size: documentSizeLimit + 1, limit: documentSizeLimit)
    ) { try readDocument(bytes) }
  }

  @Test(arguments: [(ImportFormat.text, textSizeLimit), (.markdown, markdownSizeLimit)])
  func `text that no record could hold is refused`(format: ImportFormat, limit: Int) {
    let bytes = [UInt8](repeating: 0x61, count: limit + 1)
    #expect(throws: ImportError.tooLarge(size: limit + 1, limit: limit)) {
      try readDocument(bytes, options: ImportOptions(format: format))
    }
  }

  @Test func `large text that looks like Markdown is read as text`() throws {
    let text = "# Port loses power\n\n" + String(repeating: "It was *dark*. ", count: 150_000)
    let document = try readDocument(Array(text.utf8), options: ImportOptions(path: "a.md"))
    #expect(document.format == .text)
    #expect(document.note == .readAsText)
  }

  @Test(arguments: [
    ("{\"a\": 1}", ImportFormat.json), ("<?xml version=\"1.0\"?><note/>", .xml),
  ])
  func `other formats are named and refused`(text: String, format: ImportFormat) {
    #expect(throws: ImportError.unsupported(format)) { try readDocument(Array(text.utf8)) }
  }

  @Test func `a page of nothing but menus is no briefing`() {
    let text = "Menu\nHome\nNews\nSubscribe\nPrivacy Policy\n"
    #expect(throws: ImportError.noBriefing) { try readDocument(Array(text.utf8)) }
  }
}
