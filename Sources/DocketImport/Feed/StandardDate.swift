internal import DocketModel

/// Dates with the year first: W3CDTF and ISO 8601.
enum StandardDate {
  /// `2003-12-31T10:14:55Z`, with less at the end, without signs between, with a blank for the `T`;
  /// `2003`, `2003-12` and the day of the year `2003-365`.
  static func read(_ text: String) -> Timestamp? {
    let upper = text.uppercased()
    guard let first = upper.utf8.first, (0x30...0x39).contains(first) else { return nil }
    let split = upper.firstIndex { $0 == "T" || $0 == " " } ?? upper.endIndex
    guard let (year, month, day) = date(upper[..<split]) else { return nil }
    var rest = upper[split...].drop { $0 == "T" || $0 == " " }
    let time = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." || $0 == "," }
    rest = rest[time.endIndex...].drop { $0 == " " }
    guard !rest.contains(where: { $0 == " " }) else { return nil }
    var seconds: Int64 = 0
    if !time.isEmpty {
      guard let value = ClockTime.seconds(time, allowsHour: true) else { return nil }
      seconds = value
    }
    guard let zone = ClockTime.zone(rest) else { return nil }
    return Timestamp(year, month, day, seconds: seconds, zone: zone)
  }

  private static func date(_ text: Substring) -> (Int, Int, Int)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let head = parts.first, let year = ClockTime.number(head) else { return nil }
    switch (head.utf8.count, parts.count) {
    case (4, 1): return (year, 1, 1)
    case (4, 2):
      guard let number = ClockTime.number(parts[1]) else { return nil }
      return parts[1].utf8.count == 3 ? ordinal(year, number) : (year, number, 1)
    case (4, 3):
      guard let month = ClockTime.number(parts[1]), let day = ClockTime.number(parts[2]) else {
        return nil
      }
      return (year, month, day)
    case (8, 1): return (year / 10_000, year / 100 % 100, year % 100)
    case (7, 1): return ordinal(year / 1_000, year % 1_000)
    case (6, 1) where (1...12).contains(year % 100): return (year / 100, year % 100, 1)
    case (2, 3):
      guard let month = ClockTime.number(parts[1]), let day = ClockTime.number(parts[2]) else {
        return nil
      }
      return (year + (year < 90 ? 2_000 : 1_900), month, day)
    default: return nil
    }
  }

  private static func ordinal(_ year: Int, _ number: Int) -> (Int, Int, Int)? {
    guard let first = Day(year: year, month: 1, day: 1), (1...366).contains(number) else {
      return nil
    }
    let civil = Day(number: first.number + number - 1).civil
    return civil.year == year ? (civil.year, civil.month, civil.day) : nil
  }
}
