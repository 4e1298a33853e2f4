/// A moment by which something must have happened.
///
/// Deadlines only bound a wait that would otherwise never end; no test measures time with them.
public struct Deadline: Sendable {
  private let moment: ContinuousClock.Instant

  public init(in duration: Duration) { moment = .now + duration }

  public var hasPassed: Bool { .now >= moment }

  /// What is left for one `poll`, at most the given number of milliseconds.
  func milliseconds(atMost limit: Int32) -> Int32 {
    let left = ContinuousClock.now.duration(to: moment) / .milliseconds(1)
    return Int32(max(0, min(Double(limit), left.rounded(.up))))
  }
}
