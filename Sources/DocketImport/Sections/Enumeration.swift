/// An enumeration inside one paragraph: `(1) patch, (2) rotate keys` or `1. Patch. 2. Rotate`.
enum Enumeration {
  /// The parts, when the numbers run from 1 without a gap and there are at least two.
  static func parts(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var starts: [(mark: Int, text: Int)] = []
    var index = 0
    while index < bytes.count {
      let atWord = index == 0 || bytes[index - 1] == 0x20
      if atWord, let end = mark(bytes, at: index, number: starts.count + 1) {
        starts.append((index, end))
        index = end
      } else {
        index += 1
      }
    }
    guard starts.count >= 2,
      starts[0].mark == 0 || starts.count >= 3 || bytes[starts[0].mark] == 0x28
    else { return [] }
    var parts: [String] = []
    for (place, start) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1].mark : bytes.count
      parts.append(withoutJoint(String(decoding: bytes[start.text..<end], as: UTF8.self)))
    }
    return parts.filter { !$0.isEmpty }
  }

  private static func mark(_ bytes: [UInt8], at index: Int, number: Int) -> Int? {
    var cursor = index
    let isOpen = bytes[cursor] == 0x28
    if isOpen { cursor += 1 }
    let digits = Array(String(number).utf8)
    guard bytes[cursor...].starts(with: digits) else { return nil }
    cursor += digits.count
    guard cursor + 1 < bytes.count, bytes[cursor] == 0x29 || (!isOpen && bytes[cursor] == 0x2E),
      bytes[cursor + 1] == 0x20
    else { return nil }
    return cursor + 2
  }

  /// Without the comma, semicolon or `and` that joins a part to the next.
  private static func withoutJoint(_ part: String) -> String {
    var text = part.trimmed()
    for joint in [" and", " und", " et", " y", " e", " en", " or"] where text.hasSuffix(joint) {
      text = text.dropLast(joint.count).trimmed()
    }
    let end = text.unicodeScalars.lastIndex { $0 != ";" && $0 != "," && $0 != " " }
    guard let end, text.hasSuffix(";") || text.hasSuffix(",") else { return text }
    return String(text.unicodeScalars[...end])
  }
}
