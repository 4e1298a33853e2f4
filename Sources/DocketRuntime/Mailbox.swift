import Glibc
import Synchronization

/// Hands values from one thread to another and wakes the one that polls.
///
/// The only mutable thing threads share: anybody may post, one thread takes.
final class Mailbox<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])
  /// Becomes readable when something was posted; poll it, then call ``take()``.
  let wakeFile: Int32
  private let postFile: Int32

  /// Nil when the process has no file descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    wakeFile = ends[0]
    postFile = ends[1]
  }

  deinit {
    close(wakeFile)
    close(postFile)
  }

  func post(_ value: Value) {
    values.withLock { $0.append(value) }
    wake(with: 0)
  }

  /// Takes all that was posted, oldest first.
  func take() -> [Value] {
    values.withLock { values in
      defer { values = [] }
      return values
    }
  }

  /// The bytes that woke the poller: 0 for a post, else the number of a signal.
  func drainWakes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(wakeFile, &bytes, bytes.count)
    return count > 0 ? Array(bytes.prefix(count)) : []
  }

  /// Wakes the poller once more, for what somebody else has drained the wake of.
  func rewake() { wake(with: 0) }

  /// Where signals write their numbers.
  var signalFile: Int32 { postFile }

  private func wake(with byte: UInt8) {
    var byte = byte
    // A full pipe means that the poller is about to wake anyway.
    _ = write(postFile, &byte, 1)
  }
}
