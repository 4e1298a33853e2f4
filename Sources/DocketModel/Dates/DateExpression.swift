extension Query {
  /// A date in a query; relative ones are settled with the day of asking.
  public enum DateExpression: Sendable, Hashable {
    case day(Day)
    /// Days from today: `7d` is 7, `-2w` is -14.
    case offset(Int)
    /// No date at all; see ``resolved(today:)``.
    case none
    /// Any other date that depends on the day of asking: `fri`, `eom`, `30 sep`.
    case relative(RelativeDate)

    /// The day that is meant; nil for ``none`` only.
    public func resolved(today: Day) -> Day? {
      switch self {
      case .day(let day): day
      case .offset(let days): today.adding(days: days)
      case .none: nil
      case .relative(let date): date.resolved(today: today)
      }
    }
  }
}

extension Query.DateExpression: CustomStringConvertible {
  /// One word that reads back to the same value: `2026-11-27`, `7d`, `fri`, `30sep`, `none`.
  public var description: String {
    switch self {
    case .day(let day): day.iso
    case .offset(0): "today"
    case .offset(let days): "\(days)d"
    case .none: "none"
    case .relative(let date): date.description
    }
  }
}

/// A date that only the day of asking settles, beyond a number of days.
public enum RelativeDate: Sendable, Hashable {
  /// So many months from today, at the same day of the month or its last.
  case months(Int)
  /// The next such day of the week after today; 0 is Monday.
  case weekday(Int)
  /// That day of the next week, weeks beginning on Monday.
  case weekdayOfNextWeek(Int)
  /// Friday of this working week; on a Saturday or Sunday the one to come.
  case endOfWeek
  case endOfMonth
  case endOfYear
  case startOfNextMonth
  /// Today or the next time this date comes.
  case date(month: Int, day: Int)
  /// Today or the next time a month has this day.
  case dayOfMonth(Int)

  /// The day that is meant.
  public func resolved(today: Day) -> Day {
    switch self {
    case .months(let count): today.adding(months: count)
    case .weekday(let weekday): today.next(weekday: weekday)
    case .weekdayOfNextWeek(let weekday): today.next(weekday: 0).adding(days: weekday)
    case .endOfWeek: today.weekday == 4 ? today : today.next(weekday: 4)
    case .endOfMonth: today.endOfMonth
    case .endOfYear: Day(year: today.year, month: 12, day: 31) ?? today
    case .startOfNextMonth: today.endOfMonth.adding(days: 1)
    case .date(let month, let day): Self.next(month: month, day: day, from: today)
    case .dayOfMonth(let day): Self.next(day: day, from: today)
    }
  }

  /// 29 February comes after eight years at the latest.
  private static func next(month: Int, day: Int, from today: Day) -> Day {
    for year in today.year...today.year + 8 {
      if let date = Day(year: year, month: month, day: day), date >= today { return date }
    }
    return today
  }

  /// Of two months in a row one has 31 days, except around February in a row of three.
  private static func next(day: Int, from today: Day) -> Day {
    let first = today.adding(days: 1 - today.day)
    for months in 0...3 {
      let month = first.adding(months: months)
      let date = Day(year: month.year, month: month.month, day: day)
      if let date, date >= today { return date }
    }
    return today
  }
}

extension RelativeDate: CustomStringConvertible {
  public var description: String {
    switch self {
    case .months(let count): "\(count)m"
    case .weekday(let weekday): Self.name(weekday)
    case .weekdayOfNextWeek(let weekday): "next-\(Self.name(weekday))"
    case .endOfWeek: "eow"
    case .endOfMonth: "eom"
    case .endOfYear: "eoy"
    case .startOfNextMonth: "next-month"
    case .date(let month, let day): "\(day)\(Self.monthName(month))"
    case .dayOfMonth(let day): "\(day)th"
    }
  }

  private static func name(_ weekday: Int) -> String {
    Day.weekdayNames[(weekday % 7 + 7) % 7].lowercased()
  }

  private static func monthName(_ month: Int) -> String {
    Day.monthNames[(month % 12 + 11) % 12].lowercased()
  }
}
