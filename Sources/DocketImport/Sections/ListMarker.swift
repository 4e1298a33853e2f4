/// The sign that starts a list item: `1.` `(2)` `3)` `④` `5️⃣` `a)` `•` `–` `☐` `Step 6:`.
struct ListMarker: Hashable {
  enum Style: Hashable {
    case number
    case letter
    case bullet(Unicode.Scalar)
  }

  let style: Style
  /// The place it names, from 1; 0 for a bullet.
  let number: Int
  /// How many UTF-8 bytes it takes, the blanks after it included.
  let length: Int

  var isNumbered: Bool { style == .number }

  /// The marker at the start of the line; nil where there is none or nothing follows it.
  ///
  /// A number of four to six digits is one only soon after the number of the item before it:
  /// elsewhere `2026.` is a year.
  init?(_ line: some StringProtocol, after last: Int? = nil) {
    let bytes = Array(line.utf8.prefix(48))
    guard
      let found = Self.numeric(bytes, after: last) ?? Self.worded(bytes, after: last)
        ?? Self.bareCheckBox(line) ?? Self.bullet(line)
    else { return nil }
    guard found.length < line.utf8.count else { return nil }
    self = found
  }

  /// The text after the marker.
  func rest(of line: String) -> String {
    String(decoding: line.utf8.dropFirst(length), as: UTF8.self).trimmed()
  }

  init(_ style: Style, _ number: Int, length: Int) {
    self.style = style
    self.number = number
    self.length = length
  }

  /// A number or letter and its sign: `1.` `1)` `(1)` `1 -` `1:` `1、` `１．` `١.` `a)` `1️⃣` `#1` `1.-` `1°` `1/`.
  private static func numeric(_ bytes: [UInt8], after last: Int?) -> ListMarker? {
    var index = 0
    var isOpen = false
    if bytes.first == 0x28 {
      isOpen = true
      index = 1
    } else if bytes.starts(with: [0xEF, 0xBC, 0x88]) {
      isOpen = true
      index = 3
    } else if bytes.first == 0x23 {
      index = 1
    }
    let (value, digits) = number(bytes, at: &index)
    if digits == 0 { return letter(bytes, at: index, isOpen: isOpen) }
    guard digits <= 3 || continues(value, after: last) else { return nil }
    if bytes.dropFirst(index).starts(with: [0xEF, 0xB8, 0x8F, 0xE2, 0x83, 0xA3]) {
      return ListMarker(.number, value, length: blanks(bytes, after: index + 6))
    }
    guard let end = closing(bytes, at: index, isOpen: isOpen) else { return nil }
    return ListMarker(.number, value, length: end)
  }

  /// Up to six digits from the index on, which is moved behind them.
  private static func number(_ bytes: [UInt8], at index: inout Int) -> (value: Int, digits: Int) {
    var value = 0
    var digits = 0
    while digits < 6, let (digit, width) = digit(bytes, at: index) {
      value = value * 10 + digit
      digits += 1
      index += width
    }
    return (value, digits)
  }

  /// Whether a long number goes on with the list; a few may be missing in between.
  private static func continues(_ value: Int, after last: Int?) -> Bool {
    last.map { (1...10).contains(value - $0) } ?? false
  }

  private static func letter(_ bytes: [UInt8], at index: Int, isOpen: Bool) -> ListMarker? {
    guard index + 2 < bytes.count, (0x61...0x7A).contains(bytes[index] | 0x20),
      bytes[index + 1] == 0x29 || (!isOpen && bytes[index + 1] == 0x2E && bytes[index] >= 0x61),
      bytes[index + 2] == 0x20
    else { return nil }
    return ListMarker(
      .letter, Int(bytes[index] | 0x20) - 0x60, length: blanks(bytes, after: index + 2))
  }

