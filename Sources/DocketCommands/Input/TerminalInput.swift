import DocketRuntime
import Glibc

/// Reads what a person types or pastes on a terminal, up to Ctrl-D.
///
/// In its usual mode a terminal keeps 4,096 bytes of a line and drops the rest without a word. So
/// that mode is left while we read, and comes back on every way out, signals included.
enum TerminalInput {
  private static let endOfText: UInt8 = 0x04

  /// Reads the bytes before Ctrl-D; `whenReady` is called once a long line is safe, since only then
  /// may a person be asked for it.
  static func read(
    _ file: Int32, limit: Int, whenReady: () -> Void
  ) throws(FileFault) -> [UInt8] {
    var saved = termios()
    guard tcgetattr(file, &saved) == 0 else { throw .failed(errno) }
    var mode = saved
    // Not IEXTEN either: a pasted Ctrl-V or Ctrl-O is text.
    mode.c_lflag &= ~tcflag_t(ICANON | IEXTEN)
    let signals = SignalGate([SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP])
    defer { signals.open() }
    tcsetattr(file, TCSADRAIN, &mode)
    defer { tcsetattr(file, TCSADRAIN, &saved) }
    whenReady()

    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      var wait = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, 100)
      if signals.isWaiting {
        tcsetattr(file, TCSADRAIN, &saved)
        // The signal does what it always does; after a stop, we are here again.
        signals.letThrough()
        tcsetattr(file, TCSADRAIN, &mode)
      }
      guard ready > 0 else { continue }
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return edited(bytes) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .failed(errno)
      }
      let fresh = buffer[..<count]
      if let end = fresh.firstIndex(of: endOfText) {
        bytes.append(contentsOf: fresh[..<end])
        return edited(bytes)
      }
      bytes.append(contentsOf: fresh)
      guard bytes.count <= limit else { throw .tooLarge(size: bytes.count, limit: limit) }
    }
  }

  /// Does what the terminal would have done on Backspace: takes the character before it away.
  private static func edited(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x7F) else { return bytes }
    var result: [UInt8] = []
    for byte in bytes {
      guard byte == 0x7F else {
        result.append(byte)
        continue
      }
      while let last = result.popLast(), last & 0xC0 == 0x80 {}
    }
    return result
  }
}

/// Holds signals back until the terminal is in its usual mode.
private struct SignalGate {
  private let signals: sigset_t
  private let before: sigset_t

  init(_ numbers: [Int32]) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    self.signals = signals
    self.before = before
  }

  var isWaiting: Bool {
    var waiting = sigset_t()
    guard sigpending(&waiting) == 0 else { return false }
    return [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP].contains {
      sigismember(&waiting, $0) == 1
    }
  }

  func letThrough() {
    open()
    var signals = signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  func open() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
