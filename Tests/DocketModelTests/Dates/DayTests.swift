import Testing

@testable import DocketModel

private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

@Suite struct DayTests {
  @Test func `the next day of the week is one to seven days ahead`() {
    for number in 0..<14 {
      for weekday in 0...6 {
        let next = Day(number: number).next(weekday: weekday)
        #expect(next.weekday == weekday && 1...7 ~= next.number - number)
      }
    }
  }

  @Test func `every day from 1970 to 2400 is made and read back, in order`() {
    var number = 0
    for year in 1970...2400 {
      for month in 1...12 {
        for date in 1...Day.length(ofMonth: month, year: year) {
          let day = Day(number: number)
          let civil = day.civil
          let isSame = civil.year == year && civil.month == month && civil.day == date
          if !isSame || Day(year: year, month: month, day: date) != day || Day(iso: day.iso) != day
            || day.weekday != (number + 3) % 7
          {
            Issue.record("\(year)-\(month)-\(date) is \(day.iso)")
            return
          }
          number += 1
        }
      }
    }
    #expect(number == 157_420)
  }

  @Test(arguments: [
    ("0001-01-01", -719_162, 0), ("1600-02-29", -135_081, 1), ("1969-12-31", -1, 2),
    ("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1), ("2026-11-23", 20_780, 0),
    ("9999-12-31", 2_932_896, 4),
  ])
  func `known days`(iso: String, number: Int, weekday: Int) throws {
    let day = try day(iso)
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.iso == iso)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
    "2026-01-00",
    "0000-01-01", "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01", "２０２６-01-01",
    "",
  ])
  func `no such day`(iso: String) {
    #expect(Day(iso: iso) == nil)
  }

  @Test(arguments: [
    (2000, true), (1900, false), (2024, true), (2026, false), (2100, false), (2400, true),
  ])
  func `leap years`(year: Int, isLeap: Bool) {
    #expect(Day.isLeap(year) == isLeap)
  }

  @Test func `no number traps`() {
    for number in [Int.min, .min + 1, -719_163, 2_932_897, .max - 1, .max] {
      let day = Day(number: number)
      #expect(day.iso == (number < 0 ? "0001-01-01" : "9999-12-31"))
      #expect(0...6 ~= day.weekday)
      #expect(!day.adding(days: .max).short.isEmpty)
      #expect(!day.adding(days: .min).short.isEmpty)
      #expect(!day.adding(months: .max).distance(from: Day(number: .min)).isEmpty)
      #expect(!day.adding(months: .min).distance(from: Day(number: .max)).isEmpty)
      _ = day.next(weekday: .max)
      _ = day.next(weekday: .min)
      #expect(!RelativeDate.date(month: number, day: number).description.isEmpty)
      #expect(!RelativeDate.weekday(number).description.isEmpty)
      _ = RelativeDate.weekdayOfNextWeek(number).resolved(today: day)
      _ = RelativeDate.dayOfMonth(number).resolved(today: day)
      _ = RelativeDate.date(month: number, day: number).resolved(today: day)
      _ = day.endOfMonth
    }
    #expect(Day(year: .max, month: 1, day: 1) == nil)
    #expect(Day(year: 2026, month: .min, day: .max) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
    ("2026-11-23", 12, "2027-11-23"),
    ("2028-02-29", 12, "2029-02-28"), ("2026-03-31", -1, "2026-02-28"),
    ("2026-01-15", -1, "2025-12-15"),
    ("9999-12-01", 1, "9999-12-31"), ("0001-01-15", -1, "0001-01-01"),
  ])
  func `months are added with the end of a shorter one`(
    from: String, months: Int, to: String
  ) throws {
    #expect(try day(from).adding(months: months).iso == to)
  }

  @Test func `a day is written for people`() throws {
    let friday = try day("2026-11-27")
    let today = try day("2026-11-23")
    #expect(friday.short == "27 Nov")
    #expect(friday.weekdayAndDate == "Fri 27 Nov")
    #expect(friday.short(from: today) == "27 Nov")
    #expect(friday.adding(months: 12).short(from: today) == "27 Nov 2027")
    #expect(friday.adding(months: 12).weekdayAndDate(from: today) == "Sat 27 Nov 2027")
  }

  @Test(arguments: [
    (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (4, "in 4 days"), (-3, "3 days ago"),
    (59, "in 59 days"), (61, "in 2 months"), (-70, "2 months ago"), (365, "in 12 months"),
    (800, "in 2 years"), (-1_500, "4 years ago"),
  ])
  func `distances are told in words`(days: Int, words: String) throws {
    let today = try day("2026-11-23")
    #expect(today.adding(days: days).distance(from: today) == words)
  }
}
