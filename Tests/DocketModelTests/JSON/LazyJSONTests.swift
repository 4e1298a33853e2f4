import TestSupport
import Testing

@testable import DocketModel

@Suite struct LazyJSONTests {
  @Test func `what is made while it is written is written as what was there before`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      let value = JSON.any(depth: 4, &random)
      var bytes: [UInt8] = []
      LazyJSON(value).orderedBytes { bytes += $0 }
      #expect(bytes == value.orderedBytes())
    }
  }

  @Test func `absent members are left out`() {
    var bytes: [UInt8] = []
    LazyJSON.object([("a", nil), ("b", .value(.null)), ("c", nil)]).orderedBytes { bytes += $0 }
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"b":null}"#)
  }

  @Test func `of a long array little is made before the rest is handed on`() {
    var made = 0
    var handedOn = 0
    let row = String(repeating: "x", count: 98)
    var most = 0
    LazyJSON.object([
      (
        "rows",
        .array(
          (0..<10_000).lazy.map { _ in
            made += 1
            return .value(.string(row))
          })
      )
    ]).orderedBytes { piece in
      most = max(most, made * 101 - handedOn)
      handedOn += piece.count
    }
    #expect(made == 10_000 && handedOn > 1_000_000)
    #expect(most < 20_000)
  }
}

extension LazyJSON {
  /// A value whose arrays and objects are made one inside the other.
  fileprivate init(_ value: JSON) {
    self =
      switch value {
      case .array(let elements): .array(elements) { LazyJSON($0) }
      case .object(let members): .object(members.map { ($0.name, LazyJSON($0.value)) })
      default: .value(value)
      }
  }
}
