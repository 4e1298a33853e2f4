import Glibc

/// What `stty` shows of a terminal.
public struct TerminalSettings: Sendable, Hashable, CustomStringConvertible {
  let input: UInt32
  let output: UInt32
  let control: UInt32
  let local: UInt32
  let characters: [UInt8]

  init(of descriptor: Int32) throws {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { throw SystemFailure("tcgetattr") }
    input = settings.c_iflag
    output = settings.c_oflag
    control = settings.c_cflag
    local = settings.c_lflag
    characters = withUnsafeBytes(of: &settings.c_cc) { Array($0) }
  }

  /// Whether typed characters come back and lines are edited by the kernel.
  public var isCooked: Bool { local & UInt32(ICANON) != 0 && local & UInt32(ECHO) != 0 }

  public var description: String {
    let flags = [("iflag", input), ("oflag", output), ("cflag", control), ("lflag", local)]
      .map { "\($0.0) \(String($0.1, radix: 8))" }
    return (flags + ["cc \(characters)"]).joined(separator: ", ")
  }
}
