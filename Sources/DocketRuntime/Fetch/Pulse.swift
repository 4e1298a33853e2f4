import Synchronization

/// When work on another thread was heard of last: a file system that has gone lets a call wait for ever.
final class Pulse: Sendable {
  private let last = Atomic(Clock.ticks)

  /// The work goes on.
  func beat() { last.store(Clock.ticks, ordering: .relaxed) }

  /// What is left needs no file system: it is not waited for any more.
  func end() { last.store(.max, ordering: .relaxed) }

  /// Whether nothing was heard for so many milliseconds.
  func isSilent(for milliseconds: UInt64) -> Bool {
    let last = last.load(ordering: .relaxed)
    let now = Clock.ticks
    return last < now && now - last > milliseconds
  }
}
