import Glibc

/// How a process ended.
public enum ExitStatus: Sendable, Hashable, CustomStringConvertible {
  case exited(Int32)
  case killed(signal: Int32)

  /// Reads the number that `waitpid` gives.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7f
    self = signal == 0 ? .exited((waitStatus >> 8) & 0xff) : .killed(signal: signal)
  }

  public var description: String {
    switch self {
    case .exited(let code): "exit \(code)"
    case .killed(let signal): "killed by signal \(signal)"
    }
  }

  /// Collects a child if it has ended; nil while it runs.
  static func collect(_ process: pid_t) throws -> ExitStatus? {
    var status: Int32 = 0
    let collected = waitpid(process, &status, WNOHANG)
    guard collected >= 0 else { throw SystemFailure("waitpid") }
    return collected == 0 ? nil : ExitStatus(waitStatus: status)
  }
}