  /// ASCII, full-width, Arabic-Indic or Persian digit: its value and length.
  private static func digit(_ bytes: [UInt8], at index: Int) -> (Int, Int)? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    if (0x30...0x39).contains(byte) { return (Int(byte) - 0x30, 1) }
    guard index + 1 < bytes.count else { return nil }
    let second = bytes[index + 1]
    if byte == 0xD9, (0xA0...0xA9).contains(second) { return (Int(second) - 0xA0, 2) }
    if byte == 0xDB, (0xB0...0xB9).contains(second) { return (Int(second) - 0xB0, 2) }
    guard byte == 0xEF, second == 0xBC, index + 2 < bytes.count,
      (0x90...0x99).contains(bytes[index + 2])
    else { return nil }
    return (Int(bytes[index + 2]) - 0x90, 3)
  }

  /// The end of the marker after its number: a bracket, or a point, colon or dash before a blank.
  private static func closing(_ bytes: [UInt8], at index: Int, isOpen: Bool) -> Int? {
    let rest = bytes.dropFirst(index)
    guard let byte = rest.first else { return nil }
    if byte == 0x29 { return blanks(bytes, after: index + 1) }
    // Spanish and French authors write `1.-`, `1º`, `1°` and `1/`.
    for sign: [UInt8] in [
      [0x2E, 0x2D, 0x20], [0xC2, 0xBA, 0x20], [0xC2, 0xB0, 0x20], [0x2F, 0x20],
    ]
    where !isOpen && rest.starts(with: sign) {
      return blanks(bytes, after: index + sign.count)
    }
    for bracket: [UInt8] in [[0xEF, 0xBC, 0x89]] where rest.starts(with: bracket) {
      return blanks(bytes, after: index + 3)
    }
    guard !isOpen else { return nil }
    if byte == 0x2E || byte == 0x3A || byte == 0x2D {
      let next = index + 1
      guard next < bytes.count else { return nil }
      // `1.5 million` is no marker; `1.` before a letter of another script is one.
      guard bytes[next] == 0x20 || (byte == 0x2E && bytes[next] >= 0xC0) else {
        return byte == 0x2E && bytes[next] == 0x29 ? blanks(bytes, after: next + 1) : nil
      }
      return blanks(bytes, after: next)
    }
    for sign: [UInt8] in [[0xE3, 0x80, 0x81], [0xEF, 0xBC, 0x8E], [0xEF, 0xBC, 0x9A]]
    where rest.starts(with: sign) {
      return blanks(bytes, after: index + 3)
    }
    guard byte == 0x20 else { return nil }
    for dash: [UInt8] in [
      [0x20, 0x2D, 0x20], [0x20, 0xE2, 0x80, 0x93, 0x20], [0x20, 0xE2, 0x80, 0x94, 0x20],
      [0x20, 0x7C, 0x20],
    ] where rest.starts(with: dash) {
      return index + dash.count
    }
    return nil
  }

  /// `Step 1:`, `Action #2 –`, `Schritt 3.`: a counting word, a number and a sign.
  private static func worded(_ bytes: [UInt8], after last: Int?) -> ListMarker? {
    guard let first = bytes.first, first >= 0x41 else { return nil }
    guard let blank = bytes.firstIndex(of: 0x20), blank <= 24, blank + 1 < bytes.count,
      bytes[blank + 1] == 0x23 || digit(bytes, at: blank + 1) != nil
    else { return nil }
    let word = String(decoding: bytes[..<blank], as: UTF8.self)
    guard let key = HeadingKey(word)?.phrase, countingWords.contains(key) else { return nil }
    var index = blank + 1
    if index < bytes.count, bytes[index] == 0x23 { index += 1 }
    let (value, digits) = number(bytes, at: &index)
    guard digits > 0, digits <= 3 || continues(value, after: last) else { return nil }
    if index < bytes.count, bytes[index] == 0x20, index + 1 < bytes.count, bytes[index + 1] == 0x3A
    {
      index += 1
    }
    guard let end = closing(bytes, at: index, isOpen: false) else { return nil }
    return ListMarker(.number, value, length: end)
  }

  private static let countingWords: Set<String> = [
    "step", "action", "recommendation", "tip", "task", "measure", "priority", "item", "schritt",
    "massnahme", "empfehlung", "etape", "mesure", "conseil", "paso", "accion", "medida", "passo",
    "acao", "azione", "misura", "stap", "actie", "maatregel", "no",
  ]

  private static func bullet(_ line: some StringProtocol) -> ListMarker? {
    guard let first = line.unicodeScalars.first else { return nil }
    let width = UTF8.width(first)
    let after = line.unicodeScalars.dropFirst().first
    switch first.value {
    case 0x2D, 0x2A, 0x2B, 0x2013, 0x2014, 0x2015, 0x6F, 0x7E, 0x3E, 0x2D7:
      // These signs are also used inside sentences, so a blank must follow; `o` only far in.
      guard after == " " else { return nil }
      if first == "o" || first == ">" || first == "~" { return nil }
    case 0x2460...0x2473:
      return ListMarker(.number, Int(first.value) - 0x245F, length: blanks(line, after: width))
    case 0x2474...0x2487:
      return ListMarker(.number, Int(first.value) - 0x2473, length: blanks(line, after: width))
    case 0x2488...0x249B:
      return ListMarker(.number, Int(first.value) - 0x2487, length: blanks(line, after: width))
    case 0x2776...0x277F:
      return ListMarker(.number, Int(first.value) - 0x2775, length: blanks(line, after: width))
    case 0x2780...0x2789:
      return ListMarker(.number, Int(first.value) - 0x277F, length: blanks(line, after: width))
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2192, 0x2219, 0x25A0...0x25FF, 0x2605,
      0x2606, 0x2610...0x2612, 0x2705, 0x2713...0x2718, 0x2726...0x2767, 0x2794...0x27BF, 0x30FB,
      0xFF65, 0x27A1, 0x2B1B...0x2B1C, 0x1F449, 0x1F538...0x1F53B, 0xF0B7, 0xF0A7, 0xF0D8, 0xBB,
      0x203A, 0x279C, 0x27A4, 0x1F7E0...0x1F7EB:
      break
    default: return nil
    }
    return ListMarker(.bullet(first), 0, length: checkBox(line, after: blanks(line, after: width)))
  }

  /// `[ ]` or `[x]` without a bullet before it.
  private static func bareCheckBox(_ line: some StringProtocol) -> ListMarker? {
    guard line.utf8.first == 0x5B else { return nil }
    let end = checkBox(line, after: 0)
    return end > 3 ? ListMarker(.bullet("\u{2610}"), 0, length: end) : nil
  }

  /// Steps over `[ ]` or `[x]` after a bullet.
  private static func checkBox(_ line: some StringProtocol, after index: Int) -> Int {
    let rest = line.utf8.dropFirst(index)
    for box in ["[ ]", "[x]", "[X]", "[]"] where rest.starts(with: box.utf8) {
      return blanks(line, after: index + box.utf8.count)
    }
    return index
  }

  private static func blanks(_ bytes: [UInt8], after index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    return end
  }

  private static func blanks(_ line: some StringProtocol, after index: Int) -> Int {
    var end = index
    var bytes = Array(line.utf8.dropFirst(index).prefix(16))[...]
    // A variation selector belongs to the sign before it.
    if bytes.starts(with: [0xEF, 0xB8, 0x8F]) || bytes.starts(with: [0xEF, 0xB8, 0x8E]) {
      end += 3
      bytes = bytes.dropFirst(3)
    }
    for byte in bytes {
      guard byte == 0x20 else { break }
      end += 1
    }
    return end
  }
}
