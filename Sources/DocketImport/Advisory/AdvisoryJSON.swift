internal import DocketModel

// How machine-readable advisories are looked into: whatever a source left out or wrote in another
// kind than its schema asks for is absent, never an error. Texts come out without control
// characters, because the escapes of JSON can hide some from the cleaning of the bytes.

extension JSON {
  /// Reads foreign JSON; refuses members named twice and nesting deeper than 96.
  ///
  /// A product tree may have branches 30 deep (CSAF 2.1, section 6.1.34), which takes 68 levels.
  init(advisory bytes: [UInt8]) throws(ImportError) {
    do throws(JSONError) {
      self = try JSON(parsing: bytes, depthLimit: 96)
    } catch {
      switch error.fact {
      case .duplicateName: throw .overLimit(.duplicateKey)
      case .tooDeep: throw .overLimit(.depth)
      default:
        let line = bytes[..<min(error.offset, bytes.count)].count { $0 == 0x0A } + 1
        throw .malformed(line: line)
      }
    }
  }

  /// This text, cleaned; nil for anything else and for blanks.
  var cleanText: String? {
    guard case .string(let raw) = self else { return nil }
    let text = DecodedText.cleaned(raw).trimmed()
    return text.isEmpty ? nil : text
  }

  /// The text of a member on one line; nil where it is absent, blank or no text.
  func line(_ name: String) -> String? { self[name]?.cleanText?.onOneLine }

  /// The text of a member with its lines.
  func text(_ name: String) -> String? { self[name]?.cleanText }

  /// The texts in a member that is an array; others in it are left out.
  func lines(_ name: String) -> [String] {
    elements(name).compactMap { $0.cleanText?.onOneLine }
  }

  /// The elements of a member that is an array; none for anything else.
  func elements(_ name: String) -> [JSON] { self[name]?.array ?? [] }

  /// The instant in a member, as RFC 3339 or a plain date writes it.
  func instant(_ name: String) -> Timestamp? {
    guard let text = line(name) else { return nil }
    if let instant = Timestamp(rfc3339: text) { return instant }
    return Dates.parse(text)?.timestamp
  }

  /// A number as its source would write it: `9.8`, `10`.
  var numberText: String? {
    switch self {
    case .integer(let number): String(number)
    case .number(let number): number.description
    default: nil
    }
  }
}

extension DecodedText {
  /// A text that came out of an escape, cleaned as the bytes of a document are.
  static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F || $0 >= 0xC2 }) else {
      return text
    }
    return String(decoding: cleaned(Array(text.utf8)), as: UTF8.self)
  }
}

extension String {
  /// Runs of blanks and line ends as one blank.
  var onOneLine: String {
    guard utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) || contains("  ") else { return self }
    return split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }

  /// Without what goes beyond a number of characters; dots show that something is missing.
  func shortened(to limit: Int) -> String {
    guard utf8.count > limit,
      let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex),
      end != endIndex
    else { return self }
    let head = unicodeScalars[..<end]
    guard let blank = head.lastIndex(of: " "),
      head[blank...].count * 2 < limit
    else { return Substring(head).trimmed() + "\u{2026}" }
    return Substring(head[..<blank]).trimmed() + "\u{2026}"
  }
}

/// The ids that name one flaw in the world's list of them.
enum CVE {
  /// The id in capitals, where the whole text is one: `CVE-` four digits `-` four to nineteen.
  static func parse(_ text: String?) -> String? {
    guard let text, text.utf8.count <= 28 else { return nil }
    let parts = text.uppercased().utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual("CVE".utf8), parts[1].count == 4,
      (4...19).contains(parts[2].count),
      parts[1...].allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return text.uppercased()
  }
}

/// Turns the text of a note into blocks, headings in it included.
enum NoteBlocks {
  static func of(_ text: String) -> [Block] {
    let pieces =
      NoteMarkup.pieces(of: text) ?? TextPieces(TextLine.lines(of: Array(text.utf8))).pieces
    return pieces.map { piece in
      switch piece {
      case .heading(let text, _): .paragraph(text)
      case .block(let block, _): block
      }
    }
  }
}

/// Collects texts, each once and as many as are of use; counts the others.
struct ShortList {
  private(set) var all: [String] = []
  private(set) var left = 0
  private var seen: Set<String> = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func add(_ text: String) {
    guard !seen.contains(text) else { return }
    guard all.count < limit else {
      left += 1
      return
    }
    seen.insert(text)
    all.append(text)
  }

  var isFull: Bool { all.count >= limit }

  /// Counts texts that are not added.
  mutating func leave(_ count: Int) { left += count }

  /// The texts in one line; the ones left out as a number.
  var joined: String {
    all.joined(separator: "; ") + (left > 0 ? "; and \(left) more" : "")
  }
}
