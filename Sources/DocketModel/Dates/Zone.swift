/// The rules that turn instants into civil time, as a plain value: offsets and when they begin.
public struct Zone: Sendable, Hashable {
  /// From this instant on, local time is UTC plus the offset.
  public struct Transition: Sendable, Hashable {
    public var from: Timestamp
    public var offsetSeconds: Int
    /// What people call it: `CET`, `CEST`; absent where the source has no letters for it.
    public var abbreviation: String?

    public init(from: Timestamp, offsetSeconds: Int, abbreviation: String? = nil) {
      self.from = from
      self.offsetSeconds = offsetSeconds
      self.abbreviation = abbreviation
    }
  }

  /// Sorted by time; the first one also holds for all earlier instants.
  public var transitions: [Transition]

  public init(transitions: [Transition]) { self.transitions = transitions }

  public static let utc = Zone(transitions: [])

  /// The clock on the wall at an instant.
  public func local(_ instant: Timestamp) -> LocalTime {
    let transition = transition(at: instant)
    let offset = Self.bounded(transition?.offsetSeconds ?? 0)
    let seconds = instant.adding(seconds: Int64(offset)).seconds
    let secondOfDay = ((seconds % 86_400) + 86_400) % 86_400
    let time = Int(secondOfDay)
    return LocalTime(
      day: Day(number: Int((seconds - secondOfDay) / 86_400)), hour: time / 3_600,
      minute: time / 60 % 60, second: time % 60, offsetSeconds: offset,
      abbreviation: transition == nil ? "UTC" : transition?.abbreviation)
  }

  /// The first instant of a day: midnight, or what the clock jumps to where midnight is left out.
  public func start(of day: Day) -> Timestamp {
    let midnight = Timestamp(seconds: Int64(min(max(day, Day.first), Day.last).number) * 86_400)
    let near = transitions.filter { $0.from.seconds(since: midnight).magnitude <= 3 * 86_400 }
    let offsets =
      [transition(at: midnight.adding(seconds: -3 * 86_400))?.offsetSeconds ?? 0]
      + near.map(\.offsetSeconds)
    let candidates =
      offsets.map { midnight.adding(seconds: -Int64(Self.bounded($0))) } + near.map(\.from)
    let first = candidates.filter { local($0).day == day }.min()
    // Only a day that was left out whole has none (Samoa, 2011-12-30).
    return first ?? candidates.filter { local($0).day > day }.min() ?? midnight
  }

  private func transition(at instant: Timestamp) -> Transition? {
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = low + (high - low) / 2
      if transitions[middle].from <= instant { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? transitions[low - 1] : transitions.first
  }

  /// No place on earth is further off than 26 hours (RFC 8536 section 3.2), and no sum overflows.
  private static func bounded(_ offset: Int) -> Int { min(max(offset, -93_599), 93_599) }
}
