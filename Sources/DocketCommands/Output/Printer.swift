import CellGrid
import DocketModel

/// What a piece of a line looks like on a terminal with colour; elsewhere it is plain.
enum Ink: String {
  case plain = ""
  case strong = "1"
  case dim = "2"
  /// Overdue, failed, conflict and nothing else.
  case alarm = "1;31"
  /// Soon due, critical.
  case warm = "33"
  /// Settled today.
  case good = "32"
}

/// A piece of a line.
struct Span {
  var text: SafeText
  var ink: Ink

  init(_ text: SafeText, _ ink: Ink = .plain) {
    self.text = text
    self.ink = ink
  }
}

/// The only way to standard output and standard error; takes clean text and nothing else.
final class Printer {
  /// The width of the terminal; nil when the output is none, and lines have any length.
  let columns: Int?
  let isColoured: Bool
  /// Whether the terminal shows ASCII only.
  private let isASCII: Bool
  private let write: @Sendable (Environment.Stream, [UInt8]) -> Bool
  private var buffer: [UInt8] = []
  /// Something could not be written.
  private(set) var hasFailed = false

  private static let bufferLimit = 1 << 16

  init(_ environment: Environment, colour: ColourChoice) {
    columns = environment.outputIsTerminal ? max(environment.columns ?? 80, 20) : nil
    isColoured = colour.isOn(in: environment)
    isASCII = environment.outputIsTerminal && !environment.promisesUTF8
    write = environment.write
  }

  // MARK: - Standard output

  /// One line; a line break inside it stays.
  func line(_ text: SafeText = "") {
    put(text)
    end()
  }

  func line(_ spans: [Span]) {
    for span in spans {
      guard isColoured, span.ink != .plain, !span.text.isEmpty else {
        put(span.text)
        continue
      }
      buffer.append(contentsOf: "\u{1B}[\(span.ink.rawValue)m".utf8)
      put(span.text)
      buffer.append(contentsOf: "\u{1B}[0m".utf8)
    }
    end()
  }

  /// A paragraph, broken to the width of the terminal.
  func paragraph(_ text: SafeText, indent: Int = 0, hanging: Int? = nil, ink: Ink = .plain) {
    let blanks = SafeText(String(repeating: " ", count: indent))
    guard let columns else {
      for part in text.lines { line([Span(blanks), Span(part, ink)]) }
      return
    }
    let layout = TextLayout(
      text, width: columns, firstIndent: indent, hangingIndent: hanging ?? indent)
    for (index, place) in layout.lines.enumerated() {
      let blanks = SafeText(String(repeating: " ", count: place.indent))
      line([Span(blanks), Span(layout[index], ink)])
    }
  }

  /// One record of JSON Lines.
  func json(_ value: JSON) {
    // Control and bidirectional characters are escaped by this writer, so the line is clean.
    buffer.append(contentsOf: value.orderedBytes())
    end()
  }

  /// The same of one that may be long, handed on piece by piece.
  func json(_ value: LazyJSON) {
    value.orderedBytes { piece in
      buffer.append(contentsOf: piece)
      if buffer.count >= Self.bufferLimit { flush() }
    }
    end()
  }

  private func put(_ text: SafeText) {
    if isASCII {
      buffer.append(contentsOf: text.ascii.string.utf8)
    } else {
      buffer.append(contentsOf: (columns == nil ? text.string : text.displayed).utf8)
    }
  }

  private func end() {
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.bufferLimit { flush() }
  }

  /// Hands everything on.
  func flush() {
    guard !buffer.isEmpty else { return }
    if !write(.output, buffer) { hasFailed = true }
    buffer.removeAll(keepingCapacity: true)
  }

  // MARK: - Standard error

  /// A sentence for the person: `docket: ...`; line breaks stay, a line without end is cut in its middle.
  func complain(_ sentence: SafeText) {
    flush()
    let text: SafeText = "docket: \(Sentence.readable(sentence))\n"
    _ = write(.error, Array((isASCII ? text.ascii : text).string.utf8))
  }

  /// Puts a text in place of so many columns of the last line of standard error, without ending it.
  var rewriting: @Sendable (_ text: SafeText, _ columns: Int) -> Void {
    { [isASCII, write] text, columns in
      let shown = isASCII ? text.ascii : text
      let rest = String(repeating: " ", count: max(columns - shown.width, 0))
      // What is left of a longer text is blanked; the cursor ends where the next text begins.
      let ending = text.isEmpty ? rest + "\r" : shown.string + rest
      _ = write(.error, Array(("\r" + ending).utf8))
    }
  }

  /// Text for standard error as it is.
  func aside(_ text: SafeText) {
    flush()
    _ = write(.error, Array(text.string.utf8))
  }
}
