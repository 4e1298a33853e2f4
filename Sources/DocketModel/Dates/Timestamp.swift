/// An instant: milliseconds since 1970-01-01 00:00 UTC.
public struct Timestamp: Sendable, Hashable, Comparable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(seconds: Int64) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    self.milliseconds = overflow ? (seconds < 0 ? .min : .max) : product
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Whole seconds, rounded towards the past.
  public var seconds: Int64 {
    milliseconds / 1_000 - (milliseconds % 1_000 < 0 ? 1 : 0)
  }

  /// How many seconds a place in the order of records lies behind this time; negative before it.
  ///
  /// The upper bits of the clock are milliseconds. More than ``skewLimit`` either way says that the
  /// clock of some host was wrong.
  public func seconds(to clock: UInt64) -> Int64 {
    let (difference, overflow) = Int64(clock >> 16).subtractingReportingOverflow(milliseconds)
    return overflow ? .max : difference / 1_000
  }

  public static let skewLimit: Int64 = 600

  /// So many seconds later, or earlier; stops at the ends of what can be counted.
  public func adding(seconds: Int64) -> Timestamp {
    let step = Timestamp(seconds: seconds).milliseconds
    let (sum, overflow) = milliseconds.addingReportingOverflow(step)
    return Timestamp(milliseconds: overflow ? (step < 0 ? .min : .max) : sum)
  }

  /// Seconds since another instant, rounded towards the past.
  public func seconds(since other: Timestamp) -> Int64 {
    let (difference, overflow) = seconds.subtractingReportingOverflow(other.seconds)
    return overflow ? (self > other ? .max : .min) : difference
  }
}
