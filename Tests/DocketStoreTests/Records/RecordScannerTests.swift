import Testing

@testable import DocketStore

/// A dozen records as a segment has them, and what a scan finds in changed copies of it.
@Suite struct RecordScannerTests {
  struct Found: Equatable {
    var payloads: [[UInt8]] = []
    var damaged = 0
    var outOfOrder = 0
    var torn = 0
    var converted = false

    var isClean: Bool { damaged + outOfOrder + torn == 0 && !converted }
  }

  static let payloads: [[UInt8]] = (0..<12).map { number in
    Array(#"{"n":\#(number),"t":"x\#(String(repeating: "y", count: number * 3))"}"#.utf8)
  }

  static func lines(_ payloads: [[UInt8]]) -> [[UInt8]] {
    var crc: UInt32 = 0
    return payloads.enumerated().map { seq, payload in
      var line: [UInt8] = []
      crc = RecordFrame.append(payload, seq: UInt64(seq), previous: crc, to: &line)
      return line
    }
  }

  static let lines = lines(payloads)
  static let segment = Array(lines.joined())

  func scan(_ bytes: [UInt8]) -> Found {
    var scanner = RecordScanner()
    var found = Found()
    while let finding = scanner.next(in: bytes) {
      switch finding {
      case .record(let frame): found.payloads.append(Array(bytes[frame.payload]))
      case .damage: found.damaged += 1
      case .outOfOrder: found.outOfOrder += 1
      case .torn: found.torn += 1
      }
    }
    found.converted = scanner.hasConvertedLineEnds
    return found
  }

  @Test(arguments: [
    (0, true), (7, true), (999_999_999_999_999_999, true), (1_000_000_000_000_000_000, false),
  ])
  func `a number has at most eighteen digits`(seq: UInt64, isRead: Bool) {
    var line: [UInt8] = []
    _ = RecordFrame.append(Array("{}".utf8), seq: seq, previous: 0, to: &line)
    #expect(RecordFrame(line: 0..<line.count - 1, of: line)?.seq == (isRead ? seq : nil))
  }

  @Test(arguments: ["2 ", " 0", "2 00", "02 0"])
  func `a number has a digit, and no zeros in front`(numbers: String) {
    let rest = Array("\(numbers) 00000000 {}".utf8)
    let crc = Digest.hexBytes(UInt64(Digest.crc32(rest, 0..<rest.count)), digits: 8)
    let line = Array("J1 ".utf8) + crc + [0x20] + rest
    #expect(RecordFrame(line: 0..<line.count, of: line) == nil)
  }

  @Test func `an untouched segment reads whole`() {
    let found = scan(Self.segment)
    #expect(found.payloads == Self.payloads)
    #expect(found.isClean)
  }

  @Test func `damage is told once, where it is, and reading goes on behind the last record`() {
    let lines = Self.lines
    var bytes = Self.segment
    let second = lines[0].count..<lines[0].count + lines[1].count
    bytes[second.lowerBound] = UInt8(ascii: "K")
    let third = Self.segment.count - 5
    bytes[third] = UInt8(ascii: "#")
    let last = Self.segment.count - lines[11].count
    var scanner = RecordScanner()
    var damages: [Range<Int>] = []
    var torn: [Range<Int>] = []
    while let finding = scanner.next(in: bytes) {
      if case .damage(let place) = finding { damages.append(place) }
      if case .torn(let place) = finding { torn.append(place) }
      if case .outOfOrder = finding { Issue.record("a gap after damage says nothing new") }
    }
    #expect(damages == [second] && torn == [last..<bytes.count])
    #expect(scanner.goodEnd == last)
    // What follows is read from there on as if it had been there from the start.
    var behind = RecordScanner().moved(by: 0)
    while behind.next(in: Array(Self.segment[..<last])) != nil {}
    var rest = behind.moved(by: 0)
    guard case .record(let frame)? = rest.next(in: Self.segment) else {
      Issue.record("the last record is not read")
      return
    }
    #expect(frame.seq == 11 && rest.goodEnd == Self.segment.count)
    #expect(rest.next(in: Self.segment) == nil)
  }

  @Test func `every flipped bit is found and costs at most two records`() {
    for index in Self.segment.indices {
      for bit in 0..<8 {
        var bytes = Self.segment
        bytes[index] ^= 1 << UInt8(bit)
        let found = scan(bytes)
        #expect(!found.isClean, "byte \(index) bit \(bit)")
        #expect(found.payloads.count >= 10, "byte \(index) bit \(bit)")
        #expect(found.payloads.allSatisfy(Self.payloads.contains), "byte \(index) bit \(bit)")
      }
    }
  }

  @Test func `every cut leaves the records before it and at most a torn tail`() {
    var end = 0
    var whole = 0
    for length in 0...Self.segment.count {
      while whole < Self.lines.count, end + Self.lines[whole].count <= length {
        end += Self.lines[whole].count
        whole += 1
      }
      let found = scan(Array(Self.segment[..<length]))
      #expect(found.payloads == Array(Self.payloads[..<whole]))
      #expect(found.damaged == 0 && found.outOfOrder == 0)
      #expect(found.torn == (length == end ? 0 : 1))
    }
  }

  @Test(arguments: [
    ("\0", 5_000), ("garbage\nmore\n", 1), ("\n", 1), ("\u{FF}\n", 2), ("J1 ", 1),
    ("J1 00000000 18446744073709551615 0 00000000 {}\n", 1),
    ("J1 00000000 2 99999999999999999999 00000000 {}\n", 1), ("\nJ1 ", 100_000),
  ])
  func `whatever stands behind the last record is a torn tail`(piece: String, times: Int) {
    let found = scan(Self.segment + Array(String(repeating: piece, count: times).utf8))
    #expect(found.payloads == Self.payloads)
    #expect(found.damaged == 0)
    #expect(found.torn == 1)
  }

  @Test func `a deleted record shows`() {
    for index in 0..<11 {
      var lines = Self.lines
      lines.remove(at: index)
      let found = scan(Array(lines.joined()))
      #expect(found.payloads.count == 11)
      #expect(found.outOfOrder == 1)
    }
  }

  @Test func `swapped records show and are all read`() {
    for index in 0..<11 {
      var lines = Self.lines
      lines.swapAt(index, index + 1)
      let found = scan(Array(lines.joined()))
      #expect(Set(found.payloads) == Set(Self.payloads))
      #expect(found.outOfOrder >= 2)
    }
  }

  @Test func `a doubled record shows`() {
    for index in 0..<12 {
      var lines = Self.lines
      lines.insert(lines[index], at: index)
      let found = scan(Array(lines.joined()))
      #expect(found.payloads.count == 13)
      #expect(found.outOfOrder >= 1)
    }
  }

  @Test func `changed line ends are read and reported`() {
    let bytes = Array(Self.lines.map { Array($0.dropLast()) + [0x0D, 0x0A] }.joined())
    let found = scan(bytes)
    #expect(found.payloads == Self.payloads)
    #expect(found.converted)
    #expect(found.damaged == 0)
  }

  @Test func `random damage never makes a record that was not written`() {
    var dice = Dice(seed: 4)
    for _ in 0..<5_000 {
      var bytes = Self.segment
      for _ in 0..<Int.random(in: 1...30, using: &dice) {
        let index = Int.random(in: bytes.indices, using: &dice)
        switch Int.random(in: 0...2, using: &dice) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.remove(at: index)
        default: bytes.insert(0x0A, at: index)
        }
      }
      #expect(scan(bytes).payloads.allSatisfy(Self.payloads.contains))
    }
  }

  @Test func `upper-case digits and needless zeros are damage`() {
    var line: [UInt8] = []
    _ = RecordFrame.append(Array("{}".utf8), seq: 0, previous: 0xABCD_EF01, to: &line)
    let text = String(decoding: line, as: UTF8.self)
    for changed in [text.uppercased(), text.replacing(" 2 0 ", with: " 02 0 ")] {
      #expect(scan(Array(changed.utf8)).payloads.isEmpty)
    }
    #expect(scan(line).payloads.count == 1)
  }

  @Test func `a payload over the cap is skipped and the next is read`() {
    var bytes = Self.lines[0]
    var crc: UInt32 = 0
    crc = RecordFrame.append(
      [UInt8](repeating: 0x61, count: RecordFrame.payloadLimit + 1), seq: 1, previous: crc,
      to: &bytes)
    _ = RecordFrame.append(Array("{}".utf8), seq: 2, previous: crc, to: &bytes)
    let found = scan(bytes)
    #expect(found.payloads == [Self.payloads[0], Array("{}".utf8)])
    #expect(found.damaged == 1)
  }
}
