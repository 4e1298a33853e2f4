import TestSupport
import Testing

@testable import DocketModel

private func read(_ text: String, depthLimit: Int = 64) throws(JSONError) -> JSON {
  try JSON(parsing: Array(text.utf8), depthLimit: depthLimit)
}

private func check(_ bytes: [UInt8], depthLimit: Int = 64) throws(JSONError) -> JSONText {
  try JSONText(checking: bytes[...], depthLimit: depthLimit)
}

@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", JSON.null), (" true ", .bool(true)), ("false\n", .bool(false)), ("0", .integer(0)),
    ("-0", .integer(0)), ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)),
    ("-9223372036854775809", .number(-9_223_372_036_854_775_808)),
    ("1.5", .number(1.5)), ("1e2", .number(100)), ("1E+2", .number(100)), ("25e-1", .number(2.5)),
    ("-0.0", .number(-0.0)), ("1e-400", .number(0)),
    ("\"\"", .string("")), (#""a\/b""#, .string("a/b")), (#""\u0041\u00e9""#, .string("Aé")),
    (#""\ud83d\ude00""#, .string("😀")), (#""\uD834\uDD1E x""#, .string("𝄞 x")),
    (#""\"\\\b\f\n\r\t""#, .string("\"\\\u{8}\u{C}\n\r\t")), (#""\u0000""#, .string("\0")),
    ("\"\u{7F}\u{80}é漢😀\"", .string("\u{7F}\u{80}é漢😀")),
    ("\"12345678\\n12345678 long text behind\"", .string("12345678\n12345678 long text behind")),
    ("[]", .array([])), ("[ ]", .array([])), ("[1 , 2]", .array([.integer(1), .integer(2)])),
    ("{}", .object([JSON.Member]())), ("{ }", .object([JSON.Member]())),
    (
      #"{"b":1,"a":[{}]}"#,
      .object([.init("b", .integer(1)), .init("a", .array([.object([JSON.Member]())]))])
    ),
    ("\t\r\n {\"\":\"\"}", .object([.init("", .string(""))])),
  ])
  func `valid texts`(text: String, value: JSON) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    ("", JSONError.Fact.unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("nul", .unexpectedEnd, 3),
    ("nulL", .unexpectedByte(0x4C), 3), ("True", .unexpectedByte(0x54), 0),
    ("NaN", .unexpectedByte(0x4E), 0), ("'a'", .unexpectedByte(0x27), 0),
    ("\u{FEFF}1", .unexpectedByte(0xEF), 0),
    ("01", .badNumber, 0), ("-01", .badNumber, 1), ("-", .unexpectedEnd, 1), ("-a", .badNumber, 1),
    ("+1", .unexpectedByte(0x2B), 0), (".5", .unexpectedByte(0x2E), 0), ("1.", .unexpectedEnd, 2),
    ("1.e1", .badNumber, 2), ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3),
    ("1ex", .badNumber, 2), ("1e400", .numberOutOfRange, 0), ("-1e400", .numberOutOfRange, 0),
    ("0x1", .trailingBytes, 1), ("1 2", .trailingBytes, 2), ("[]]", .trailingBytes, 2),
    ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2), ("[1,", .unexpectedEnd, 3),
    ("[1,]", .unexpectedByte(0x5D), 3), ("[,1]", .unexpectedByte(0x2C), 1),
    ("[1 2]", .unexpectedByte(0x32), 3), ("[1}", .unexpectedByte(0x7D), 2),
    ("{", .unexpectedEnd, 1), ("{1:2}", .unexpectedByte(0x31), 1),
    ("{a:1}", .unexpectedByte(0x61), 1),
    (#"{"a"}"#, .unexpectedByte(0x7D), 4), (#"{"a":}"#, .unexpectedByte(0x7D), 5),
    (#"{"a":1,}"#, .unexpectedByte(0x7D), 7), (#"{"a":1"#, .unexpectedEnd, 6),
    (#"{"a":1 /* */}"#, .unexpectedByte(0x2F), 7),
    (#"{"a":1,"a":1}"#, .duplicateName("a"), 0), (#"[{"\u0061":1,"a":2}]"#, .duplicateName("a"), 1),
    (#"""#, .unexpectedEnd, 1), (#""abc"#, .unexpectedEnd, 4),
    (#""abcdefghijk"#, .unexpectedEnd, 12),
    (#""a\"#, .unexpectedEnd, 3), (#""a\""#, .unexpectedEnd, 4),
    (#""\x41""#, .badEscape, 1), (#""\u12""#, .badEscape, 1), (#""\u12"#, .unexpectedEnd, 5),
    (#""\u12G4""#, .badEscape, 1), (#""\U0041""#, .badEscape, 1),
    (#""\ud83d""#, .loneSurrogate, 1), (#""\ude00""#, .loneSurrogate, 1),
    (#""\ud83dx""#, .loneSurrogate, 1), (#""\ud83d\n""#, .loneSurrogate, 1),
    (#""\ud83d\ud83d""#, .loneSurrogate, 1), (#""\ud83d\u0041""#, .loneSurrogate, 1),
    ("\"a\nb\"", .rawControl(0x0A), 2), ("\"12345678\u{1}\"", .rawControl(1), 9),
    ("\"a\\n\u{0}\"", .rawControl(0), 4),
  ])
  func `invalid texts say what is wrong and where`(
    text: String, fact: JSONError.Fact, offset: Int
  ) {
    #expect(throws: JSONError(fact, at: offset)) { try read(text) }
    #expect(throws: JSONError(fact, at: offset)) { try check(Array(text.utf8)) }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8], [0xFF],
      [0xE2, 0x82],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused, with and without an escape`(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let plain = [quote] + bytes + [quote]
    let escaped = [quote] + Array(#"\n"#.utf8) + bytes + [quote]
    #expect(throws: JSONError(.badUTF8, at: 1)) { try JSON(parsing: plain) }
    #expect(throws: JSONError(.badUTF8, at: 1)) { try JSON(parsing: escaped) }
    #expect(throws: JSONError(.badUTF8, at: 1)) { try check(plain) }
    #expect(throws: JSONError(.badUTF8, at: 1)) { try check(escaped) }
  }

  @Test func `depth is limited`() throws {
    let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(throws: Never.self) { try read(fits) }
    #expect(throws: JSONError(.tooDeep(limit: 64), at: 64)) { try read("[" + fits + "]") }
    #expect(throws: JSONError(.tooDeep(limit: 64), at: 320)) {
      try read(String(repeating: "{\"a\":", count: 100_000))
    }
    #expect(throws: JSONError(.tooDeep(limit: 1), at: 1)) { try read("[[]]", depthLimit: 1) }
    #expect(throws: JSONError(.tooDeep(limit: 0), at: 0)) { try read("[]", depthLimit: -5) }
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError(.tooDeep(limit: 512), at: 512)) {
      try read(deep, depthLimit: .max)
    }
    #expect(throws: JSONError(.tooDeep(limit: 512), at: 512)) {
      try check(Array(deep.utf8), depthLimit: .max)
    }
    #expect(throws: JSONError(.tooDeep(limit: 64), at: 64)) { try check(Array(deep.utf8)) }
  }

  @Test func `names that only look alike are two names`() throws {
    let value = try read(#"{"\u00e9":1,"e\u0301":2}"#)
    #expect(value.members?.count == 2)
  }

  @Test func `a repeated name is found among many`() {
    let members = (0..<5_000).map { "\"n\($0)\":0" }.joined(separator: ",")
    #expect(throws: Never.self) { try read("{\(members)}") }
    #expect(throws: JSONError(.duplicateName("n17"), at: 0)) { try read("{\(members),\"n17\":1}") }
  }

  @Test func `a very long number does no harm`() {
    let digits = String(repeating: "9", count: 100_000)
    #expect(throws: JSONError(.numberOutOfRange, at: 0)) { try read(digits) }
    #expect(throws: Never.self) { try read("0." + digits) }
  }

  @Test func `random bytes never trap`() {
    var random = SplitMix64(seed: 7)
    let alphabet = Array(#"{}[]",:\u0dD8eE+-.019 tfn"#.utf8) + [0x00, 0x80, 0xC3, 0xFF]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let isRead = (try? JSON(parsing: bytes)) != nil
      #expect(((try? check(bytes)) != nil) == isRead)
    }
  }
}
