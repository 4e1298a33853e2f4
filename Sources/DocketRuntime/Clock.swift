import CShims
public import DocketModel

/// The instant and the civil day, and how long until something is due.
public struct Clock: Sendable {
  /// Answers with the instant now; pinned in tests.
  public var now: @Sendable () -> Timestamp
  public var zone: Zone

  public init(zone: Zone, now: @escaping @Sendable () -> Timestamp) {
    self.zone = zone
    self.now = now
  }

  var today: Day { zone.local(now()).day }

  /// Milliseconds that only ever grow, for delays.
  public static var ticks: UInt64 { dsh_ticks() }

  /// How long until the next local midnight.
  var millisecondsToMidnight: Int {
    let midnight = zone.start(of: today.adding(days: 1))
    let left = midnight.milliseconds - now().milliseconds
    return Int(min(max(left, 1_000), 24 * 3_600_000))
  }
}
