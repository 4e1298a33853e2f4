import TestSupport
import Testing
import TextOracle

@testable import CellGrid

@Suite struct TextLayoutTests {
  private func lines(_ text: SafeText, _ width: Int, first: Int = 0, hanging: Int = 0) -> [String] {
    let layout = TextLayout(text, width: width, firstIndent: first, hangingIndent: hanging)
    return layout.lines.indices.map {
      String(repeating: "_", count: layout.lines[$0].indent) + layout[$0].string
    }
  }

  @Test(arguments: [
    ("", 5, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one  two", 3, ["one", "two"]),
    ("one\n\ntwo ", 9, ["one", "", "two"]),
    ("  code here", 8, ["  code", "here"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("ab cdefghij", 4, ["ab", "cdef", "ghij"]),
    ("well-known fact", 6, ["well-", "known", "fact"]),
    ("see CVE-2025-1234 now", 10, ["see", "CVE-2025-1", "234 now"]),
    ("use --force", 7, ["use", "--force"]),
    ("漢字漢字", 5, ["漢字", "漢字"]),
    ("漢字。漢", 4, ["漢", "字。", "漢"]),
    ("漢字", 1, ["漢", "字"]),
    ("ab 漢字漢", 6, ["ab 漢", "字漢"]),
    ("           x", 4, ["   x"]),
    ("a b", 0, ["a", "b"]),
    ("a b", -5, ["a", "b"]),
  ]) func `text is broken into lines`(text: SafeText, width: Int, expected: [String]) {
    #expect(lines(text, width) == expected)
  }

  @Test func `indents hang and never take more than half of the width`() {
    #expect(lines("one two three four", 9, hanging: 2) == ["one two", "__three", "__four"])
    #expect(lines("one two\nthree", 6, first: 1, hanging: 3) == ["_one", "___two", "_three"])
    #expect(lines("abc def", 4, hanging: 90) == ["abc", "__de", "__f"])
    #expect(lines("abc", 3, first: .max, hanging: .min) == ["_ab", "c"])
  }

  @Test func `a line knows its place in the text and a place its line`() {
    let layout = TextLayout("one two\nthree", width: 5)
    #expect(layout.lines.map(\.source) == [0..<3, 4..<7, 8..<13])
    #expect(layout.lines.map(\.startsParagraph) == [true, false, true])
    #expect([0, 3, 4, 8, 99].map(layout.line(at:)) == [0, 1, 1, 2, 2])
    #expect(layout[7].isEmpty)
  }

  @Test func `a range is found in columns across lines`() {
    let layout = TextLayout("x 漢字 two three", width: 8, hangingIndent: 2)
    #expect(layout.lines.count == 3)
    #expect(layout.spans(of: 2..<5) == [TextSpan(line: 0, columns: 2..<4)])
    #expect(
      layout.spans(of: 9..<18) == [
        TextSpan(line: 1, columns: 2..<5), TextSpan(line: 2, columns: 2..<7),
      ])
    #expect(layout.spans(of: 500..<900).isEmpty)
    #expect(layout.spans(of: 3..<3).isEmpty)
  }

  @Test(arguments: [
    ("two", "One two Two", [4..<7, 8..<11]), ("Two", "One two Two", [8..<11]),
    ("É", "é É", [3..<5]), ("é", "é É", [0..<2, 3..<5]),
    ("a b", "a\nb A B", [0..<3, 4..<7]), ("aa", "aaaa", [0..<2, 2..<4]), ("x", "", []),
    ("漢", "字漢", [3..<6]),
  ]) func `a search finds ranges of bytes`(
    query: SafeText, text: SafeText, expected: [Range<Int>]
  ) throws {
    let search = try #require(TextSearch(query))
    #expect(search.matches(in: text) == expected)
  }

  @Test func `a match over a line break is lit on both lines`() throws {
    let layout = TextLayout("install the emergency update", width: 12)
    let search = try #require(TextSearch("the emergency"))
    #expect(
      search.matches(in: layout) == [
        [TextSpan(line: 0, columns: 8..<11), TextSpan(line: 1, columns: 0..<9)]
      ])
    #expect(TextSearch("") == nil)
  }

  @Test(arguments: 0..<4)
  func `random text keeps to the width and loses only blanks`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<800 {
      let text = SafeText(random.foreignText(upTo: 60))
      let width = Int.random(in: 0...20, using: &random)
      let layout = TextLayout(
        text, width: width, firstIndent: Int.random(in: 0...3, using: &random),
        hangingIndent: Int.random(in: 0...3, using: &random))
      var end = 0
      for (number, line) in layout.lines.enumerated() {
        let columns = line.indent + layout[number].width
        #expect(
          columns <= layout.width || (layout.width == 1 && columns == 2),
          "\(layout.width) \(line.indent) \(text.string.unicodeScalars.map { String($0.value, radix: 16) })"
        )
        let between = SafeText(bytes: Array(text.string.utf8)[end..<line.source.lowerBound])
        #expect(between.string.allSatisfy { $0 == " " || $0 == "\n" })
        // A cluster wider than the line is cut inside.
        if layout.width - line.indent >= 12 {
          #expect(SafeText(layout[number].string) == layout[number])
        }
        end = line.source.upperBound
      }
    }
  }
}
