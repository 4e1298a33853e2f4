public import DocketModel
public import DocketRuntime

/// Everything a command asks of the world around it, so that a test can be that world.
public struct Environment: Sendable {
  public var variables: [String: String]
  /// The instant now; `DOCKET_NOW` pins it.
  public var now: @Sendable () -> Timestamp
  /// Milliseconds that only ever grow, for what is shown only when something takes long.
  public var ticks: @Sendable () -> UInt64
  public var random: @Sendable () -> UInt64
  /// The offsets of a zone, nil for the one of the host; nil when nobody knows the name.
  public var zone: @Sendable (_ name: String?) -> Zone?
  /// The account of the process by its number, where the variables do not say.
  public var login: @Sendable () -> String
  public var host: String
  public var input: Input
  public var inputIsTerminal: Bool
  public var outputIsTerminal: Bool
  public var errorIsTerminal: Bool
  /// The width of the terminal; nil when the output is none.
  public var columns: Int?
  /// Writes all bytes; false when they could not be written.
  public var write: @Sendable (Stream, [UInt8]) -> Bool
  /// Reads foreign bytes; in the program that is behind a wall.
  public var readDocument: DocumentReading
  /// Reads the lists of providers in the same way.
  public var readList: ListReading
  /// Opens the reader and answers when it was closed.
  public var openReader: @Sendable (ReaderRequest) -> ExitStatus

  /// Where text goes.
  public enum Stream: Int32, Sendable, Hashable {
    case output = 1
    case error = 2
  }

  /// Where `-` reads from.
  public enum Input: Sendable, Hashable {
    case bytes([UInt8])
    case descriptor(Int32)
  }

  public init(
    variables: [String: String], now: @escaping @Sendable () -> Timestamp,
    ticks: @escaping @Sendable () -> UInt64 = { 0 },
    random: @escaping @Sendable () -> UInt64,
    zone: @escaping @Sendable (String?) -> Zone? = { _ in .utc },
    login: @escaping @Sendable () -> String, host: String, input: Input = .bytes([]),
    inputIsTerminal: Bool = false, outputIsTerminal: Bool = false, errorIsTerminal: Bool = false,
    columns: Int? = nil, write: @escaping @Sendable (Stream, [UInt8]) -> Bool,
    readDocument: @escaping DocumentReading, readList: @escaping ListReading,
    openReader: @escaping @Sendable (ReaderRequest) -> ExitStatus
  ) {
    self.variables = variables
    self.now = now
    self.ticks = ticks
    self.random = random
    self.zone = zone
    self.login = login
    self.host = host
    self.input = input
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.columns = columns
    self.write = write
    self.readDocument = readDocument
    self.readList = readList
    self.openReader = openReader
  }

  /// A variable that is set to something.
  func value(_ name: String) -> String? { variables.set(name) }

  /// Whether the locale promises UTF-8; what is no terminal gets UTF-8 always.
  var promisesUTF8: Bool {
    let locale = (value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C").lowercased()
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// Why there can be no screen, in words; nil when there can be one.
  var whyNoScreen: String? {
    if !inputIsTerminal { return "standard input is not a terminal" }
    if !outputIsTerminal { return "standard output is not a terminal" }
    guard let term = value("TERM") else { return "TERM is not set" }
    return term == "dumb" || term == "unknown" ? "TERM is \(term)" : nil
  }
}
