/// The labels of footnotes in a Markdown text, as far as its letters tell.
///
/// The library drops the text of a footnote that nothing refers to. Here no sentence is dropped, so
/// such footnotes are referred to in a paragraph of their own, which is put in front of the text and
/// passed over when the text is read.
struct FootnoteLabels {
  /// Whether there may be footnotes, and no more than the library reads in good time.
  let areDefined: Bool
  /// References to what nothing refers to, and a blank line; empty where there is no such footnote.
  let paragraph: [UInt8]

  private static let limit = 8_192

  init(_ bytes: ArraySlice<UInt8>) {
    var defined: [ArraySlice<UInt8>] = []
    var referred: Set<ArraySlice<UInt8>> = []
    var count = 0
    var index = bytes.startIndex
    while let open = bytes[index...].firstIndex(of: 0x5B) {
      index = open + 1
      guard let label = Self.label(bytes, after: index) else { continue }
      count += 1
      index = label.endIndex + 1
      if index < bytes.endIndex, bytes[index] == 0x3A {
        defined.append(label)
      } else {
        referred.insert(label)
      }
    }
    areDefined = !defined.isEmpty && count <= Self.limit
    var paragraph: [UInt8] = []
    for label in areDefined ? defined : [] where referred.insert(label).inserted {
      paragraph += "[^".utf8 + label + "] ".utf8
    }
    self.paragraph = paragraph.isEmpty ? [] : paragraph + "\n\n".utf8
  }

  /// What stands between `[^` and `]`: no blank and no bracket.
  private static func label(_ bytes: ArraySlice<UInt8>, after index: Int) -> ArraySlice<UInt8>? {
    guard index < bytes.endIndex, bytes[index] == 0x5E else { return nil }
    let rest = bytes[(index + 1)...].prefix(200)
    guard let end = rest.firstIndex(where: { $0 <= 0x20 || $0 == 0x5B || $0 == 0x5D }),
      bytes[end] == 0x5D, end > rest.startIndex
    else { return nil }
    return rest[..<end]
  }
}
