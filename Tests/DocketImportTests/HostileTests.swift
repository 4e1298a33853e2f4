import DocketImport
import DocketModel
import TestSupport
import Testing

/// Numbers from a seed, the same on every machine (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite(.timeLimit(.minutes(10))) struct HostileTests {
  static let texts =
    Payload.all("P3", "P12") + Payload.all("P6").filter { $0.name.hasSuffix(".md") }

  @Test(arguments: texts)
  func `hostile text is read or refused and never traps`(payload: Payload) throws {
    let bytes = payload.bytes(atMost: 20_000)
    for format in [ImportFormat.text, .markdown] {
      let document = try? readDocument(bytes, options: ImportOptions(format: format))
      for briefing in document?.briefings ?? [] { check(briefing) }
    }
  }

  @Test(arguments: 0..<8)
  func `mutated documents never trap`(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    let pool = try CaseFolder.all.map { try $0.input().bytes }
    for _ in 0..<120 {
      guard var bytes = pool.randomElement(using: &numbers) else { return }
      for _ in 0..<Int.random(in: 1...12, using: &numbers) {
        mutate(&bytes, pool, &numbers)
      }
      for format in [nil, ImportFormat.text, .markdown] {
        let options = ImportOptions(format: format, today: Day(number: 20_780))
        let document = try? readDocument(bytes, options: options)
        for briefing in document?.briefings ?? [] { check(briefing) }
      }
    }
  }

  private func mutate(
    _ bytes: inout [UInt8], _ pool: [[UInt8]], _ numbers: inout SeededNumbers
  ) {
    let place = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &numbers)
    let end = min(bytes.count, place + Int.random(in: 0...40, using: &numbers))
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
    case 3: bytes.insert(contentsOf: Array("\n\n- [*1) `|".utf8), at: place)
    case 4: bytes = Array(bytes.prefix(place))
    default:
      if let other = pool.randomElement(using: &numbers) { bytes += other.suffix(300) }
    }
  }

  /// What every caller relies on.
  private func check(_ briefing: Briefing) {
    #expect(!briefing.title.isEmpty)
    for (place, action) in briefing.actions.enumerated() {
      #expect(action.ordinal == place + 1)
      #expect(!action.title.isEmpty)
      if let anchor = action.anchor { #expect(briefing.sections.indices.contains(anchor.section)) }
    }
    for link in briefing.links { #expect(!link.url.contains(" ")) }
  }
}
