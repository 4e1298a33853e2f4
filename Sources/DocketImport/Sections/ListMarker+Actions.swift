extension ListMarker {
  /// A marker that counts as one only under a heading that promises actions: elsewhere such lines
  /// are headings or plain text.
  ///
  /// An emoji, a Roman number that goes on with the list, or a label in brackets such as `[P1]`,
  /// which stays in the text because it says something.
  static func underActions(_ line: String, after last: Int?) -> ListMarker? {
    emoji(line) ?? roman(line, after: last) ?? label(line)
  }

  /// All emoji are one style: authors change them from line to line.
  private static func emoji(_ line: String) -> ListMarker? {
    guard let first = line.unicodeScalars.first, first.value >= 0x2190, first.properties.isEmoji
    else { return nil }
    var length = 0
    for scalar in line.unicodeScalars.prefix(12) {
      // What joins emoji, colours them or asks for colour belongs to the sign.
      if scalar == " " {
        let mark = ListMarker(.bullet("\u{2705}"), 0, length: length + 1)
        return mark.length < line.utf8.count ? mark : nil
      }
      guard scalar.value >= 0x2190 || scalar.value == 0x200D else { return nil }
      length += UTF8.width(scalar)
    }
    return nil
  }

  private static func roman(_ line: String, after last: Int?) -> ListMarker? {
    let sign = line.utf8.prefix { $0 != 0x20 }
    let next = (last ?? 0) + 1
    guard RomanNumber.leading(line) == next else { return nil }
    return ListMarker(.number, next, length: sign.count + 1)
  }

  private static func label(_ line: String) -> ListMarker? {
    guard line.utf8.first == 0x5B, let close = line.utf8.prefix(24).firstIndex(of: 0x5D),
      line.utf8[close...].dropFirst().first == 0x20
    else { return nil }
    return ListMarker(.bullet("["), 0, length: 0)
  }
}
