public import CellGrid
public import Glibc
import Synchronization
public import Testing

/// A program on a terminal of its own, whose bytes are counted.
///
/// Use it where the bytes matter: what a key costs, what survives a hang-up, which settings are left
/// behind. To see the screen a person would see, use ``Tmux``. One thread only.
public final class Pty {
  /// The process started; also its session and process group.
  public let process: pid_t
  /// Everything the program has written so far.
  public private(set) var output: [UInt8] = []

  private let name: String
  private var master: Int32
  /// Held so that settings can be read after the program has ended.
  private var slave: Int32
  private var marked = 0
  private var status: ExitStatus?

  /// Starts a program as leader of a session whose controlling terminal is new.
  ///
  /// The environment is exactly the one given; `program` is a path or a name in `PATH` of the tests.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String],
    size: Size = Size(columns: 80, rows: 24), directory: String? = nil
  ) throws {
    name = program
    var window = Self.window(size)
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var path = [CChar](repeating: 0, count: 128)
    let opened = Launch.descriptors.withLock { _ in
      let opened = openpty(&ends.master, &ends.slave, &path, nil, &window)
      _ = fcntl(ends.master, F_SETFD, FD_CLOEXEC)
      _ = fcntl(ends.slave, F_SETFD, FD_CLOEXEC)
      return opened
    }
    guard opened == 0 else { throw SystemFailure("openpty") }
    (master, slave) = ends
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    let terminal = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    do {
      process = try Launch(
        program: program, arguments: arguments, environment: environment, directory: directory,
        streams: .terminal(terminal)
      ).start()
    } catch {
      close(ends.master)
      close(ends.slave)
      throw error
    }
  }

  deinit {
    if status == nil {
      kill(-process, SIGKILL)
      var ignored: Int32 = 0
      waitpid(process, &ignored, 0)
    }
    hangUp()
  }

  private static func window(_ size: Size) -> winsize {
    winsize(
      ws_row: UInt16(clamping: size.rows), ws_col: UInt16(clamping: size.columns),
      ws_xpixel: 0, ws_ypixel: 0)
  }
}

@available(*, unavailable)
extension Pty: Sendable {}

// MARK: - Keys

extension Pty {
  /// Types bytes in one `write`, as a terminal sends a key or a paste.
  public func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    let deadline = Deadline(in: .seconds(10))
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN, !deadline.hasPassed {
        pump(milliseconds: 20)
      } else if errno != EINTR {
        throw SystemFailure("cannot type to \(name)")
      }
    }
  }

  /// Types text; control keys are written as their characters, such as `"\u{1B}"`.
  public func write(_ text: String) throws { try write(Array(text.utf8)) }
}

// MARK: - Output

extension Pty {
  /// How many bytes came since ``mark()``.
  public var bytesSinceMark: Int { output.count - marked }

  /// What came since ``mark()``.
  public var outputSinceMark: [UInt8] { Array(output[marked...]) }

  /// Starts counting anew.
  public func mark() { marked = output.count }

  /// Reads until the program has been silent for a while, and answers the bytes read here.
  ///
  /// Returns at the deadline too: a program that never falls silent is found by its byte count.
  @discardableResult
  public func read(
    untilQuiet quiet: Duration = .milliseconds(100), within limit: Duration = .seconds(10)
  ) -> [UInt8] {
    let start = output.count
    let deadline = Deadline(in: limit)
    while !deadline.hasPassed {
      if !pump(milliseconds: Int32(quiet / .milliseconds(1))) { break }
    }
    return Array(output[start...])
  }

  /// Types keys, reads what they cause until the program is silent again, and answers how much.
  ///
  /// Counting starts with the keys: ``outputSinceMark`` is what they cost. Waits for a first byte.
  public func cost(of keys: String, quiet: Duration = .milliseconds(150)) throws -> Int {
    mark()
    try write(keys)
    let deadline = Deadline(in: .seconds(15))
    while bytesSinceMark == 0, !deadline.hasPassed { pump(milliseconds: 50) }
    read(untilQuiet: quiet)
    return bytesSinceMark
  }

  /// Reads for the whole time given, and answers the bytes read here.
  @discardableResult
  public func read(for duration: Duration) -> [UInt8] {
    let start = output.count
    let deadline = Deadline(in: duration)
    while !deadline.hasPassed { pump(milliseconds: deadline.milliseconds(atMost: 50)) }
    return Array(output[start...])
  }

  /// Reads until the text stands in what came since ``mark()``; fails the test at the deadline.
  public func expect(
    _ text: String, within limit: Duration = .seconds(15),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let wanted = Array(text.utf8)
    let deadline = Deadline(in: limit)
    var found = outputSinceMark.contains(wanted)
    while !found, !deadline.hasPassed {
      let more = pump(milliseconds: 50)
      if more || hasEnded { found = outputSinceMark.contains(wanted) }
      if hasEnded, !more { break }
    }
    let end = hasEnded ? " (it has ended: \(status.map { "\($0)" } ?? "?"))" : ""
    try #require(
      found,
      """
      \(name) did not write "\(text)"\(end). Since the mark it wrote \(bytesSinceMark) bytes:
      \(Pty.readable(outputSinceMark))
      """, sourceLocation: sourceLocation)
  }

  /// Bytes as a person can read them: control characters by name, the last 2,000 bytes.
  public static func readable(_ bytes: [UInt8]) -> String {
    var text = bytes.count > 2000 ? "... " : ""
    for scalar in String(decoding: bytes.suffix(2000), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x1B: text += "␛"
      case 0x0A: text += "\n"
      case 0..<0x20, 0x7F: text += "^" + String(UnicodeScalar(UInt8(scalar.value ^ 0x40)))
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Takes what is there, waiting at most so long; false if nothing came.
  @discardableResult
  private func pump(milliseconds: Int32) -> Bool {
    guard master >= 0 else { return false }
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    output += buffer[..<count]
    return true
  }
}

// MARK: - The terminal and the process

extension Pty {
  /// Changes the size; the kernel sends SIGWINCH to the program.
  public func resize(_ size: Size) throws {
    var window = Self.window(size)
    guard ioctl(master, UInt(TIOCSWINSZ), &window) == 0 else { throw SystemFailure("TIOCSWINSZ") }
  }

  /// The settings of the terminal now, to compare before and after a program.
  public func settings() throws -> TerminalSettings { try TerminalSettings(of: slave) }

  /// Sends a signal to the program alone.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Closes the terminal, as a lost connection does: the program gets SIGHUP and reads end of file.
  public func hangUp() {
    if slave >= 0 { close(slave) }
    if master >= 0 { close(master) }
    (master, slave) = (-1, -1)
  }

  /// Whether the program has ended.
  public var hasEnded: Bool {
    if status == nil { status = try? ExitStatus.collect(process) }
    return status != nil
  }

  /// Reads until the program ends, and answers how; fails the test at the deadline.
  public func waitForEnd(
    within limit: Duration = .seconds(15), sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ExitStatus {
    let deadline = Deadline(in: limit)
    while !hasEnded, !deadline.hasPassed {
      if master >= 0 { pump(milliseconds: 20) } else { usleep(20_000) }
    }
    while pump(milliseconds: 0) {}
    return try #require(
      status,
      "\(name) still runs. Its last output was:\n\(Pty.readable(output))",
      sourceLocation: sourceLocation)
  }
}
