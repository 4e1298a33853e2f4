/// A civil date and the time of day, as a clock on the wall shows them.
public struct LocalTime: Sendable, Hashable {
  public var day: Day
  public var hour: Int
  public var minute: Int
  public var second: Int
  /// Seconds east of UTC.
  public var offsetSeconds: Int
  /// What people call the offset: `CET`.
  public var abbreviation: String?

  public init(
    day: Day, hour: Int, minute: Int, second: Int, offsetSeconds: Int = 0,
    abbreviation: String? = nil
  ) {
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.offsetSeconds = offsetSeconds
    self.abbreviation = abbreviation
  }

  /// `07:52`.
  public var time: String { padded(hour, 2) + ":" + padded(minute, 2) }

  /// `Mon 08:05`.
  public var weekdayAndTime: String { "\(day.weekdayName) \(time)" }

  /// `CET`, else `+01:00`.
  public var zoneName: String {
    if let abbreviation { return abbreviation }
    let minutes = Int(offsetSeconds.magnitude / 60)
    return (offsetSeconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }

  /// For a page that is kept: `Wed 2026-01-14 09:12 CET`.
  public var full: String { "\(day.weekdayName) \(day.iso) \(time) \(zoneName)" }
}
