/// How a command ended, as scripts see it: the numbers of `sysexits.h` where they fit.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
  case ok = 0
  /// Nothing matched; for `doctor`, notes; for `overdue`, something is due soon.
  case nothing = 1
  /// For `doctor`, damage; for `overdue`, something is.
  case damage = 2
  /// EX_USAGE: the command line cannot be understood.
  case usage = 64
  /// EX_DATAERR: some input was refused; the rest was done.
  case badData = 65
  /// EX_NOINPUT: no such file or id.
  case noInput = 66
  /// EX_UNAVAILABLE: another host, or a program that is needed, is not there.
  case unavailable = 69
  /// EX_SOFTWARE: a fault of the program.
  case bug = 70
  /// EX_CANTCREAT: a file cannot be made.
  case cannotCreate = 73
  /// EX_IOERR: reading or writing failed; what was acknowledged before is kept.
  case inputOutput = 74
  /// EX_TEMPFAIL: not now; trying again may help.
  case tryAgain = 75
  /// EX_NOPERM
  case permission = 77
  /// EX_CONFIG: the configuration cannot be read.
  case configuration = 78
  /// 128 + SIGINT.
  case interrupted = 130

  static let dueSoon = nothing
  static let overdue = damage
}
