public import CellGrid
import Foundation
import Glibc
public import Testing

/// A program in a private terminal multiplexer: the screen a person would see, and a cursor.
///
/// Each value has a server of its own, without any configuration of the user, and ends it when it is
/// let go. `send-keys` writes whole sequences at once; to test split escape sequences or to count
/// bytes use ``Pty``. One thread only.
public final class Tmux {
  private let socket: String
  /// Where the shell around the program leaves its process number and how it ended.
  private let record: String
  private let name: String

  /// Starts a program on a screen of the given size.
  ///
  /// The environment of the program is exactly the one given; without `TERM` it is
  /// `tmux-256color`. `directory` must exist: it gets the socket and the settings of the server.
  public init(
    _ command: [String], environment: [String: String],
    size: Size = Size(columns: 80, rows: 24), in directory: String
  ) throws {
    var random = SystemRandomNumberGenerator()
    let id = String(random.next() as UInt32, radix: 36)
    socket = "\(directory)/tmux-\(id)"
    record = "\(directory)/tmux-\(id)-program"
    name = command.first ?? ""
    let settings = "\(directory)/tmux-\(id).conf"
    let lines = [
      "set -s escape-time 0", "set -g default-terminal tmux-256color", "set -g status off",
      "set -g remain-on-exit on", "set -g history-limit 5000",
    ]
    try write(lines.joined(separator: "\n") + "\n", to: settings)
    var variables = environment
    if variables["TERM"] == nil { variables["TERM"] = "tmux-256color" }
    // An empty TERM means none at all: the only way to test that under a multiplexer.
    if variables["TERM"] == "" { variables["TERM"] = nil }
    let pairs = variables.map { "\($0.key)=\($0.value)" }.sorted()
    try tmux(
      ["-u", "-f", settings, "new-session", "-d"]
        + ["-x", "\(size.columns)", "-y", "\(size.rows)", "sh", "-c", Self.recorder, record]
        + ["env", "-i"] + pairs + command)
  }

  /// Runs a program and writes down what the multiplexer does not tell reliably.
  ///
  /// tmux 3.3 loses the exit status when the terminal closes before the program is collected.
  private static let recorder = """
    sh -c 'echo $$ >"$0.number"; exec "$@"' "$0" "$@"
    echo $? >"$0.end"
    """

  deinit { _ = try? tmux(["kill-server"]) }

  /// Gives one command to the server and answers what it prints.
  @discardableResult
  private func tmux(_ arguments: [String], input: [UInt8] = []) throws -> Outcome {
    let environment = [
      "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent",
      "TERM": "xterm-256color",
    ]
    let outcome = try run(
      "tmux", ["-S", socket] + arguments, input: input, environment: environment,
      within: .seconds(20))
    guard outcome.status == .exited(0) else {
      throw TmuxFailure(words: arguments, error: outcome.error)
    }
    return outcome
  }

  private func asked(_ format: String) throws -> String {
    try tmux(["display-message", "-p", format]).output.trimmedLine
  }
}

@available(*, unavailable)
extension Tmux: Sendable {}

/// A command that the multiplexer refused.
public struct TmuxFailure: Error, CustomStringConvertible {
  let words: [String]
  let error: String

  public var description: String { "tmux \(words.joined(separator: " ")): \(error)" }
}

// MARK: - Keys

extension Tmux {
  /// Presses keys by the names tmux has for them: `"j"`, `"Enter"`, `"C-r"`, `"Escape"`, `"BSpace"`.
  public func press(_ keys: String...) throws { try press(keys) }

  /// Presses keys by the names tmux has for them.
  public func press(_ keys: [String]) throws {
    // A semicolon at the end of a word would end the command.
    try tmux(["send-keys"] + keys.map { $0 == ";" ? "\\;" : $0 })
  }

  /// Types text letter by letter, none of it taken for the name of a key.
  public func type(_ text: String) throws {
    let safe = text.hasSuffix(";") ? text.dropLast() + "\\;" : text[...]
    try tmux(["send-keys", "-l", "--", String(safe)])
  }

  /// Pastes as a terminal does: bracketed if the program has asked for it, line breaks as returns.
  public func paste(_ bytes: [UInt8]) throws {
    try tmux(["load-buffer", "-b", "paste", "-"], input: bytes)
    try tmux(["paste-buffer", "-p", "-d", "-b", "paste"])
  }

  /// Pastes text, see ``paste(_:)-([UInt8])``.
  public func paste(_ text: String) throws { try paste(Array(text.utf8)) }

  /// Changes the size of the screen and waits until the terminal of the program has it.
  ///
  /// The multiplexer passes on a size after up to a quarter of a second, of several only the last.
  public func resize(_ size: Size) throws {
    try startResize(size)
    let path = try asked("#{pane_tty}")
    let terminal = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard terminal >= 0 else { throw SystemFailure("cannot open \(path)") }
    defer { close(terminal) }
    let deadline = Deadline(in: .seconds(15))
    var window = winsize()
    repeat {
      guard ioctl(terminal, UInt(TIOCGWINSZ), &window) == 0 else {
        throw SystemFailure("TIOCGWINSZ")
      }
      if Int(window.ws_col) == size.columns, Int(window.ws_row) == size.rows { return }
      usleep(10_000)
    } while !deadline.hasPassed
    throw SystemFailure("the size did not reach the terminal", code: ETIMEDOUT)
  }

  /// Asks for another size and waits for nothing.
  public func startResize(_ size: Size) throws {
    try tmux(["resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)"])
  }
}

// MARK: - The screen

