public import TOMLKit

/// Where and why a text is no TOML.
public struct TOMLFlaw: Error, Sendable, Hashable {
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in bytes or characters as the parser counts them.
  public let column: Int
  /// The parser's words.
  public let message: String
}

/// Reads TOML without risk to the program; the only way in for themes and configuration.
///
/// The parser behind TOMLKit ends the process on a few texts that are no TOML, by assertions that
/// release builds keep. Those are found first, see ``TOMLScanner``.
public func readTOML(_ text: String) throws(TOMLFlaw) -> TOMLTable {
  var scanner = TOMLScanner(text)
  if let flaw = scanner.firstFlaw() { throw flaw }
  do {
    return try TOMLTable(string: text)
  } catch let error as TOMLParseError {
    let place = error.source.begin
    throw TOMLFlaw(line: place.line, column: place.column, message: error.description)
  } catch {
    throw TOMLFlaw(line: 1, column: 1, message: "cannot be read")
  }
}

/// A walk over a text that finds what toml++ 3.4 asserts never to happen.
///
/// It asserts that a table's name begins with a letter, digit, `_`, `-` or quote, that no `}` stands
/// where an array expects a value, and that a time goes on with digits; dates and times, of which our
/// files have none, are refused whole. To know where names and values are, the walk follows comments,
/// the four kinds of strings and brackets. It need not be right about what comes after other
/// mistakes: there the parser stops by itself. Names of very many parts would make tables so deep
/// that taking them down overflows the stack.
private struct TOMLScanner {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  private var open: [UInt8] = []
  /// How many parts the name here has so far.
  private var parts = 0
  private static let partLimit = 64

  init(_ text: String) { bytes = Array(text.utf8) }

  private func byte(_ offset: Int = 0) -> UInt8? {
    at + offset < bytes.count ? bytes[at + offset] : nil
  }

  private func flaw(_ message: String) -> TOMLFlaw {
    TOMLFlaw(line: line, column: at - lineStart + 1, message: message)
  }

  mutating func firstFlaw() -> TOMLFlaw? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    var isLineStart = true
    var isValueNext = false
    while let byte = byte() {
      switch byte {
      case 0: return flaw("a NUL character")
      case UInt8(ascii: "\n"):
        newLine()
        isLineStart = true
        if open.isEmpty { isValueNext = false }
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "["):
        if isLineStart, open.isEmpty {
          if let flaw = headerFlaw() { return flaw }
          // A name follows, and no value: `[feeds."https://..."]` has a colon.
          isLineStart = false
          isValueNext = false
          at += 1
          continue
        }
        open.append(byte)
        isLineStart = false
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        skipString(byte)
        isLineStart = false
        isValueNext = false
        continue
      case UInt8(ascii: "{"): open.append(byte)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if let last = open.popLast(), (last == UInt8(ascii: "[")) != (byte == UInt8(ascii: "]")) {
          return flaw("a bracket of the wrong kind")
        }
      case UInt8(ascii: "."):
        parts += 1
        if parts > Self.partLimit { return flaw("a name of too many parts") }
        isLineStart = false
      default:
        if isValueNext, isDateOrTime { return flaw("a date or time without quotes") }
        isLineStart = false
      }
      if Self.nameEnds.contains(byte) { parts = 0 }
      if byte > UInt8(ascii: " ") { isValueNext = Self.beforeValues.contains(byte) }
      at += 1
    }
    return nil
  }

  private static let nameEnds = Set("=,{}".utf8)
  private static let beforeValues = Set("=[,".utf8)
  private static let afterValues = Set(" \t\r\n,]}#".utf8)

  /// Whether the word here has a colon, or four digits with a dash behind them.
  private var isDateOrTime: Bool {
    var digits = 0
    for next in bytes[at...] {
      if Self.afterValues.contains(next) { return false }
      if next == UInt8(ascii: ":") || (digits == 4 && next == UInt8(ascii: "-")) { return true }
      digits = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) ? digits + 1 : 0
    }
    return false
  }

  private mutating func newLine() {
    at += 1
    line += 1
    parts = 0
    lineStart = at
  }

  /// Goes to the end of the line, but not beyond its break.
  private mutating func skipComment() {
    while let next = byte(1), next != UInt8(ascii: "\n") { at += 1 }
  }

  /// Steps over the brackets a table's name follows; the name must begin like one.
  private mutating func headerFlaw() -> TOMLFlaw? {
    if byte(1) == UInt8(ascii: "[") { at += 1 }
    while let next = byte(1), next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { at += 1 }
    guard let first = byte(1), !Self.beginnings.contains(first) else { return nil }
    at += 1
    return flaw("a table without a name")
  }

  /// What may follow the bracket of a table: the first byte of a name, or what the parser refuses.
  private static let beginnings = Set(
    "]\"'_-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// Steps over a string; one of a single line ends at the line's end if nothing else ends it.
  private mutating func skipString(_ quote: UInt8) {
    let isLong = byte(1) == quote && byte(2) == quote
    at += isLong ? 3 : 1
    while let next = byte() {
      switch next {
      case UInt8(ascii: "\n"):
        if !isLong { return }
        newLine()
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\"") && byte(1) != UInt8(ascii: "\n"):
        at += 2
      case quote where !isLong:
        at += 1
        return
      case quote where byte(1) == quote && byte(2) == quote:
        at += 3
        // Up to two more quotes belong to the string.
        while byte() == quote { at += 1 }
        return
      default: at += 1
      }
    }
  }
}
