import TestSupport
import Testing

@testable import DocketModel

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct JSONWriterTests {
  @Test func `canonical members are in the order of UTF-16`() throws {
    // The example of RFC 8785 section 3.2.3, without its two-line key.
    let names = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
    let value = JSON.object(names.map { JSON.Member($0, .null) })
    let sorted = try JSON(parsing: value.canonicalBytes()).members?.map(\.name)
    #expect(sorted == ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"])
  }

  @Test func `the order is the one of UTF-16 for any two names`() {
    var random = SplitMix64(seed: 1)
    let scalars: [Unicode.Scalar] = [
      "a", "b", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}",
      "\u{10000}", "\u{10FFFF}",
    ]
    for _ in 0..<5_000 {
      let pair = (0..<2).map { _ in
        let count = Int.random(in: 0...3, using: &random)
        var name = String.UnicodeScalarView()
        name.append(
          contentsOf: (0..<count).compactMap { _ in scalars.randomElement(using: &random) })
        return String(name)
      }
      let expected = pair[0].utf16.lexicographicallyPrecedes(pair[1].utf16)
      #expect(JSONWriter.precedesInUTF16(pair[0], pair[1]) == expected)
    }
  }

  @Test func `canonical escapes are the shortest`() {
    let value = JSON.string("\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F} \"\\/\u{7F}\u{85}é\u{2028}\u{202E}😀")
    #expect(
      text(value.canonicalBytes())
        == #""\u0000\b\t\n\u000b\f\r\u001f \"\\/"# + "\u{7F}\u{85}é\u{2028}\u{202E}😀\"")
  }

  @Test func `canonical text has no white space and sorted members`() {
    let value: JSON = .object([
      "b": .array([.integer(1), .bool(true), .null]),
      "a": .object(["z": .integer(-5), "y": .string("")]),
    ])
    #expect(text(value.canonicalBytes()) == #"{"a":{"y":"","z":-5},"b":[1,true,null]}"#)
    #expect(text(value.orderedBytes()) == #"{"b":[1,true,null],"a":{"z":-5,"y":""}}"#)
  }

  @Test func `numbers with a fraction read back to the same value`() throws {
    for number in [0.1, 1e21, .leastNonzeroMagnitude, 1.797_693_134_862_315_7e308, -2.5] {
      #expect(try JSON(parsing: JSON.number(number).canonicalBytes()) == .number(number))
    }
    #expect(text(JSON.number(.infinity).orderedBytes()) == "null")
    #expect(text(JSON.number(.nan).canonicalBytes()) == "null")
  }

  @Test(
    arguments: [
      (0x7F, #"\u007f"#), (0x80, #"\u0080"#), (0x9B, #"\u009b"#), (0xAD, #"\u00ad"#),
      (0x61C, #"\u061c"#), (0x200B, #"\u200b"#), (0x200E, #"\u200e"#), (0x2028, #"\u2028"#),
      (0x202E, #"\u202e"#), (0x2066, #"\u2066"#), (0x3164, #"\u3164"#), (0xFEFF, #"\ufeff"#),
      (0xFFF9, #"\ufff9"#), (0xE0001, #"\udb40\udc01"#), (0xE007F, #"\udb40\udc7f"#),
      (0x1B, #"\u001b"#), (0, #"\u0000"#), (0xA0, "\u{A0}"), (0x2010, "\u{2010}"),
      (0x1F600, "😀"), (0xFE0F, "\u{FE0F}"), (0xFDD0, #"\ufdd0"#), (0xFFFE, #"\ufffe"#),
      (0x10FFFF, #"\udbff\udfff"#), (0xFDF0, "\u{FDF0}"), (0x1FFFD, "\u{1FFFD}"),
    ] as [(UInt32, String)])
  func `output never holds a character that a terminal acts upon, or a noncharacter`(
    scalar: UInt32, written: String
  ) throws {
    let value = JSON.string("a" + String(try #require(Unicode.Scalar(scalar))) + "b")
    #expect(text(value.orderedBytes()) == "\"a\(written)b\"")
    #expect(try JSON(parsing: value.orderedBytes()) == value)
  }

  @Test func `what is written reads back to the same value`() throws {
    var random = SplitMix64(seed: 42)
    for _ in 0..<3_000 {
      let value = JSON.any(depth: 4, &random)
      #expect(try JSON(parsing: value.orderedBytes()) == value)
      let canonical = value.canonicalBytes()
      #expect(try JSON(parsing: canonical).canonicalBytes() == canonical)
    }
  }

  @Test func `accessors answer for their own kind only`() throws {
    let value = try JSON(
      parsing: Array(#"{"s":"x","i":3,"d":1.5,"b":true,"a":["p","q"],"n":null}"#.utf8))
    #expect(value["s"]?.string == "x")
    #expect(value["i"]?.integer == 3)
    #expect(value["d"]?.integer == nil)
    #expect(value["d"] == .number(1.5))
    #expect(value["b"]?.bool == true)
    #expect(value["a"]?.strings == ["p", "q"])
    #expect(value["a"]?.array?.count == 2)
    #expect(value["n"]?.isNull == true)
    #expect(value["s"]?.strings == nil)
    #expect(value["missing"] == nil)
    #expect(JSON.null["x"] == nil)
    #expect(value.members?.map(\.name) == ["s", "i", "d", "b", "a", "n"])
  }

  @Test func `the builder leaves absent values out`() {
    let value: JSON = .object([
      "a": nil, "b": .null, "c": .someStrings([]), "d": .someStrings(["x"]),
    ])
    #expect(text(value.orderedBytes()) == #"{"b":null,"d":["x"]}"#)
  }
}

extension JSON {
  /// A value of any kind, with others of any kind inside it.
  static func any(depth: Int, _ random: inout SplitMix64) -> JSON {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3: return .number(Double.random(in: -1e9...1e9, using: &random) + 0.5)
    case 4: return .string(anyText(&random))
    case 5:
      let count = Int.random(in: 0...4, using: &random)
      return .array((0..<count).map { _ in any(depth: depth - 1, &random) })
    default:
      let count = Int.random(in: 0...15, using: &random)
      return .object(
        (0..<count).map {
          JSON.Member("\($0)" + anyText(&random), any(depth: depth - 1, &random))
        })
    }
  }

  private static func anyText(_ random: inout SplitMix64) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let limit: UInt32 = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0x7F
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) {
        view.append(scalar)
      }
    }
    return String(view)
  }
}
