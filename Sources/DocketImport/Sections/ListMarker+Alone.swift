extension StringProtocol {
  /// Whether it is nothing but the number of a list item or heading, such as `1.`, `(2)` or `IV.`.
  var isNumbering: Bool {
    guard utf8.count <= 24 else { return false }
    let text = trimmed()
    if let marker = ListMarker(text + " x"), marker.style == .number || marker.style == .letter {
      return marker.length > text.utf8.count
    }
    guard let end = text.utf8.last, end == 0x2E || end == 0x29 else { return false }
    return RomanNumber.written.contains(text.dropLast().lowercased())
  }
}
