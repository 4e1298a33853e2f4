import DocketCommands
import DocketModel
import Synchronization
import TestSupport
import UnwalledReading

/// Runs command lines inside the test process, in a world that is the same everywhere.
final class World: Sendable {
  let directory: String
  let variables: [String: String]
  private let captured = Mutex((output: [UInt8](), error: [UInt8](), opened: [ReaderRequest]()))
  private let numbers = Mutex(UInt64(0))
  private let ticks = Mutex(UInt64(0))
  /// How many milliseconds pass between two looks at the watch.
  let slowness: UInt64

  init(
    _ changes: [String: String?] = [:], configuration: String? = nil, slowness: UInt64 = 0
  ) throws {
    self.slowness = slowness
    directory = try TemporaryDirectory.path
    var variables = [
      "HOME": directory + "/home", "TZ": "UTC", "LANG": "C.UTF-8", "LOGNAME": "ana",
      "USER": "ana", "PATH": "/usr/bin:/bin", "DOCKET_NOW": "2026-11-23T09:00:00Z",
    ]
    for (name, value) in changes { variables[name] = value }
    self.variables = variables
    if let configuration {
      try write(configuration, to: directory + "/home/.config/docket/config.toml")
    }
  }

  struct Outcome {
    var status: DocketCommands.ExitStatus
    var output: String
    var error: String
    var outputBytes: [UInt8]
    var errorBytes: [UInt8]
    var opened: [ReaderRequest]

    var lines: [String] {
      output.split(separator: "\n").map(String.init)
    }
  }

  @discardableResult
  func docket(_ arguments: String..., input: [UInt8] = [], columns: Int? = nil) -> Outcome {
    docket(arguments, input: input, columns: columns)
  }

  /// Runs one command line; with `columns` input and output are a terminal of that width.
  @discardableResult
  func docket(
    _ arguments: [String], input: [UInt8] = [], columns: Int? = nil, now: String? = nil,
    errorIsTerminal: Bool? = nil
  ) -> Outcome {
    captured.withLock { $0 = ([], [], []) }
    let instant =
      Timestamp(rfc3339: now ?? variables["DOCKET_NOW"] ?? "") ?? Timestamp(milliseconds: 0)
    let environment = environment(
      input: input, columns: columns, instant: instant, errorIsTerminal: errorIsTerminal)
    let status = start(arguments, in: environment)
    let (output, error, opened) = captured.withLock { $0 }
    return Outcome(
      status: status, output: clean(output), error: clean(error), outputBytes: output,
      errorBytes: error, opened: opened)
  }

  /// What a command sees of this world.
  func environment(
    input: [UInt8] = [], columns: Int? = nil, instant: Timestamp = Timestamp(milliseconds: 0),
    errorIsTerminal: Bool? = nil
  ) -> Environment {
    Environment(
      variables: variables, now: { instant },
      ticks: { [self] in
        ticks.withLock { ticks in
          ticks += slowness
          return ticks
        }
      },
      random: { [self] in
        numbers.withLock { number in
          number += 1
          return 0x5EED_0000_0000_0000 + number
        }
      },
      login: { "ana" }, host: "jump1", input: .bytes(input), inputIsTerminal: columns != nil,
      outputIsTerminal: columns != nil, errorIsTerminal: errorIsTerminal ?? (columns != nil),
      columns: columns,
      write: { [self] stream, bytes in
        captured.withLock {
          if stream == .output { $0.output += bytes } else { $0.error += bytes }
        }
        return true
      },
      readDocument: readUnwalled, readList: listUnwalled,
      openReader: { [self] request in
        captured.withLock { $0.opened.append(request) }
        return .ok
      })
  }

  /// What stands on standard error since the last command began.
  var errorSoFar: String { clean(captured.withLock(\.error)) }

  /// The text with what differs from run to run taken out.
  private func clean(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: directory, omittingEmptySubsequences: false).joined(separator: "DIR")
  }

  /// Writes a file into the directory of the test and answers its path.
  func file(_ name: String, _ text: String) throws -> String {
    try write(text, to: "\(directory)/\(name)")
    return "\(directory)/\(name)"
  }

  /// The id of the briefing, and of an action of it where a number is given.
  func id(_ number: Int? = nil) -> String {
    let id = docket("list", "--ids").lines.first ?? ""
    return number.map { "\(id).\($0)" } ?? id
  }
}

/// A page in words of ours, as a person would paste it.
enum SamplePage {
  static let text = """
    # Torvik gate controllers answer to anybody

    ## What happened

    A second request is treated as signed in. CVE-2026-99901 was given to it.

    ## Who is affected

    Firmware before 4.1.7.

    ## Why CISOs should care

    A gate controller knows every badge of the house.

    ## 2 practical actions

    1. Install firmware 4.1.7: It asks for the password again.
    2. Take the controllers off the open network: They need the badge server only.

    """
}
