import CShims
import Glibc
import Synchronization

/// Tells a sync that is under way to end.
///
/// Only waiting for the other place ends at once; what touches the store's own files takes milliseconds and
/// is never cut short.
public final class SyncStop: Sendable {
  private let flag = Atomic<Bool>(false)
  /// Where Ctrl-C is heard; -1 where the loop of the reader hears it.
  private let signals: Int32

  /// With `hearsInterrupt` the signal of Ctrl-C stops the sync and does not end the program.
  public init(hearsInterrupt: Bool = false) {
    var ends: [Int32] = [-1, -1]
    guard hearsInterrupt, pipe(&ends) == 0 else {
      signals = -1
      return
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    _ = dsh_signal_forward(SIGINT, ends[1])
    signals = ends[0]
  }

  public func stop() { flag.store(true, ordering: .relaxed) }

  var isStopped: Bool {
    var byte: UInt8 = 0
    if signals >= 0, read(signals, &byte, 1) == 1 { stop() }
    return flag.load(ordering: .relaxed)
  }
}
