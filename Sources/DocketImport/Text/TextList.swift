internal import DocketModel

/// A list of pasted text while its lines come in.
struct TextList {
  let marker: ListMarker
  let indent: Int
  /// The number of the last item.
  private(set) var number: Int
  /// How many lines of their own each finished item has below its first.
  private(set) var bodyLines = 0
  private(set) var isRegular = true
  private(set) var lastBodyLines = 0
  private var items: [Item] = []

  private struct Item {
    var lines: [String] = []
    var lead: String?
  }

  init(_ marker: ListMarker, indent: Int) {
    self.marker = marker
    self.indent = indent
    number = marker.number - 1
  }

  /// Whether the item is one of this list or of a list inside it.
  func accepts(_ other: ListMarker, indent: Int) -> Bool {
    if indent >= self.indent + 2 { return true }
    if other.style == marker.style {
      return !marker.isNumbered || other.number > number || other.number == number
    }
    // Bullets or letters after a number are steps of it, unless they are moved out.
    return marker.isNumbered && !other.isNumbered && indent >= self.indent
  }

  mutating func add(_ other: ListMarker, _ text: String, indent: Int) {
    let isNested =
      other.style != marker.style
      || indent >= self.indent + 2 && !items.isEmpty
        && !(other.isNumbered && other.number == number + 1 && indent < self.indent + 4)
    if isNested, !items.isEmpty {
      let step =
        switch other.style {
        case .number: "\(other.number). "
        case .letter: String(UnicodeScalar(UInt8(clamping: 0x60 + other.number))) + ") "
        case .bullet: "- "
        }
      items[items.count - 1].lines.append("  " + step + text)
      return
    }
    if !items.isEmpty {
      if items.count > 1, lastBodyLines != bodyLines { isRegular = false }
      bodyLines = lastBodyLines
    }
    lastBodyLines = 0
    number = other.number
    let (plain, lead) = BoldStart.cut(text)
    items.append(Item(lines: [plain], lead: lead))
  }

  mutating func continueLine(_ text: String, joined: Bool) {
    guard let last = items.indices.last else { return }
    guard joined, let line = items[last].lines.indices.last else {
      items[last].lines.append(text)
      lastBodyLines += 1
      return
    }
    let isEastern =
      (items[last].lines[line].unicodeScalars.last?.value ?? 0) >= 0x3000
      && (text.unicodeScalars.first?.value ?? 0) >= 0x3000
    if !isEastern { items[last].lines[line] += " " }
    items[last].lines[line] += text
  }

  var lastLine: String { items.last?.lines.last ?? "" }

  /// Whether the last item is only a title so far.
  var lastLooksLikeTitle: Bool {
    guard let last = items.last, last.lines.count == 1 else { return false }
    return !last.lines[0].endsSentence && last.lines[0].wordCount <= 14
  }

  var piece: Piece {
    .block(
      .list(ordered: marker.isNumbered, items: items.map { $0.lines.joined(separator: "\n") }),
      leads: Leads(bold: items.map { $0.lead ?? "" }))
  }
}

/// The bold start of pasted text that still has its marks: `**Patch:** now`, `__Patch__ now`.
enum BoldStart {
  /// The text without the marks, and what they enclosed at its start.
  static func cut(_ text: String) -> (plain: String, lead: String?) {
    for mark in ["**", "__"] where text.hasPrefix(mark) {
      let rest = text.dropFirst(2)
      guard let end = String(rest).firstRange(ofText: mark) else { continue }
      let inner = String(rest)
      let lead = String(inner[..<end.lowerBound])
      guard !lead.isEmpty, lead.first != " " else { continue }
      return (lead + inner[end.upperBound...], lead)
    }
    return (text, nil)
  }
}
