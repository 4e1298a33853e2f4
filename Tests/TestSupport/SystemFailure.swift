import Glibc

/// A call of the operating system that a test needed and that failed.
public struct SystemFailure: Error, CustomStringConvertible {
  public let call: String
  public let code: Int32

  /// Takes the code from `errno` when none is given.
  init(_ call: String, code: Int32 = errno) {
    self.call = call
    self.code = code
  }

  public var description: String { "\(call): \(String(cString: strerror(code)))" }
}
