import TestSupport
import Testing

@testable import DocketModel

@Suite struct DateParsingTests {
  /// A Monday.
  private let today = Day(number: 20_780)

  @Test(arguments: [
    ("today", "2026-11-23"), ("TOD", "2026-11-23"), (" tomorrow ", "2026-11-24"),
    ("tom", "2026-11-24"),
    ("yesterday", "2026-11-22"),
    ("fri", "2026-11-27"), ("Friday", "2026-11-27"), ("fr", "2026-11-27"), ("mon", "2026-11-30"),
    ("tue", "2026-11-24"), ("tues", "2026-11-24"), ("weds", "2026-11-25"), ("thurs", "2026-11-26"),
    ("sun", "2026-11-29"),
    ("30 sep", "2027-09-30"), ("sep 30", "2027-09-30"), ("30sep", "2027-09-30"),
    ("30 Sept", "2027-09-30"),
    ("september 30", "2027-09-30"), ("23 nov", "2026-11-23"), ("22 nov", "2027-11-22"),
    ("30.9", "2027-09-30"), ("30.9.", "2027-09-30"), ("30/9", "2027-09-30"),
    ("24.12.", "2026-12-24"),
    ("30.9.2027", "2027-09-30"), ("30.9.27", "2027-09-30"), ("30/9/2027", "2027-09-30"),
    ("30. sep", "2027-09-30"), ("30. sep 2028", "2028-09-30"), ("Sep 30, 2028", "2028-09-30"),
    ("sep 30th", "2027-09-30"), ("30th sep 2028", "2028-09-30"), ("30-sep-2028", "2028-09-30"),
    ("Fri 27 Nov", "2026-11-27"), ("Sat 27 Nov 2027", "2027-11-27"),
    ("2026-09-30", "2026-09-30"), ("2026/9/30", "2026-09-30"), ("2026.09.30", "2026-09-30"),
    ("20260930", "2026-09-30"), ("1970-01-01", "1970-01-01"), ("9999-12-31", "9999-12-31"),
    ("29 feb", "2028-02-29"), ("15th", "2026-12-15"), ("23rd", "2026-11-23"),
    ("31st", "2026-12-31"),
    ("1.", "2026-12-01"),
    ("+3", "2026-11-26"), ("+3d", "2026-11-26"), ("7d", "2026-11-30"), ("2w", "2026-12-07"),
    ("1m", "2026-12-23"), ("1y", "2027-11-23"), ("-3d", "2026-11-20"), ("-1", "2026-11-22"),
    ("3 days", "2026-11-26"), ("in 2 weeks", "2026-12-07"), ("3 days ago", "2026-11-20"),
    ("eow", "2026-11-27"), ("eom", "2026-11-30"), ("eoy", "2026-12-31"),
    ("next week", "2026-11-30"), ("next-week", "2026-11-30"), ("next fri", "2026-12-04"),
    ("next month", "2026-12-01"),
  ])
  func `what is meant`(text: String, iso: String) throws {
    #expect(try Day(parsing: text, today: today).iso == iso)
  }

  @Test(arguments: [
    ("", DateError.empty), ("  ", .empty), ("tomorow", .notADate(suggestion: "tomorrow")),
    ("firday", .notADate(suggestion: "friday")), ("xyzzy", .notADate(suggestion: nil)),
    ("3", .notADate(suggestion: "+3")), ("3 x", .notADate(suggestion: nil)),
    ("sep", .notADate(suggestion: "september")), ("9-30", .notADate(suggestion: nil)),
    ("tod;", .notADate(suggestion: nil)), ("明日", .notADate(suggestion: nil)),
    ("31 sep", .noSuchDay(day: 31, month: 9, year: nil)),
    ("9/30", .noSuchDay(day: 9, month: 30, year: nil)),
    ("30 feb", .noSuchDay(day: 30, month: 2, year: nil)),
    ("29.2.2027", .noSuchDay(day: 29, month: 2, year: 2027)),
    ("0.1.", .noSuchDay(day: 0, month: 1, year: nil)),
    ("32nd", .noSuchDay(day: 32, month: nil, year: nil)),
    ("1969-12-31", .outOfRange), ("99999-01-01", .notADate(suggestion: nil)),
    ("+999999999", .outOfRange), ("+999999999y", .outOfRange), ("-999999999w", .outOfRange),
    ("99999999999999999999", .outOfRange), ("-60y", .outOfRange),
  ])
  func `what is no date`(text: String, error: DateError) {
    #expect(throws: error) { try Day(parsing: text, today: today) }
  }

  @Test func `the end of the week is a Friday`() throws {
    for (offset, expected) in [(4, 4), (5, 11), (6, 11), (7, 11)] {
      let day = today.adding(days: offset)
      #expect(try Day(parsing: "eow", today: day) == today.adding(days: expected))
    }
  }

  @Test func `a printed expression reads back`() throws {
    var expressions: [Query.DateExpression] = [
      .none, .day(today), .offset(0), .offset(7), .offset(-14), .relative(.endOfWeek),
      .relative(.endOfMonth), .relative(.endOfYear), .relative(.startOfNextMonth),
      .relative(.months(3)), .relative(.months(-3)), .relative(.dayOfMonth(1)),
    ]
    for weekday in 0...6 {
      expressions += [.relative(.weekday(weekday)), .relative(.weekdayOfNextWeek(weekday))]
    }
    for month in 1...12 { expressions.append(.relative(.date(month: month, day: 29))) }
    for expression in expressions where expression != .none {
      #expect(try Query.DateExpression(parsing: expression.description) == expression)
    }
  }

  @Test func `random texts never trap`() {
    var random = SplitMix64(seed: 3)
    let pieces = [
      "1", "29", "999999999", "2026", ".", "/", "-", "+", " ", "sep", "fri", "next", "d", "m", "é",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...7, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let day = try? Day(parsing: text, today: today)
      if let day { #expect(day.number >= 0 && day <= Day.last) }
    }
  }
}
