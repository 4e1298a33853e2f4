import Testing

@testable import CellGrid

@Suite struct WidthTests {
  @Test(arguments: [
    ("", 0, ""), ("abc", 3, "abc"), ("漢字かな", 8, "漢字かな"), ("한국어", 6, "한국어"),
    ("שלום", 4, "שלום"), ("e\u{301}", 1, "e\u{301}"), ("ﷺ", 1, "ﷺ"),
    ("\u{26A0}\u{FE0F}", 1, "\u{26A0}"), ("1\u{FE0F}\u{20E3}", 1, "1\u{20E3}"),
    ("🇩🇪", 2, "DE"), ("🇩🇪🇫", 3, "DEF"), ("👩🏽", 2, "👩"),
    ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 8, "👨👩👧👦"),
    ("\u{1FAE8}", 1, "?"), ("\u{31350}", 1, "?"), ("\u{378}", 1, "?"), ("\u{4DC0}", 1, "?"),
    ("\u{202E}abc", 3, "abc"), ("\u{1B}[31m", 4, "[31m"), ("…·─│█✓●", 7, "…·─│█✓●"),
    ("का", 2, "का"), ("กำ", 2, "กำ"), ("\u{1112}\u{1161}\u{11AB}", 2, "\u{1112}\u{1161}\u{11AB}"),
    ("می\u{200C}خ", 3, "میخ"), ("Ａ", 2, "Ａ"), ("ｱ", 1, "ｱ"), ("\u{E000}", 1, "\u{E000}"),
  ]) func `the width is what is displayed`(foreign: String, columns: Int, displayed: String) {
    let text = SafeText(foreign)
    #expect(text.width == columns)
    #expect(text.displayed.unicodeScalars.elementsEqual(displayed.unicodeScalars))
  }

  @Test func `the short cuts say what the table says`() {
    for scalar: UInt32 in 0..<0x110000 where !Hidden.contains(scalar) {
      if ScalarClass(of: scalar) != ScalarClass(lookingUp: scalar) {
        Issue.record("U+\(String(scalar, radix: 16))")
      }
    }
  }

  @Test func `the table is sorted`() {
    #expect(zip(WidthTable.runs, WidthTable.runs.dropFirst()).allSatisfy { $0 >> 3 < $1 >> 3 })
  }

  @Test(arguments: [
    ("漢字", 3, false, "漢"), ("漢字", 3, true, "漢…"), ("漢字", 2, true, "…"), ("漢字", 4, true, "漢字"),
    ("abcdef", 3, true, "ab…"), ("abc", 3, true, "abc"), ("abc", 0, true, ""),
    ("abc", -1, false, ""),
    ("a\u{301}bc", 2, true, "a\u{301}…"), ("abc", .max, true, "abc"), ("abc", .min, true, ""),
    ("👩\u{200D}💻x", 3, false, "👩"),
  ]) func `a prefix ends before the limit`(
    text: SafeText, columns: Int, ellipsis: Bool, expected: String
  ) {
    #expect(text.prefix(columns: columns, ellipsis: ellipsis).string == expected)
  }

  @Test func `ASCII keeps the columns`() {
    #expect(
      ("│ ─ … · » ▏ — “q” ‘x’ é ß 漢 👍 ✓" as SafeText).ascii.string
        == "| - ~ * > | - \"q\" 'x' e s ?? ?? v")
  }
}
