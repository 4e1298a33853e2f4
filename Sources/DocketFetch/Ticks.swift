import Glibc

/// The clocks of the system: what delays and deadlines are measured with.
public enum Ticks {
  /// Milliseconds that only ever grow.
  public static var now: UInt64 { milliseconds(CLOCK_MONOTONIC) }

  /// Seconds since 1970, for dates that servers name.
  static var wallSeconds: Int64 { Int64(milliseconds(CLOCK_REALTIME) / 1_000) }

  private static func milliseconds(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(max(time.tv_sec, 0)) * 1_000 + UInt64(max(time.tv_nsec, 0)) / 1_000_000
  }
}
