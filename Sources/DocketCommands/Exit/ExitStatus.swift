/// How a command ended, as scripts see it: the numbers of `sysexits.h` where they fit.
///
/// Below 64 a number may mean something else for another command, so it has a name for each.
public struct ExitStatus: RawRepresentable, Sendable, Hashable {
  public var rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  public static let ok = Self(rawValue: 0)
  /// Nothing matched, or nothing was to be done.
  public static let nothing = Self(rawValue: 1)
  /// EX_USAGE: the command line cannot be understood.
  public static let usage = Self(rawValue: 64)
  /// EX_DATAERR: some input was refused; the rest was done.
  public static let badData = Self(rawValue: 65)
  /// EX_NOINPUT: no such file or id.
  public static let noInput = Self(rawValue: 66)
  /// EX_UNAVAILABLE: another host, or a program that is needed, is not there.
  public static let unavailable = Self(rawValue: 69)
  /// EX_SOFTWARE: a fault of the program.
  public static let bug = Self(rawValue: 70)
  /// EX_CANTCREAT: a file cannot be made.
  public static let cannotCreate = Self(rawValue: 73)
  /// EX_IOERR: reading or writing failed; what was acknowledged before is kept.
  public static let inputOutput = Self(rawValue: 74)
  /// EX_TEMPFAIL: not now; trying again may help.
  public static let tryAgain = Self(rawValue: 75)
  /// EX_NOPERM: reading or writing is not permitted.
  public static let permission = Self(rawValue: 77)
  /// EX_CONFIG: the configuration cannot be read.
  public static let configuration = Self(rawValue: 78)
  /// 128 + SIGINT.
  public static let interrupted = Self(rawValue: 130)
}

/// What `docket doctor` found.
extension ExitStatus {
  /// Something to know or to put right, and nothing lost.
  public static let notes = Self(rawValue: 1)
  /// Records cannot be read.
  public static let damage = Self(rawValue: 2)
}

/// What a theme lacks, for `docket theme check`.
extension ExitStatus {
  /// A role has less contrast than it needs.
  public static let tooFaint = Self(rawValue: 1)
}

/// What `docket overdue` tells, with the numbers of a monitoring plugin.
extension ExitStatus {
  /// Nothing is overdue, and something is due soon.
  public static let dueSoon = Self(rawValue: 1)
  /// Something is overdue.
  public static let overdue = Self(rawValue: 2)
  /// It cannot be told.
  public static let unknown = Self(rawValue: 3)
}
