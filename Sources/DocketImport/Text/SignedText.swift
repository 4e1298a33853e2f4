/// The frame of a signed text: `-----BEGIN PGP SIGNED MESSAGE-----`, and the signature below it.
///
/// Cleartext signatures, RFC 9580 section 7. A signature without an end is text.
enum SignedText {
  /// The lines without the frame, and those of the frame.
  static func unframed(_ lines: [TextLine]) -> (lines: [TextLine], frame: [String]) {
    guard lines.contains(where: { $0.text.hasPrefix("-----BEGIN PGP SIGN") }) else {
      return (lines, [])
    }
    var kept: [TextLine] = []
    var frame: [String] = []
    var isSigned = false
    var index = 0
    while index < lines.count {
      guard let end = headEnd(lines, index) ?? signatureEnd(lines, index) else {
        kept.append(isSigned ? unescaped(lines[index]) : lines[index])
        index += 1
        continue
      }
      isSigned = lines[index].text == head
      frame += lines[index..<end].map(\.text)
      kept.append(TextLine(text: ""))
      index = end
    }
    return (kept, frame)
  }

  static let head = "-----BEGIN PGP SIGNED MESSAGE-----"

  /// The index after the head and the names of its hashes.
  private static func headEnd(_ lines: [TextLine], _ start: Int) -> Int? {
    guard lines[start].text == head else { return nil }
    return lines[(start + 1)...].firstIndex { !$0.text.hasPrefix("Hash: ") } ?? lines.count
  }

  private static func signatureEnd(_ lines: [TextLine], _ start: Int) -> Int? {
    guard lines[start].text == "-----BEGIN PGP SIGNATURE-----" else { return nil }
    let end = lines[start...].prefix(200).firstIndex { $0.text == "-----END PGP SIGNATURE-----" }
    return end.map { $0 + 1 }
  }

  /// A line that begins with a dash has `- ` put before it in the frame.
  private static func unescaped(_ line: TextLine) -> TextLine {
    guard line.indent == 0, line.text.hasPrefix("- -") || line.text.hasPrefix("- From ") else {
      return line
    }
    return TextLine(Array(line.text.utf8.dropFirst(2))[...])
  }
}
