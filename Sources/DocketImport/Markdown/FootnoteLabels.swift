/// The labels of footnotes in a Markdown text, as far as its letters tell.
///
/// The library drops the text of a footnote that nothing refers to. Here no sentence is dropped, so
/// such footnotes are referred to in paragraphs of their own, which are put in front of the text and
/// passed over when the text is read.
struct FootnoteLabels {
  /// Whether there may be footnotes, and no more than the library reads in good time.
  let areDefined: Bool
  /// A paragraph for each footnote that nothing refers to, so that no sign in a name, such as a
  /// backtick, finds its partner in another one.
  let paragraphs: [UInt8]
  /// How many paragraphs these are.
  let count: Int

  private static let limit = 8_192

  init(_ bytes: ArraySlice<UInt8>) {
    guard let labels = Self.all(in: bytes) else {
      areDefined = false
      paragraphs = []
      count = 0
      return
    }
    var referred = labels.referred
    let lost = labels.defined.filter { referred.insert($0).inserted }
    areDefined = !labels.defined.isEmpty
    paragraphs = Array(lost.map { "[^".utf8 + $0 + "]\n\n".utf8 }.joined())
    count = lost.count
  }

  /// The labels of footnotes and those in the text; nil where there are too many to keep.
  private static func all(
    in bytes: ArraySlice<UInt8>
  ) -> (defined: [ArraySlice<UInt8>], referred: Set<ArraySlice<UInt8>>)? {
    var defined: [ArraySlice<UInt8>] = []
    var referred: Set<ArraySlice<UInt8>> = []
    var count = 0
    var index = bytes.startIndex
    while let open = bytes[index...].firstIndex(of: 0x5B) {
      index = open + 1
      guard let label = label(bytes, after: index) else { continue }
      count += 1
      if count > limit { return nil }
      index = label.endIndex + 1
      if index < bytes.endIndex, bytes[index] == 0x3A {
        defined.append(label)
      } else {
        referred.insert(label)
      }
    }
    return (defined, referred)
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
