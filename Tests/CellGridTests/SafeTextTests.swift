import TestSupport
import Testing
import TextOracle

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

  @Test(arguments: Payload.all("P1", "P2", "P12"))
  func `no payload leaves a forbidden scalar, alone or beside other text`(payload: Payload) {
    let bytes = payload.bytes()
    for text in [
      SafeText(bytes: bytes), SafeText(bytes: "before".utf8 + bytes),
      SafeText(bytes: bytes + "after".utf8),
      SafeText(line: payload.text()), SafeText.revealing(payload.text()),
    ] {
      #expect(Forbidden.scalars(in: text.string).isEmpty)
      #expect(Forbidden.scalars(in: text.displayed).isEmpty)
      #expect(text.ascii.string.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A })
    }
  }

  @Test func `an escape split over two fields stays two harmless texts`() throws {
    let first = try SafeText(bytes: Payload.named("split-first", in: "P1").bytes())
    let second = try SafeText(bytes: Payload.named("split-second", in: "P1").bytes())
    #expect((first + second).string == "a[2J")
  }

  @Test func `a zero width space does not hide a number`() {
    #expect(SafeText("CVE-2024-\u{200B}12\u{2060}34").string == "CVE-2024-1234")
  }

  @Test func `floods of marks, joiners and tabs stay within bounds`() throws {
    func flood(_ name: String) throws -> SafeText {
      SafeText(bytes: try Payload.named(name, in: "P3").bytes())
    }
    #expect(try flood("marks").string.unicodeScalars.count == 5)
    #expect(try flood("jamo").string.unicodeScalars.count == 5)
    let families = SafeText(try Payload.named("families", in: "P3").text(atMost: 100_000))
    #expect(Forbidden.longestCluster(families.string) <= 8)
    #expect(families.width == 200_000)
    #expect(try flood("tabs").width == 400_000)
    #expect(try flood("word").width == 8 << 20)
    #expect(try flood("wide-line").width == 200_000)
    #expect(try flood("flags").width == 20_000)
    #expect(try flood("stacked").string.unicodeScalars.count == 5_000)
    #expect(SafeText("\u{FDFA}").width == 1)
  }

  /// The laboratory does so 10,000,000 times: row S3.
  @Test(arguments: 0..<8)
  func `cleaning is idempotent, keeps when joined, and leaves ASCII alone`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_500 {
      let fault = CleaningLaw.fault(random.foreignText(upTo: 24), random.foreignText(upTo: 24))
      #expect(fault == nil)
    }
  }

  @Test func `the law holds between all pairs of payloads`() {
    let texts = Payload.all("P1", "P2", "P12").map { $0.text(atMost: 100) }
    for left in texts {
      for right in texts { #expect(CleaningLaw.fault(left, right) == nil) }
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
