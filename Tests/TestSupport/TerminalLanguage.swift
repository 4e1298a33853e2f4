import Testing
import TextOracle

/// What a program may write to a kind of terminal: signs, and the control sequences its description names.
///
/// Of the description only what draws counts. What prints, asks, resets or sets titles is not in it.
public struct TerminalLanguage: Sendable {
  private let words: [CapabilityPattern]
  private let isASCII: Bool

  /// The capabilities of terminfo(5) that a screen is painted with, and the two sequences around pastes.
  private static let drawing: Set<String> = [
    "blink", "bold", "cbt", "civis", "clear", "cnorm", "cr", "csr", "cub", "cub1", "cud", "cud1",
    "cuf", "cuf1", "cup", "cuu", "cuu1", "cvvis", "dch", "dch1", "dim", "dl", "dl1", "ech", "ed",
    "el", "el1", "enacs", "home", "hpa", "ht", "ich", "ich1", "il", "il1", "ind", "indn", "invis",
    "nel", "oc", "op", "rc", "rep", "rev", "ri", "rin", "ritm", "rmacs", "rmam", "rmcup", "rmir",
    "rmkx", "rmso", "rmul", "sc", "setab", "setaf", "setb", "setf", "sgr", "sgr0", "sitm", "smacs",
    "smam", "smcup", "smir", "smkx", "smso", "smul", "vpa",
  ]
  private static let own = ["\\E[?2004h", "\\E[?2004l"]

  /// Asks `infocmp` for the description; `isASCII` allows no sign outside ASCII.
  public init(terminal: String, isASCII: Bool = false) throws {
    let said = try run(
      "infocmp", ["-1", terminal], environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"])
    try #require(said.status == .exited(0), "\(said.error)")
    var texts = Self.own
    for line in said.lines {
      let parts = line.drop { $0 == "\t" }.dropLast().split(separator: "=", maxSplits: 1)
      if parts.count == 2, Self.drawing.contains(String(parts[0])) {
        texts.append(String(parts[1]))
      }
    }
    // The sign that `rep` repeats stands before it, like any other.
    words = texts.map { CapabilityPattern($0.hasPrefix("%p1%c") ? String($0.dropFirst(5)) : $0) }
    self.isASCII = isASCII
  }

  /// What in a stream is no sign and no sequence of this terminal, with a few bytes around each; at most ten.
  public func faults(in stream: [UInt8]) -> [String] {
    var faults: [String] = []
    var place = 0
    while place < stream.count, faults.count < 10 {
      let length =
        stream[place] < 0x20 || stream[place] == 0x7F
        ? sequence(at: place, in: stream) : sign(at: place, in: stream)
      if length == 0 {
        faults.append(
          Pty.readable(Array(stream[max(place - 20, 0)..<min(place + 20, stream.count)])))
      }
      place += max(length, 1)
    }
    return faults
  }

  /// How long the longest sequence is that begins here; 0 if none does.
  private func sequence(at place: Int, in stream: [UInt8]) -> Int {
    // The kernel makes this of a line feed.
    if stream[place] == 0x0D || stream[place] == 0x0A { return 1 }
    return words.map { ($0.ends(in: stream, from: place).max() ?? place) - place }.max() ?? 0
  }

  private func sign(at place: Int, in stream: [UInt8]) -> Int {
    if stream[place] < 0x80 { return 1 }
    if isASCII { return 0 }
    var decoder = UTF8()
    var bytes = stream[place..<min(place + 4, stream.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes),
      !Forbidden.isUndisplayable(scalar)
    else { return 0 }
    return UTF8.width(scalar)
  }
}
