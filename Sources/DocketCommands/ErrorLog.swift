import CursesTerminal
import Glibc

/// Standard error while the screen is up: a file, since a text on the screen would be lost with it.
///
/// What a trap says is found there; the message of the crash names the file.
struct ErrorLog {
  private let file: Int32
  private let normal: Int32

  /// Opens `errors.log` in the state folder for its owner alone; without it, nothing is caught.
  static func open(in request: ReaderRequest) -> ErrorLog {
    _ = Folders.make(request.folders.state)
    let path = request.folders.state + "/errors.log"
    // A pipe in its place would hold up the start until somebody reads it.
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK
    let file = Glibc.open(path, flags, 0o600)
    guard file >= 0 else { return ErrorLog(file: -1, normal: -1) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return ErrorLog(file: -1, normal: -1)
    }
    fchmod(file, 0o600)
    // Old texts help nobody; a file that grew is begun anew.
    if lseek(file, 0, SEEK_END) > 1 << 20 { ftruncate(file, 0) }
    CrashGuard.name(log: path)
    return ErrorLog(file: file, normal: fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3))
  }

  /// Runs a body with standard error in the file, and gives the normal one back.
  func catching<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value
  {
    guard file >= 0, normal >= 0 else { return try body() }
    dup2(file, STDERR_FILENO)
    defer {
      dup2(normal, STDERR_FILENO)
      close(normal)
      close(file)
    }
    return try body()
  }
}
