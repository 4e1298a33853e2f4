import TestSupport
import Testing

@testable import CellGrid

@Suite struct InputDecoderTests {
  /// What one read gives, and what is settled long after.
  private func inputs(_ text: String, _ sequences: [[UInt8]: Key] = [:]) -> [Input] {
    var decoder = InputDecoder(sequences: sequences)
    return decoder.feed(Array(text.utf8), at: 1_000) + decoder.tick(at: 60_000)
  }

  private func keys(_ text: String) -> [Key] {
    inputs(text).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test(arguments: [
    (
      "jG é漢",
      [Key.character("j"), .character("G"), .character(" "), .character("é"), .character("漢")]
    ),
    ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
    ("\u{0}\u{1}\u{3}\u{1A}", [.control("@"), .control("a"), .control("c"), .control("z")]),
    ("\u{1C}\u{1D}\u{1E}\u{1F}", [.control("\\"), .control("]"), .control("^"), .control("_")]),
    ("O[]A", [.character("O"), .character("["), .character("]"), .character("A")]),
    ("\u{202E}\u{9B}\u{200B}x", [.character("x")]),
  ]) func `plain bytes are keys`(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test(arguments: [
    ("[A", Key.up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home), ("[F", .end),
    ("OA", .up), ("OD", .left), ("OH", .home), ("OF", .end), ("[Z", .backTab),
    ("[1~", .home), ("[7~", .home), ("[2~", .insert), ("[3~", .delete), ("[4~", .end),
    ("[8~", .end), ("[5~", .pageUp), ("[6~", .pageDown),
    ("[1;5A", .up), ("[1;2D", .left), ("[3;5~", .delete), ("[6;2~", .pageDown), ("[1;5H", .home),
    ("OP", .function(1)), ("OQ", .function(2)), ("OR", .function(3)), ("OS", .function(4)),
    ("[R", .function(3)), ("[1;2P", .function(1)), ("[[A", .function(1)), ("[[E", .function(5)),
    ("[11~", .function(1)), ("[15~", .function(5)), ("[17~", .function(6)), ("[21~", .function(10)),
    ("[23~", .function(11)), ("[24~", .function(12)), ("[15;2~", .function(5)),
    ("[a", .up), ("Od", .left), ("[7$", .home), ("[5^", .pageUp), ("[3@", .delete),
    ("OM", .enter), ("Op", .character("0")), ("Oy", .character("9")), ("Ok", .character("+")),
    ("[27;5;105~", .tab), ("[27;5;100~", .control("d")), ("[100;5u", .control("d")),
    ("[97u", .character("a")), ("[97;2u", .character("A")), ("[9;2u", .backTab), ("[27u", .escape),
    ("[13;2u", .enter),
  ]) func `a sequence is a key, whole and cut anywhere`(sequence: String, key: Key) {
    let bytes = Array("\u{1B}\(sequence)".utf8)
    #expect(keys("\u{1B}\(sequence)") == [key])
    for cut in 1..<bytes.count {
      var decoder = InputDecoder()
      let first = decoder.feed(Array(bytes[..<cut]), at: 0)
      #expect(first + decoder.feed(Array(bytes[cut...]), at: 20) == [.key(key)])
      #expect(decoder.deadline == nil)
    }
  }

  @Test(arguments: [
    "[?2026;2$y", "[4;2$y", "[?62;1;6c", "[>41;360;0c", "[12;40R", "[0n", "[I", "[O", "[8;24;80t",
    "[<35;10;12M", "[<0;10;12m", "[32;10;12M", "[M !\"", "]11;rgb:0000/0000/0000\u{7}",
    "]10;rgb:ffff/ffff/ffff\u{1B}\\", "P1+r524742=38\u{1B}\\", "_Gi=1;OK\u{1B}\\", "^x\u{1B}\\",
    "X\u{1B}\\", "[?1;2;3;4;5;6S", "[200", "[201~", "[97;3u", "[99999999999999999999~", "[1;99u",
    "]never ended", "Pnever ended", "[", "O", "j", "é", "\r", "\u{7F}", "\t", "漢", "[?997;1n",
  ]) func `replies, reports and Alt keys are swallowed`(sequence: String) {
    #expect(keys("\u{1B}\(sequence)") == [])
    let bytes = Array("\u{1B}\(sequence)".utf8)
    for cut in 2..<max(bytes.count, 2) {
      var decoder = InputDecoder()
      let inputs =
        decoder.feed(Array(bytes[..<cut]), at: 0) + decoder.feed(Array(bytes[cut...]), at: 40)
      #expect(inputs + decoder.tick(at: 9_000) == [])
      #expect(decoder.feed([0x6A], at: 9_000) == [.key(.character("j"))])
    }
  }

  @Test func `a key after a reply counts`() {
    #expect(
      keys("\u{1B}[?62c\u{1B}]11;rgb:0/0/0\u{7}j\u{1B}[Ak") == [
        .character("j"), .up, .character("k"),
      ])
    #expect(keys("\u{1B}]cut off\u{1B}[Aj") == [.up, .character("j")])
    #expect(keys("\u{1B}]cut off\u{3}") == [.control("c")])
    #expect(keys("\u{1B}[12\u{3}j") == [.control("c"), .character("j")])
    #expect(keys("\u{1B}\u{3}") == [.escape, .control("c")])
  }

  @Test func `a lone Escape waits for its delay`() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B], at: 100) == [])
    #expect(decoder.deadline == 150)
    #expect(decoder.tick(at: 149) == [])
    #expect(decoder.tick(at: 150) == [.key(.escape)])
    #expect(decoder.deadline == nil)
    #expect(decoder.feed([0x6A], at: 160) == [.key(.character("j"))])
  }

  @Test func `Escape pressed ten times is ten Escapes`() {
    #expect(keys(String(repeating: "\u{1B}", count: 10)) == Array(repeating: .escape, count: 10))
  }

  @Test func `a late read settles the Escape before it`() {
    var decoder = InputDecoder()
    _ = decoder.feed([0x1B], at: 0)
    #expect(decoder.feed([0x6A], at: 400) == [.key(.escape), .key(.character("j"))])
  }

  @Test(arguments: [
    ("OA", [Key.up]), ("[A", [.up]), ("[5~", [.pageUp]), ("OR", [.function(3)]),
    ("[1;5C", [.right]),
    ("Oj", []), ("Oq", []), ("[x", []), ("[", []), ("O", []), ("[<35;10;12M", []),
    ("]11;rgb:0/0/0\u{7}", []),
    ("OM", []), ("[100;5u", []), ("[\r", []), ("[\u{3}", [.control("c")]), ("[M dD", []),
  ]) func `the tail of a split key is never letters`(tail: String, expected: [Key]) {
    for gap: UInt64 in [1, 500, 940] {
      var decoder = InputDecoder()
      var inputs = decoder.feed([0x1B], at: 0)
      inputs += decoder.tick(at: 50)
      let bytes = Array(tail.utf8)
      for (number, byte) in bytes.enumerated() {
        inputs += decoder.feed([byte], at: 50 + gap + UInt64(number) * 60)
      }
      inputs += decoder.tick(at: 20_000)
      #expect(inputs == ([.escape] + expected).map(Input.key))
      #expect(decoder.feed([0x4F], at: 30_000) == [.key(.character("O"))])
    }
  }

  @Test func `the tail guard ends after its time and at any other key`() {
    var decoder = InputDecoder()
    _ = decoder.feed([0x1B], at: 0)
    _ = decoder.tick(at: 50)
    #expect(decoder.feed([0x4F], at: 1_050) == [.key(.character("O"))])
    _ = decoder.feed([0x1B], at: 2_000)
    _ = decoder.tick(at: 2_050)
    #expect(
      decoder.feed(Array("kOA".utf8), at: 2_100) == ["k", "O", "A"].map { .key(.character($0)) })
  }

  @Test func `sequences of terminfo come first`() {
    let table: [[UInt8]: Key] = [
      Array("\u{1B}[A".utf8): .function(7), Array("\u{1B}?x".utf8): .home,
      Array("\u{1B}K".utf8): .end,
      [0x1B]: .up, [0x6A]: .down, []: .left,
    ]
    #expect(
      inputs("\u{1B}[A\u{1B}?x\u{1B}K\u{1B}?yj", table)
        == [.function(7), .home, .end, .character("j")].map(Input.key))
  }

  @Test func `a character cut anywhere is one character`() {
    for character: Character in ["é", "漢", "👍"] {
      let bytes = Array(String(character).utf8)
      for cut in 1..<bytes.count {
        var decoder = InputDecoder()
        #expect(decoder.feed(Array(bytes[..<cut]), at: 0) == [])
        #expect(decoder.feed(Array(bytes[cut...]), at: 90) == [.key(.character(character))])
      }
    }
  }

  @Test func `bytes that are not UTF-8 are no keys`() {
    var decoder = InputDecoder()
    let bytes: [UInt8] = [
      0xFF, 0x80, 0xC0, 0x6A, 0xE4, 0x6B, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0x6C,
    ]
    #expect(decoder.feed(bytes, at: 0) == ["j", "k", "l"].map { .key(.character($0)) })
  }

  @Test(arguments: 0..<10)
  func `random bytes never trap and never leave the decoder stuck`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var decoder = InputDecoder(sequences: [Array("\u{1B}[9x".utf8): .up])
    var now: UInt64 = seed == 0 ? .max - 5_000 : 0
    let likely: [UInt8] = Array("\u{1B}\u{1B}\u{1B}[]OP~$;0123456789<?MRcu\r\\\u{7}".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random) ?? 0
      }
      _ = decoder.feed(bytes, at: now)
      now = now.addingReportingOverflow(UInt64.random(in: 0...80, using: &random)).partialValue
      _ = decoder.tick(at: now)
    }
    now = 1 << 40
    _ = decoder.tick(at: now)
    _ = decoder.tick(at: now + 20_000)
    #expect(decoder.tick(at: now + 40_000) == [] || decoder.deadline == nil)
    #expect(decoder.feed([0x6A], at: now + 50_000).last == .key(.character("j")))
  }
}
