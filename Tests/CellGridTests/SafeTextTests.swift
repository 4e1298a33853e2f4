import TestSupport
import Testing

@testable import CellGrid

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain text, 100 %", "plain text, 100 %"),
    ("one\ntwo", "one\ntwo"),
    ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ("a\tb", "a   b"), ("abcd\te", "abcd    e"), ("\tx\n\ty", "    x\n    y"),
    ("äöü 漢字 שלום", "äöü 漢字 שלום"),
    ("e\u{301}", "e\u{301}"),
    ("\u{301}e", "e"), ("a\n\u{301}b", "a\nb"), (" \u{301}", " \u{301}"),
    ("soft\u{AD}hyphen", "softhyphen"),
    ("line\u{2028}line\u{85}line", "linelineline"),
    ("\u{26A0}\u{FE0F}", "\u{26A0}\u{FE0F}"), ("\u{FE0F}a \u{FE0F}", "a "),
    ("a\u{FE0F}\u{FE0F}", "a\u{FE0F}"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("می\u{200C} خ", "می خ"),
    ("क्\u{200D}ष", "क्\u{200D}ष"), ("क्\u{200D}", "क्"),
    ("CVE\u{200D}-2024 pass\u{200C}word", "CVE-2024 password"),
    ("👨\u{200D}👩\u{200D}👧\u{200D}👦", "👨\u{200D}👩\u{200D}👧\u{200D}👦"),
    ("👩🏽\u{200D}💻", "👩🏽\u{200D}💻"), ("\u{200D}👩\u{200D}\u{200D}", "👩"),
    ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
  ]) func `foreign text is cleaned by the rules`(foreign: String, expected: String) {
    #expect(SafeText(foreign).string.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func `noncharacters go`() {
    for value: UInt32 in [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] {
      let text = "x" + String(Unicode.Scalar(value).map(Character.init) ?? "?") + "y"
      #expect(SafeText(text).string == "xy")
    }
  }

  @Test func `bytes that are not UTF-8 become replacement characters`() {
    #expect(SafeText(bytes: [0x61, 0x9B, 0x33, 0x6D]).string == "a\u{FFFD}3m")
    #expect(SafeText(bytes: [0xC2, 0x9B, 0x62]).string == "b")
    #expect(
      SafeText(bytes: [0xED, 0xA0, 0x80, 0xFF]).string.unicodeScalars.allSatisfy {
        $0 == "\u{FFFD}"
      })
  }

  @Test func `one line holds no line break`() {
    #expect(SafeText(line: "a\r\nb\nc").string == "a b c")
    #expect(("a\nb" as SafeText).line.string == "a b")
    #expect(("a\n\nb" as SafeText).lines.map(\.string) == ["a", "", "b"])
  }

  @Test func `what was taken out is counted and can be shown`() {
    let foreign = "inv\u{202E}exe.fdp\u{200B}\u{1B}[31m"
    let (text, hidden) = SafeText.cleaning(foreign)
    #expect(text.string == "invexe.fdp[31m")
    #expect(hidden == 3)
    #expect(SafeText.revealing(foreign).string == "inv<U+202E>exe.fdp<U+200B><U+001B>[31m")
    #expect(SafeText.cleaning("a\r\n\tb").hiddenRemoved == 0)
    #expect(SafeText.revealing("x\u{E0041}").string == "x<U+E0041>")
  }

  @Test func `interpolated values are cleaned, literals and numbers stay`() {
    let hostile = "\u{1B}]0;x\u{07}"
    let text: SafeText = "title: \(hostile), \(3) left, \("a" as SafeText)"
    #expect(text.string == "title: ]0;x, 3 left, a")
    #expect(([text, "end"].joined(separator: " · ")).string == "title: ]0;x, 3 left, a · end")
  }

  @Test(arguments: Payload.escapes)
  func `no control byte survives an escape payload`(payload: String) {
    for text in [
      SafeText(payload), SafeText("before" + payload), SafeText(line: payload + "after"),
    ] {
      #expect(Payload.controls(in: text.string, lineBreaks: true).isEmpty)
      #expect(Payload.controls(in: text.displayed, lineBreaks: true).isEmpty)
      #expect(text.ascii.string.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A })
    }
  }

  @Test func `an escape split over two fields stays two harmless texts`() {
    #expect((SafeText("a\u{1B}") + SafeText("[2J")).string == "a[2J")
  }

  @Test(arguments: Payload.hidden)
  func `nothing hidden survives`(payload: String) {
    let text = SafeText("x" + payload + "y").string
    #expect(!text.unicodeScalars.contains { Payload.isForbidden($0.value) })
  }

  @Test func `a zero width space does not hide a number`() {
    #expect(SafeText("CVE-2024-\u{200B}12\u{2060}34").string == "CVE-2024-1234")
  }

  @Test func `floods of marks, joiners and tabs stay within bounds`() {
    let marks = SafeText("a" + String(repeating: "\u{301}", count: 1_000_000))
    #expect(marks.string.unicodeScalars.count == 5)
    let family = SafeText(String(repeating: "👩\u{200D}", count: 100_000))
    #expect(Payload.longestCluster(family.string) <= 8)
    #expect(family.width == 200_000)
    #expect(SafeText(String(repeating: "\t", count: 100_000)).width == 400_000)
    let jamo = SafeText("\u{1112}" + String(repeating: "\u{1161}", count: 1_000))
    #expect(jamo.string.unicodeScalars.count == 5)
    #expect(SafeText(String(repeating: "a", count: 8 << 20)).width == 8 << 20)
    #expect(SafeText("\u{FDFA}").width == 1)
  }

  @Test(arguments: 0..<8)
  func `cleaning is idempotent, keeps when joined, and leaves ASCII alone`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_500 {
      let (left, right) = (random.foreignText(upTo: 24), random.foreignText(upTo: 24))
      let (first, second) = (SafeText(left), SafeText(right))
      #expect(SafeText(first.string) == first)
      let joined = first + second
      #expect(SafeText(joined.string).string.utf8.elementsEqual(joined.string.utf8))
      #expect(joined.width == first.width + second.width || joined.string.holdsFlag)
      #expect(joined.string.unicodeScalars.allSatisfy { !Payload.isForbidden($0.value) })
      #expect(Payload.longestCluster(joined.string) <= 8)
      let plain = String(left.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) })
      #expect(SafeText(plain).string == plain)
    }
  }

  @Test(arguments: 0..<4)
  func `lines, prefixes and ASCII of random text keep to the rules`(seed: UInt64) {
    var random = SplitMix64(seed: seed &+ 100)
    for _ in 0..<1_000 {
      let text = SafeText(random.foreignText(upTo: 30))
      let columns = Int.random(in: -2...20, using: &random)
      let cut = text.prefix(columns: columns, ellipsis: Bool.random(using: &random))
      #expect(cut.width <= max(columns, 0) || cut == text)
      #expect(text.ascii.width == text.width)
      #expect(SafeText(line: text.string) == text.line)
      #expect(SafeText(text.displayed).width == text.width)
    }
  }
}

extension String {
  fileprivate var holdsFlag: Bool {
    unicodeScalars.contains { Special.isRegionalIndicator($0.value) }
  }
}
