/// The words of dates, as people type them; everything is in lower case.
enum DateWords {
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  static let single: [String: Query.DateExpression] = [
    "today": .offset(0), "tod": .offset(0), "now": .offset(0),
    "tomorrow": .offset(1), "tom": .offset(1), "tmr": .offset(1), "tmrw": .offset(1),
    "yesterday": .offset(-1), "yest": .offset(-1),
    "eow": .relative(.endOfWeek), "eom": .relative(.endOfMonth), "eoy": .relative(.endOfYear),
  ]
  /// What a wrong word is compared with.
  static let known = Array(single.keys).sorted() + weekdays + months

  /// `sep`, `sept`, `september`: 1 to 12.
  static func month(_ word: String) -> Int? {
    index(of: word, in: months, atLeast: 3).map { $0 + 1 }
  }

  /// `fr`, `fri`, `friday`: 0 is Monday.
  static func weekday(_ word: String) -> Int? {
    word == "weds" ? 2 : index(of: word, in: weekdays, atLeast: 2)
  }

  /// `3d`, `2 weeks`, `1m`, `1y`.
  static func span(_ count: Int, _ unit: String) -> Query.DateExpression? {
    switch unit {
    case "d", "day", "days": .offset(count)
    case "w", "wk", "wks", "week", "weeks": .offset(count * 7)
    case "m", "mo", "month", "months": .relative(.months(count))
    case "y", "yr", "year", "years": .relative(.months(count * 12))
    default: nil
    }
  }

  static func isOrdinalEnding(_ word: String) -> Bool { ["st", "nd", "rd", "th"].contains(word) }

  private static func index(of word: String, in names: [String], atLeast length: Int) -> Int? {
    word.utf8.count < length ? nil : names.firstIndex { $0.hasPrefix(word) }
  }
}
