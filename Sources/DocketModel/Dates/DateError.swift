/// Why a text is not a date.
public enum DateError: Error, Sendable, Hashable {
  case empty
  /// Not a way of writing a date; with the nearest one where there is one.
  case notADate(suggestion: String?)
  /// A date that no calendar has: 31 September. A number above 12 as the month is one too, since
  /// the day comes first.
  case noSuchDay(day: Int, month: Int?, year: Int?)
  /// Beyond the years 1970 to 9999.
  case outOfRange
}
