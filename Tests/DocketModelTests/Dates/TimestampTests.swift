import TestSupport
import Testing

@testable import DocketModel

@Suite struct TimestampTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-23T09:00:00Z", 1_795_424_400_000),
      ("2026-11-23t09:00:00z", 1_795_424_400_000), ("2026-11-23 09:00:00Z", 1_795_424_400_000),
      ("2026-11-23T10:00:00+01:00", 1_795_424_400_000),
      ("2026-11-23T03:30:00-05:30", 1_795_424_400_000),
      ("2026-11-23T09:00:00.5Z", 1_795_424_400_500), ("2026-11-23T09:00:00.05Z", 1_795_424_400_050),
      ("2026-11-23T09:00:00.123456789Z", 1_795_424_400_123), ("1969-12-31T23:59:59.999Z", -1),
      ("1985-04-12T23:20:50.52Z", 482_196_050_520), ("1990-12-31T23:59:60Z", 662_688_000_000),
      ("0001-01-01T00:00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
    ] as [(String, Int64)])
  func `valid ones`(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T09:00Z", "2026-11-23T09:00:00", "2026-11-23T24:00:00Z",
    "2026-11-23T09:60:00Z", "2026-11-23T09:00:61Z", "2026-02-29T09:00:00Z", "2026-11-23T09:00:00.Z",
    "2026-11-23T09:00:00+0100", "2026-11-23T09:00:00+24:00", "2026-11-23T09:00:00 Z",
    "2026-11-23T09:00:00Zx",
    "2026-11-23T9:00:00Z", "2026-11-23Q09:00:00Z", "２０２６-11-23T09:00:00Z", "2026-11-23T-1:00:00Z",
  ])
  func `refused ones`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func `whole seconds read back`() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<5_000 {
      let instant = Timestamp(
        seconds: .random(in: -62_135_596_800...253_402_300_799, using: &random))
      #expect(Timestamp(rfc3339: instant.rfc3339) == instant)
    }
    #expect(Timestamp(milliseconds: 1_795_424_400_999).rfc3339 == "2026-11-23T09:00:00Z")
    #expect(Timestamp(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59Z")
  }

  @Test func `no instant traps`() {
    let zone = Zone(transitions: [.init(from: Timestamp(seconds: .min), offsetSeconds: .max)])
    for milliseconds in [Int64.min, .min + 1, 0, .max - 1, .max] {
      let instant = Timestamp(milliseconds: milliseconds)
      #expect(!instant.rfc3339.isEmpty)
      #expect(!zone.local(instant).full.isEmpty)
      _ = instant.adding(seconds: .max).seconds(since: Timestamp(milliseconds: .min))
      _ = instant.adding(seconds: .min).seconds(since: Timestamp(milliseconds: .max))
    }
    _ = zone.start(of: Day(number: .max))
    _ = zone.start(of: Day(number: .min))
  }
}
