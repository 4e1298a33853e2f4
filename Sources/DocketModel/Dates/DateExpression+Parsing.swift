extension Query.DateExpression {
  /// Reads a date as people type it; the forms are listed in `Sources/DocketModel/README.md`.
  ///
  /// What needs the day of asking stays relative, so that a saved query means the same tomorrow.
  public init(parsing text: String) throws(DateError) {
    let tokens = try DateTokens(text)
    guard let date = try tokens.date() else {
      throw .notADate(suggestion: tokens.suggestion)
    }
    self = date
  }
}

extension Day {
  /// Reads a date as people type it, on a given day: `fri`, `30 sep`, `30.9.`, `+3d`, `eom`.
  ///
  /// Only days in the years 1970 to 9999 are read.
  public init(parsing text: String, today: Day) throws(DateError) {
    let expression = try Query.DateExpression(parsing: text)
    guard let day = expression.resolved(today: today), day.number >= 0 else { throw .outOfRange }
    // A sum that stopped at the last day was meant to go further.
    if day == Self.last, expression != .day(day) { throw .outOfRange }
    self = day
  }
}

/// A date text cut into numbers, words and signs; the shape says which came in which order.
private struct DateTokens {
  /// `n` for a number, `w` for a word, and the signs themselves: `30 sep` is `nw`, `+3d` is `+nw`.
  var shape = ""
  var numbers: [Int] = []
  var digits: [Int] = []
  var wordList: [String] = []

  init(_ text: String) throws(DateError) {
    guard text.utf8.count <= 40 else { throw .notADate(suggestion: nil) }
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let run = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard let number = decimal(run) else { throw .outOfRange }
        numbers.append(number)
        digits.append(run.count)
        shape += "n"
        rest = rest[run.endIndex...]
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        let run = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        wordList.append(String(decoding: run.map { $0 | 0x20 }, as: UTF8.self))
        shape += "w"
        rest = rest[run.endIndex...]
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","):
        rest = rest.dropFirst()
      case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "+"):
        shape.unicodeScalars.append(Unicode.Scalar(byte))
        rest = rest.dropFirst()
      default: throw .notADate(suggestion: nil)
      }
    }
    if shape.isEmpty { throw .empty }
  }

  var suggestion: String? {
    if shape == "n" { return "+\(numbers[0])" }
    return shape == "w" ? Spelling.nearest(to: wordList[0], in: DateWords.known) : nil
  }

  func date() throws(DateError) -> Query.DateExpression? {
    if let date = span() { return date }
    if let date = try words() { return date }
    return try civil()
  }

  /// A number of days, weeks, months or years from today.
  private func span() -> Query.DateExpression? {
    switch shape {
    case "+n": return .offset(numbers[0])
    case "-n": return .offset(-numbers[0])
    case "+nw", "nw": return DateWords.span(numbers[0], wordList[0])
    case "-nw": return DateWords.span(-numbers[0], wordList[0])
    case "wnw" where wordList[0] == "in": return DateWords.span(numbers[0], wordList[1])
    case "nww" where wordList[1] == "ago": return DateWords.span(-numbers[0], wordList[0])
    default: return nil
    }
  }

  /// A word for a day.
  private func words() throws(DateError) -> Query.DateExpression? {
    switch shape {
    case "w":
      return DateWords.single[wordList[0]]
        ?? DateWords.weekday(wordList[0]).map { .relative(.weekday($0)) }
    case "ww", "w-w":
      guard wordList[0] == "next" else { return nil }
      if wordList[1] == "week" { return .relative(.weekdayOfNextWeek(0)) }
      if wordList[1] == "month" { return .relative(.startOfNextMonth) }
      return DateWords.weekday(wordList[1]).map { .relative(.weekdayOfNextWeek($0)) }
    case "nw" where DateWords.isOrdinalEnding(wordList[0]), "n.":
      return try dayOfMonth(numbers[0])
    default: return nil
    }
  }

  /// A date of the calendar, day before month unless a year of four digits leads.
  private func civil() throws(DateError) -> Query.DateExpression? {
    switch shape {
    case "n" where digits[0] == 8:
      return try date(numbers[0] % 100, numbers[0] / 100 % 100, year: numbers[0] / 10_000)
    case "n-n-n", "n/n/n", "n.n.n":
      guard digits.allSatisfy({ $0 <= 4 }), digits[1] <= 2 else { return nil }
      if digits[0] == 4 { return try date(numbers[2], numbers[1], year: numbers[0]) }
      return try date(numbers[0], numbers[1], year: year(at: 2))
    case "n.n", "n.n.", "n/n": return try date(numbers[0], numbers[1], year: nil)
    default: return try withMonthName()
    }
  }

  private func withMonthName() throws(DateError) -> Query.DateExpression? {
    var names = wordList
    if names.count > 1, DateWords.weekday(names[0]) != nil, shape.hasPrefix("w") {
      names.removeFirst()
    }
    names.removeAll { DateWords.isOrdinalEnding($0) }
    let signs = shape.filter { $0 == "/" || $0 == "+" }
    guard names.count == 1, signs.isEmpty, let month = DateWords.month(names[0]) else { return nil }
    switch numbers.count {
    case 1: return try date(numbers[0], month, year: nil)
    case 2: return try date(numbers[0], month, year: year(at: 1))
    default: return nil
    }
  }

  /// `26` is 2026.
  private func year(at index: Int) -> Int {
    digits[index] <= 2 ? numbers[index] + 2_000 : numbers[index]
  }

  private func dayOfMonth(_ day: Int) throws(DateError) -> Query.DateExpression {
    guard 1...31 ~= day else { throw .noSuchDay(day: day, month: nil, year: nil) }
    return .relative(.dayOfMonth(day))
  }

  private func date(_ day: Int, _ month: Int, year: Int?) throws(DateError) -> Query.DateExpression
  {
    guard 1...12 ~= month, 1...31 ~= day else {
      throw .noSuchDay(day: day, month: month, year: year)
    }
    if let year {
      guard 1970...9999 ~= year else { throw .outOfRange }
      guard let date = Day(year: year, month: month, day: day) else {
        throw .noSuchDay(day: day, month: month, year: year)
      }
      return .day(date)
    }
    // 2000 is a leap year: 29 February is a date, only not in every year.
    guard Day(year: 2000, month: month, day: day) != nil else {
      throw .noSuchDay(day: day, month: month, year: nil)
    }
    return .relative(.date(month: month, day: day))
  }
}
