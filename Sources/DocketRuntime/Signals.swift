import CShims
import Glibc

/// Which signals the loop hears of, and what it makes of them.
enum Signals {
  static let heard = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGCHLD]

  /// What is ignored while the reader runs.
  ///
  /// Ctrl-\ on a terminal that is lent out must not end the reader with a page about a crash.
  static let ignored = [SIGPIPE, SIGXFSZ, SIGTTOU, SIGQUIT]

  /// From now on these signals are bytes in the pipe; writing to a closed pipe is an error code.
  static func forward(to file: Int32) {
    for signal in heard { _ = dsh_signal_forward(signal, file) }
    for signal in ignored { _ = dsh_signal_ignore(signal) }
  }

  /// Stops this process group as Ctrl-Z in the shell does, and returns when it goes on.
  static func stop(forwardingTo file: Int32) {
    _ = dsh_signal_default(SIGTSTP)
    // An orphaned group is not stopped by this: the kernel sees to it that it could be woken.
    kill(0, SIGTSTP)
    _ = dsh_signal_forward(SIGTSTP, file)
  }
}
