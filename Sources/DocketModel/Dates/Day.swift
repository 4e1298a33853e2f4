/// A civil date without a time or zone, as days since 1970-01-01.
public struct Day: Sendable, Hashable, Comparable {
  /// Negative before 1970.
  public var number: Int

  public init(number: Int) { self.number = number }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// 0001-01-01, and 9999-12-31: what can be written; a day outside is shown as the nearer one.
  public static let first = Day(number: -719_162)
  public static let last = Day(number: 2_932_896)

  /// The day of a proleptic Gregorian date in the years 1 to 9999; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil: years begin
    // in March, so that the leap day is the last one.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// How many days a month has.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  /// Whether a year has 366 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Year, month and day of the month, all at once.
  public var civil: (year: Int, month: Int, day: Int) {
    // The same source, civil_from_days. Clamping keeps the sum small enough for any `number`.
    let shifted = min(max(self, Self.first), Self.last).number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// From 1 to 9999.
  public var year: Int { civil.year }
  /// From 1 to 12.
  public var month: Int { civil.month }
  /// The day of the month, from 1.
  public var day: Int { civil.day }

  /// 0 is Monday, 6 is Sunday.
  public var weekday: Int {
    let remainder = (number % 7 + 3) % 7  // 1970-01-01 was a Thursday
    return remainder < 0 ? remainder + 7 : remainder
  }
}

// MARK: - Counting

extension Day {
  /// The day so many days later, or earlier; never outside ``first`` and ``last``.
  public func adding(days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    if overflow { return days > 0 ? Self.last : Self.first }
    return min(max(Day(number: sum), Self.first), Self.last)
  }

  /// The same day of the month so many months later, or the last one where that month is shorter.
  public func adding(months: Int) -> Day {
    let civil = civil
    let bounded = min(max(months, -120_000), 120_000)
    let count = civil.year * 12 + civil.month - 1 + bounded
    if count < 12 { return Self.first }
    let (year, month) = (count / 12, count % 12 + 1)
    let day = min(civil.day, Self.length(ofMonth: month, year: year))
    return Day(year: year, month: month, day: day) ?? Self.last
  }

  /// How many days this one lies after another; negative when before it.
  public func days(since other: Day) -> Int {
    let (difference, overflow) = number.subtractingReportingOverflow(other.number)
    return overflow ? (number > other.number ? .max : .min) : difference
  }

  /// The next day after this one that is that day of the week; 0 is Monday.
  public func next(weekday: Int) -> Day {
    let ahead = (weekday % 7 - self.weekday + 14) % 7
    return adding(days: ahead == 0 ? 7 : ahead)
  }

  /// The last day of this month.
  public var endOfMonth: Day {
    let civil = civil
    return adding(days: Self.length(ofMonth: civil.month, year: civil.year) - civil.day)
  }
}
