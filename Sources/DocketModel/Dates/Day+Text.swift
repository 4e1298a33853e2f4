extension Day {
  /// `Jan` to `Dec`.
  public static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Mon` to `Sun`.
  public static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// As ISO 8601 writes it: `2026-11-27`.
  public var iso: String {
    let civil = civil
    return padded(civil.year, 4) + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2)
  }

  /// Reads `2026-11-27` and nothing else.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
      let day = decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Day and month: `27 Nov`.
  public var short: String {
    let civil = civil
    return "\(civil.day) \(Self.monthNames[civil.month - 1])"
  }

  /// Day and month, and the year where it is not this one: `27 Nov`, `27 Nov 2027`.
  public func short(from today: Day) -> String {
    year == today.year ? short : "\(short) \(year)"
  }

  /// `Fri`.
  public var weekdayName: String { Self.weekdayNames[weekday] }

  /// `Fri 27 Nov`.
  public var weekdayAndDate: String { "\(weekdayName) \(short)" }

  /// `Fri 27 Nov`, and the year where it is not this one.
  public func weekdayAndDate(from today: Day) -> String { "\(weekdayName) \(short(from: today))" }

  /// How far away it is: `today`, `in 4 days`, `3 days ago`, `in 3 months`, `2 years ago`.
  public func distance(from today: Day) -> String {
    let days = days(since: today)
    switch days {
    case 0: return "today"
    case 1: return "tomorrow"
    case -1: return "yesterday"
    default: break
    }
    return days > 0 ? "in \(span(from: today))" : "\(span(from: today)) ago"
  }

  /// How long it is from one day to the other: `1 day`, `3 days`, `3 months`, `2 years`.
  func span(from other: Day) -> String {
    counted(days(since: other).magnitude, wholeMonths(from: other))
  }

  private func counted(_ days: UInt, _ months: Int) -> String {
    if days < 60 || months < 2 { return days == 1 ? "1 day" : "\(days) days" }
    return months < 24 ? "\(months) months" : "\(months / 12) years"
  }

  private func wholeMonths(from other: Day) -> Int {
    let (early, late) = (min(self, other).civil, max(self, other).civil)
    let months = (late.year - early.year) * 12 + late.month - early.month
    return late.day < early.day ? months - 1 : months
  }
}

/// A number of at least so many digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The value of bytes that are all digits; nil for none, for anything else, and beyond 9 digits.
func decimal(_ bytes: some Collection<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
  var value = 0
  for byte in bytes {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}