extension Tmux {
  /// What stands on the screen: one string per row, blanks at the end cut, blank rows kept.
  public func screen(withColours: Bool = false) throws -> [String] {
    try tmux(["capture-pane", "-p"] + (withColours ? ["-e"] : [])).output.allLines
  }

  /// The screen with everything that has scrolled away above it.
  public func scrollback() throws -> [String] {
    try tmux(["capture-pane", "-p", "-S", "-"]).output.allLines
  }

  /// Where the cursor stands; nil if it is hidden.
  public func cursor() throws -> Position? {
    let fields = try asked("#{cursor_x} #{cursor_y} #{cursor_flag}").split(separator: " ")
    let numbers = fields.compactMap { Int($0) }
    guard numbers.count == 3, numbers[2] == 1 else { return nil }
    return Position(column: numbers[0], row: numbers[1])
  }

  /// The row the cursor stands on, as text.
  public func cursorRow() throws -> String {
    guard let position = try cursor() else { return "" }
    let rows = try screen()
    return position.row < rows.count ? rows[position.row] : ""
  }

  /// The process number of the program.
  public func process() throws -> Int32 {
    try #require(number(in: "number"), "\(name) was not started")
  }

  /// The number in one of the files of the record; nil while it is not there.
  private func number(in file: String) -> Int32? {
    let words = try? String(contentsOfFile: "\(record).\(file)", encoding: .utf8)
    return words.flatMap { Int32($0.trimmedLine) }
  }

  /// How the program ended; nil while it runs.
  public func status() throws -> ExitStatus? {
    guard try asked("#{pane_dead}") == "1", let code = number(in: "end") else { return nil }
    // A shell adds 128 to the number of a signal.
    return code > 128 ? .killed(signal: code - 128) : .exited(code)
  }
}

// MARK: - Waiting

extension Tmux {
  /// Waits until all texts stand on the screen and none of the unwanted; fails with the screen.
  ///
  /// Once the program has ended nothing is waited for, and the lines above the screen count as well.
  public func expect(
    _ texts: String..., without unwanted: [String] = [], within limit: Duration = .seconds(15),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(texts, without: unwanted, within: limit, sourceLocation: sourceLocation)
  }

  /// Waits until all texts stand on the screen and none of the unwanted; fails with the screen.
  public func expect(
    _ texts: [String], without unwanted: [String] = [], within limit: Duration = .seconds(15),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(within: limit, sourceLocation: sourceLocation) { rows in
      let missing = texts.filter { text in !rows.contains { $0.contains(text) } }
      let present = unwanted.filter { text in rows.contains { $0.contains(text) } }
      let complaints =
        missing.map { "\"\($0)\" is not on the screen" }
        + present.map { "\"\($0)\" is on the screen" }
      return complaints.isEmpty ? nil : complaints.joined(separator: ", ")
    }
  }

  /// Waits until the check has no complaint about the screen; fails with the last one.
  public func expect(
    within limit: Duration = .seconds(15), sourceLocation: SourceLocation = #_sourceLocation,
    _ check: ([String]) -> String?
  ) throws {
    let deadline = Deadline(in: limit)
    var complaint: String?
    repeat {
      complaint = check(try screen())
      if complaint == nil { return }
      if try status() != nil {
        // What an ended program leaves has been pushed up by the notice of its end.
        complaint = check(try scrollback())
        break
      }
      usleep(20_000)
    } while !deadline.hasPassed
    if complaint == nil { return }
    let report = picture
    try #require(
      complaint == nil, "\(complaint ?? ""):\n\(report)", sourceLocation: sourceLocation)
  }

  /// Waits until the program has ended, and answers how; fails with the screen.
  public func waitForEnd(
    within limit: Duration = .seconds(15), sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ExitStatus {
    let deadline = Deadline(in: limit)
    var ended = try status()
    while ended == nil, !deadline.hasPassed {
      usleep(20_000)
      ended = try status()
    }
    let report = ended == nil ? picture : ""
    return try #require(ended, "\(name) still runs:\n\(report)", sourceLocation: sourceLocation)
  }

  /// Waits until the screen has not changed for a while, and answers it.
  @discardableResult
  public func settled(
    for quiet: Duration = .milliseconds(150), within limit: Duration = .seconds(10)
  ) throws -> [String] {
    let end = Deadline(in: limit)
    var last = try screen()
    var calm = Deadline(in: quiet)
    while !calm.hasPassed, !end.hasPassed {
      usleep(20_000)
      let next = try screen()
      if next != last { calm = Deadline(in: quiet) }
      last = next
    }
    return last
  }

  /// The screen in a frame, with the cursor and the state of the program below it.
  ///
  /// Made for messages of failures, so it does not fail itself.
  public var picture: String {
    do { return try framed() } catch { return "no screen: \(error)" }
  }

  private func framed() throws -> String {
    let rows = try screen()
    let width = rows.map(\.count).max() ?? 0
    let edge = "+" + String(repeating: "-", count: width) + "+"
    let body = rows.map { "|" + $0 + String(repeating: " ", count: width - $0.count) + "|" }
    let place = try cursor().map { "cursor at column \($0.column), row \($0.row)" } ?? "no cursor"
    let state = try status().map { "ended: \($0)" } ?? "running"
    return ([edge] + body + [edge, "\(name): \(state), \(place)"]).joined(separator: "\n")
  }
}

extension String {
  /// All lines; the empty one after the last line break is none.
  fileprivate var allLines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  fileprivate var trimmedLine: String { allLines.first ?? "" }
}
