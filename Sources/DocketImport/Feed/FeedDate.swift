internal import DocketModel

/// Reads the dates of feeds: RFC 822 with its abuses, W3CDTF and ISO 8601, asctime, and the forms
/// that local software writes.
///
/// A date that cannot be (30 February, year 0, an offset of 99 hours) is none.
enum FeedDate {
  /// The instant; UTC where no zone is given.
  static func read(_ text: String) -> Timestamp? {
    let text = text.trimmed()
    guard !text.isEmpty, text.utf8.count <= 120 else { return nil }
    return RegularDate.read(text) ?? StandardDate.read(text) ?? SpelledDate.read(text)
      ?? Dates.parse(text)?.timestamp.sensible
  }
}

extension Timestamp {
  /// The instant, if it is after the calendar we count by began (1582) and not far ahead; years
  /// such as 1 and 9999 stand for "not known".
  var sensible: Timestamp? {
    guard let first = Day(year: 1583, month: 1, day: 1),
      let last = Day(year: 2200, month: 1, day: 1)
    else { return nil }
    let day = Int(clamping: seconds / 86_400)
    return day >= first.number && day < last.number ? self : nil
  }

  /// The instant of a civil date; nil where there is no such day or time.
  init?(_ year: Int, _ month: Int, _ day: Int, seconds: Int64, zone: Int64) {
    guard let day = Day(year: year, month: month, day: day) else { return nil }
    let instant = Timestamp(seconds: Int64(day.number) * 86_400 + seconds - zone)
    guard let instant = instant.sensible else { return nil }
    self = instant
  }
}

/// A time of day and a zone, as the formats of dates share them.
enum ClockTime {
  /// Seconds after midnight: `10:14`, `10:14:55`, `10:14:55.123`, `101455`; `10` where `T` says so.
  ///
  /// A leap second is the last second of its minute.
  static func seconds(_ text: some StringProtocol, allowsHour: Bool = false) -> Int64? {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
    if parts.count == 1, let only = parts.first, let digits = Optional(only.prefix { $0 != "." }),
      digits.utf8.count == 4 || digits.utf8.count == 6
    {
      parts = [
        String(only.prefix(2)), String(only.dropFirst(2).prefix(2)), String(only.dropFirst(4)),
      ]
      if parts[2].isEmpty { parts[2] = "0" }
    }
    guard parts.count == 2 || parts.count == 3 || (allowsHour && parts.count == 1),
      let hour = number(parts[0]), hour < 24
    else { return nil }
    guard parts.count > 1 else { return Int64(hour) * 3_600 }
    guard let minute = number(parts[1]), minute < 60 else { return nil }
    let whole = parts.count > 2 ? number(parts[2].prefix { $0 != "." && $0 != "," }) : 0
    guard let second = whole, second <= 60 else { return nil }
    return Int64(hour * 3_600 + minute * 60 + min(second, 59))
  }

  /// Seconds east of UTC: `Z`, `GMT`, `EST`, `+0100`, `-05:30`, `GMT+2`, `Etc/GMT`; nil for an
  /// offset that no place has, and 0 for a name that is not known.
  static func zone(_ text: some StringProtocol) -> Int64? {
    var name = text.lowercased()
    if name.hasPrefix("etc/") { name = String(name.dropFirst(4)) }
    for prefix in ["gmt", "utc"] where name.hasPrefix(prefix) && name.utf8.count > 3 {
      name = String(name.dropFirst(3))
    }
    guard let sign = name.first, sign == "+" || sign == "-" || sign == "\u{2212}" else {
      return Int64((Self.hours[name] ?? MonthNames.zones[name] ?? 0) * 3_600)
    }
    let digits = name.dropFirst().filter { $0 != ":" }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      (1...4).contains(digits.utf8.count),
      let value = Int(digits)
    else { return nil }
    let hours = digits.utf8.count <= 2 ? value : value / 100
    let minutes = digits.utf8.count <= 2 ? 0 : value % 100
    guard hours <= 15, minutes < 60 else { return nil }
    return Int64(hours * 3_600 + minutes * 60) * (sign == "+" ? 1 : -1)
  }

  /// A number of at most eight digits and nothing else.
  static func number(_ text: some StringProtocol) -> Int? {
    guard (1...8).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  /// The zones of RFC 822 and a few more that software writes.
  private static let hours: [String: Int] = [
    "adt": -3, "ast": -4, "at": -4, "et": -5, "ct": -6, "mt": -7, "pt": -8, "a": -1, "n": 1,
    "m": -12, "y": 12, "met": 1, "mest": 2, "kst": 9, "ist": 5, "msk": 3, "eet": 2, "eest": 3,
  ]
}
