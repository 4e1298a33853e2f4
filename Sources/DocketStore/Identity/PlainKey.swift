/// Text as it is compared: ASCII letters in lower case, runs of blanks as one.
///
/// Other letters stay as they are, so the result never depends on a Unicode version.
enum PlainKey {
  static func squeezed(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes in
      [UInt8](unsafeUninitializedCapacity: bytes.count) { kept, count in
        for byte in bytes {
          if byte > 0x20 {
            kept[count] = byte
            count += 1
          } else if count > 0, kept[count - 1] != 0x20 {
            kept[count] = 0x20
            count += 1
          }
        }
        if count > 0, kept[count - 1] == 0x20 { count -= 1 }
      }
    }
  }

  static func folded(_ text: String) -> [UInt8] {
    squeezed(text).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  /// The title of an action without what editors add at its ends: case, blanks, a full stop.
  static func title(_ text: String) -> [UInt8] {
    var bytes = folded(text)
    while let last = bytes.last, ".,;:!? ".utf8.contains(last) { bytes.removeLast() }
    return bytes
  }

  /// The first characters of a text by Unicode scalars, never cutting one.
  static func prefix(_ bytes: [UInt8], scalars: Int) -> ArraySlice<UInt8> {
    var count = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
      if count == scalars { return bytes[..<index] }
      count += 1
    }
    return bytes[...]
  }
}
