import Glibc

/// Hears signals while something else than the loop is waited for.
struct Ear {
  /// Becomes readable when there is something to hear; -1 never does.
  let file: Int32
  private let drain: () -> [UInt8]
  /// The signal that asked this program to end.
  private(set) var ending: Int32?

  init(_ mail: Mailbox<some Sendable>) {
    file = mail.wakeFile
    drain = mail.drainWakes
  }

  /// An ear that hears nothing.
  init() {
    file = -1
    drain = { [] }
  }

  /// The signals since the last time.
  mutating func listen() -> [Int32] {
    let signals = drain().filter { $0 != 0 }.map { Int32($0) }
    ending = ending ?? signals.first { $0 == SIGHUP || $0 == SIGTERM }
    return signals
  }
}
