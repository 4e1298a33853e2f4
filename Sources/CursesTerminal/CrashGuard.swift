private import CNcurses

/// Gives the terminal back when the program dies of a trap or a bad access.
public enum CrashGuard {
  /// Watches for ILL, TRAP, ABRT, SEGV, BUS and FPE in the whole process; call it once, at start.
  ///
  /// The handler writes the bytes that undo our modes, restores the tty, says which signal it was,
  /// and lets the handler that was there before, or the default, go on.
  public static func install() { ncx_crash_install() }

  /// Names the file that standard error goes to, for the message of a crash.
  public static func name(log path: String) { ncx_crash_name_log(path) }
}

/// A stack for signal handlers of one thread, so that running out of stack is still handled.
///
/// Make one at the start of a thread and let it go in the same thread, at its end.
public struct CrashStack: ~Copyable {
  private let memory: UnsafeMutableRawPointer?

  /// Gives the calling thread a stack for its signal handlers.
  public init() { memory = ncx_crash_stack_install() }

  deinit { ncx_crash_stack_remove(memory) }
}

@available(*, unavailable)
extension CrashStack: Sendable {}
