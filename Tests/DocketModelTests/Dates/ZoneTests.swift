import Testing

@testable import DocketModel

private func instant(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

@Suite struct ZoneTests {
  /// Central Europe in 2026.
  private func berlin() throws -> Zone {
    Zone(transitions: [
      .init(from: try instant("2025-10-26T01:00:00Z"), offsetSeconds: 3_600, abbreviation: "CET"),
      .init(from: try instant("2026-03-29T01:00:00Z"), offsetSeconds: 7_200, abbreviation: "CEST"),
      .init(from: try instant("2026-10-25T01:00:00Z"), offsetSeconds: 3_600, abbreviation: "CET"),
    ])
  }

  @Test(arguments: [
    ("2000-01-01T12:00:00Z", "Sat 2000-01-01 13:00 CET"),
    ("2026-03-29T00:59:59Z", "Sun 2026-03-29 01:59 CET"),
    ("2026-03-29T01:00:00Z", "Sun 2026-03-29 03:00 CEST"),
    ("2026-07-01T22:30:00Z", "Thu 2026-07-02 00:30 CEST"),
    ("2026-10-25T00:30:00Z", "Sun 2026-10-25 02:30 CEST"),
    ("2026-10-25T01:30:00Z", "Sun 2026-10-25 02:30 CET"),
    ("2030-12-31T23:00:00Z", "Wed 2031-01-01 00:00 CET"),
  ])
  func `summer time begins and ends`(utc: String, local: String) throws {
    #expect(try berlin().local(instant(utc)).full == local)
  }

  @Test func `without rules it is UTC`() throws {
    let local = Zone.utc.local(try instant("2026-11-23T07:52:09Z"))
    #expect(local.full == "Mon 2026-11-23 07:52 UTC")
    #expect(local.weekdayAndTime == "Mon 07:52")
    #expect(local.second == 9)
  }

  @Test(arguments: [(-12_600, "-03:30"), (3_600, "+01:00"), (0, "+00:00")])
  func `an offset without letters is written in figures`(offset: Int, name: String) {
    let zone = Zone(transitions: [.init(from: Timestamp(seconds: 0), offsetSeconds: offset)])
    #expect(zone.local(Timestamp(seconds: 0)).zoneName == name)
  }

  @Test func `a day starts at its midnight`() throws {
    let zone = try berlin()
    for (iso, utc) in [
      ("2026-03-29", "2026-03-28T23:00:00Z"), ("2026-03-30", "2026-03-29T22:00:00Z"),
      ("2026-10-25", "2026-10-24T22:00:00Z"), ("2026-10-26", "2026-10-25T23:00:00Z"),
    ] {
      #expect(zone.start(of: try #require(Day(iso: iso))) == (try instant(utc)))
    }
    #expect(Zone.utc.start(of: Day(number: 1)) == Timestamp(seconds: 86_400))
  }

  @Test func `where midnight is left out the day starts at one`() throws {
    // Chile: on 2024-09-08 clocks went from 00:00 to 01:00.
    let zone = Zone(transitions: [
      .init(from: try instant("2024-04-07T03:00:00Z"), offsetSeconds: -4 * 3_600),
      .init(from: try instant("2024-09-08T04:00:00Z"), offsetSeconds: -3 * 3_600),
    ])
    let start = zone.start(of: try #require(Day(iso: "2024-09-08")))
    #expect(start == (try instant("2024-09-08T04:00:00Z")))
    #expect(zone.local(start).time == "01:00")
  }

  @Test func `where midnight comes twice the day starts at the first`() throws {
    // Clocks go back from 00:00 to 23:00 of the day before, and past midnight again.
    let zone = Zone(transitions: [
      .init(from: try instant("2024-01-01T00:00:00Z"), offsetSeconds: -3 * 3_600),
      .init(from: try instant("2024-04-07T03:00:00Z"), offsetSeconds: -4 * 3_600),
    ])
    let start = zone.start(of: try #require(Day(iso: "2024-04-07")))
    #expect(start == (try instant("2024-04-07T04:00:00Z")))
  }

  @Test func `a day that was left out starts with the next one`() throws {
    // Samoa crossed the date line: 2011-12-30 did not happen.
    let zone = Zone(transitions: [
      .init(from: try instant("2011-09-24T14:00:00Z"), offsetSeconds: -10 * 3_600),
      .init(from: try instant("2011-12-30T10:00:00Z"), offsetSeconds: 14 * 3_600),
    ])
    #expect(
      zone.start(of: try #require(Day(iso: "2011-12-30"))) == (try instant("2011-12-30T10:00:00Z")))
  }

  @Test func `a day holds its start and not the second before`() throws {
    let zone = try berlin()
    for number in 20_400..<20_900 {
      let start = zone.start(of: Day(number: number))
      #expect(zone.local(start).day.number == number)
      #expect(zone.local(start.adding(seconds: -1)).day.number == number - 1)
    }
  }
}
