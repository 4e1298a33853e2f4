import TestSupport
import Testing

@testable import DocketModel

@Suite struct JSONTextTests {
  private func text(_ text: String) throws -> JSONText {
    try JSONText(checking: Array(text.utf8)[...])
  }

  @Test func `what is read where it stands is what a tree of it holds`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2_000 {
      let value = JSON.any(depth: 4, &random)
      for bytes in [value.orderedBytes(), Self.spaced(value)] {
        let found = JSON(all: try JSONText(checking: bytes[...]))
        #expect(found == value.withoutFractions)
      }
    }
  }

  @Test func `it may stand anywhere among other bytes`() throws {
    let bytes = Array(#"]]"{"a" : [ 1, {"b":"]}"} ],"c":2 } 17"#.utf8)
    let json = try JSONText(checking: bytes[3..<(bytes.count - 2)])
    #expect(json["a"]?.elements.map { Array($0.compactMap(\.integer)) } == [1])
    #expect(json["a"]?.elements.map { Array($0.compactMap { $0["b"]?.string }) } == ["]}"])
    #expect(json["c"]?.integer == 2)
    let none = #expect(throws: JSONError.self) { try JSONText(checking: bytes[3...]) }
    #expect(none?.fact == .trailingBytes)
  }

  @Test func `brackets, quotes and commas of a text end nothing`() throws {
    let json = try text(#"{"a\"}":"x\\","\u0062":["]","\\\"],[","}"],"c":"\\"}"#)
    #expect(json["a\"}"]?.string == "x\\")
    #expect(json["b"]?.strings == ["]", "\\\"],[", "}"])
    #expect(json.members?.map(\.name) == ["a\"}", "b", "c"])
  }

  @Test func `accessors answer for their own kind only`() throws {
    let json = try text(#" {"s":"x","i":-3,"d":1.5,"b":true,"f":false,"a":["p",1],"n":null} "#)
    #expect(json["s"]?.string == "x")
    #expect(json["i"]?.integer == -3)
    #expect(json["d"]?.integer == nil)
    #expect(json["b"]?.bool == true && json["f"]?.bool == false)
    #expect(json["n"]?.isNull == true && json["s"]?.isNull == false)
    #expect(json["a"]?.strings == nil)
    #expect(json["missing"]?.string == nil)
    #expect(json.elements == nil && json.string == nil && json.integer == nil && json.bool == nil)
    for name in ["s", "i", "d", "b", "a", "n"] {
      #expect(json[name]?.members == nil && json[name]?["x"] == nil)
    }
    #expect(try Array(#require(text("[ ]").elements)).isEmpty)
    #expect(try text("{ }").members?.isEmpty == true)
  }

  /// The same value with blanks wherever they may stand.
  private static func spaced(_ value: JSON) -> [UInt8] {
    let blank = Array("\n\t \r".utf8)
    var spaced: [UInt8] = blank
    var isText = false
    var isEscaped = false
    for byte in value.orderedBytes() {
      if byte == UInt8(ascii: "\""), !isEscaped { isText.toggle() }
      isEscaped = isText && !isEscaped && byte == UInt8(ascii: "\\")
      let parts = !isText && Array("[]{},:".utf8).contains(byte)
      spaced += parts ? blank + [byte] + blank : [byte]
    }
    return spaced + blank
  }
}

extension JSON {
  /// Everything in the text; numbers that are not whole are null.
  fileprivate init(all text: JSONText) {
    if let members = text.members {
      self = .object(members.map { Member($0.name, JSON(all: $0.value)) })
    } else if let elements = text.elements {
      self = .array(elements.map(JSON.init(all:)))
    } else if let string = text.string {
      self = .string(string)
    } else if let integer = text.integer {
      self = .integer(integer)
    } else {
      self = text.bool.map(JSON.bool) ?? .null
    }
  }

  fileprivate var withoutFractions: JSON {
    switch self {
    case .number: .null
    case .array(let elements): .array(elements.map(\.withoutFractions))
    case .object(let members):
      .object(members.map { Member($0.name, $0.value.withoutFractions) })
    default: self
    }
  }
}
