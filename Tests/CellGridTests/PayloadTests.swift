import TestSupport
import Testing

/// The files of `Tests/Payloads` are there, hold what they say, and mean the same to both readers.
@Suite struct PayloadTests {
  static let groups = (1...13).map { "P\($0)" }

  @Test(arguments: groups)
  func `a file of payloads is read whole, each under a name of its own`(group: String) throws {
    let payloads = try Payload.read(group)
    #expect(payloads.count >= 8)
    #expect(Set(payloads.map(\.name)).count == payloads.count)
  }

  @Test func `both readers see the same bytes`() throws {
    let said = try run(
      "python3", ["\(Payload.folder)/payloads.py", "100"], environment: ["PATH": "/usr/bin:/bin"])
    let read = try Self.groups.flatMap { try Payload.read($0) }.map { payload in
      let bytes = payload.bytes(atMost: 100)
      return "\(payload.group) \(payload.name) \(bytes.count) \(Self.checksum(bytes))"
    }
    #expect(said.lines == read)
  }

  @Test func `a recipe repeats, counts and gives any byte`() throws {
    let odd = try Payload.named("noncharacter", in: "P2").text().unicodeScalars.map(\.value)
    #expect(odd == [0x61, 0xFDD0, 0x62, 0xFFFE, 0x63, 0x10FFFF, 0x64])
    #expect(try Payload.named("lone-9b", in: "P1").bytes() == [0x9B, 0x33, 0x31, 0x6D])
    #expect(try Payload.named("comment.xml", in: "P5").bytes().count == (64 << 20) + 18)
    let levels = try Payload.named("levels-by-indent.md", in: "P6").text(atMost: 3)
    #expect(levels == "  - x\n    - x\n      - x\n")
    let names = try Payload.named("names.json", in: "P7").text(atMost: 2)
    #expect(names == #"{"n1":1,"n2":2,"n":0}"#)
  }

  /// CRC-32 as zlib computes it.
  private static func checksum(_ bytes: [UInt8]) -> String {
    var rest: UInt32 = .max
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
    let digits = String(~rest, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
