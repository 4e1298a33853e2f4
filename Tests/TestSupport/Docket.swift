public import CellGrid
import Glibc
public import Testing

/// The built program, used from outside as a person or a script does.
public struct Docket: Sendable {
  public var world: PinnedWorld

  public init(in world: PinnedWorld) { self.world = world }

  /// The program in a new pinned world in the directory of the test.
  public init(configuration: String = "") throws {
    try self.init(in: PinnedWorld(in: TemporaryDirectory.path, configuration: configuration))
  }

  /// Where the program is: beside the test bundle, or what `DOCKET_BINARY` names.
  ///
  /// With `DOCKET_BINARY` the same tests try a release build or an installed program.
  public static let path: String = {
    if let given = getenv("DOCKET_BINARY") { return String(cString: given) }
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let bundle = String(
      decoding: buffer.prefix(max(length, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return bundle.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/docket"
  }()

  /// Runs one command to its end, without a terminal.
  @discardableResult
  public func run(
    _ arguments: String..., input: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Outcome {
    try TestSupport.run(
      Self.path, arguments, input: Array(input.utf8), environment: world.environment,
      directory: world.directory, sourceLocation: sourceLocation)
  }

  /// Runs one command that must succeed, and answers what it printed.
  @discardableResult
  public func output(
    of arguments: String..., input: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try TestSupport.run(
      Self.path, arguments, input: Array(input.utf8), environment: world.environment,
      directory: world.directory, sourceLocation: sourceLocation)
    try #require(
      outcome.status == .exited(0),
      """
      docket \(arguments.joined(separator: " ")): \(outcome.status)
      \(outcome.error)\(outcome.output)
      """, sourceLocation: sourceLocation)
    return outcome.output
  }

  /// Opens the program on a screen that can be looked at.
  public func open(
    _ arguments: String..., size: Size = Size(columns: 80, rows: 24)
  ) throws -> Tmux {
    try Tmux(
      [Self.path] + arguments, environment: world.environment, size: size, in: world.directory)
  }

  /// Opens the program on a bare terminal whose bytes are counted.
  public func attach(
    _ arguments: String..., size: Size = Size(columns: 80, rows: 24),
    terminal: String? = "xterm-256color"
  ) throws -> Pty {
    try Pty(
      Self.path, arguments, environment: world.with(["TERM": terminal]).environment, size: size,
      directory: world.directory)
  }

  /// All briefings and actions with what was done to them: equal texts mean that nothing changed.
  public func everything(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try matches("list", "--json", sourceLocation: sourceLocation).output
      + matches("actions", "--json", sourceLocation: sourceLocation).output
  }

  /// How many acts the store remembers, of anyone.
  public func actCount(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int {
    try matches("log", "--json", sourceLocation: sourceLocation).lines.count
  }

  /// How many rows a list command prints.
  public func count(
    _ command: String, _ query: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Int {
    try matches(command, query, "--ids", sourceLocation: sourceLocation).lines.count
  }

  /// Runs a command that prints what matches; that nothing does is exit 1 and no failure.
  private func matches(_ words: String..., sourceLocation: SourceLocation) throws -> Outcome {
    let outcome = try TestSupport.run(
      Self.path, words, environment: world.environment, directory: world.directory,
      sourceLocation: sourceLocation)
    try #require(
      [.exited(0), .exited(1)].contains(outcome.status),
      "docket \(words.joined(separator: " ")): \(outcome.status) \(outcome.error)",
      sourceLocation: sourceLocation)
    return outcome
  }
}
