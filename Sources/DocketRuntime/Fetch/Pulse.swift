import Synchronization

/// When work on another thread was heard of last: a file system that has gone lets a call wait for ever.
final class Pulse: Sendable {
  private let last = Atomic(Clock.ticks)

  /// The work goes on.
  func beat() { last.store(Clock.ticks, ordering: .relaxed) }

  /// Whether nothing was heard for so many milliseconds.
  func isSilent(for milliseconds: UInt64) -> Bool {
    last.load(ordering: .relaxed) + milliseconds < Clock.ticks
  }
}
