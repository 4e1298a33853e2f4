/// What a server or a document says about its encoding.
enum DeclaredEncoding {
  /// The `charset` of an HTTP content type.
  static func label(ofContentType type: String?) -> String? {
    guard let type else { return nil }
    for part in type.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].trimmed().lowercased() == "charset" {
        let quotes: Set<Character> = ["\"", "'", " "]
        return String(pair[1].drop { quotes.contains($0) }.prefix { !quotes.contains($0) })
      }
    }
    return nil
  }

  /// The label in the XML declaration, else in a `meta` element of the first 1,024 bytes.
  ///
  /// As browsers look for it (HTML Standard, "prescan a byte stream"), without reading tags in full.
  static func label(in bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(1_024))
    let start = head.firstIndex { $0 > 0x20 && $0 < 0x80 } ?? head.endIndex
    if head[start...].starts(with: "<?xml".utf8) {
      let end = head[start...].firstIndex(of: 0x3E) ?? head.endIndex
      if let label = value(of: "encoding", in: head[start..<end]) { return label }
    }
    var index = start
    while let open = head[index...].firstIndex(of: 0x3C) {
      index = open + 1
      if matches(head, open, "<!--") {
        while index < head.count, !matches(head, index, "-->") { index += 1 }
      } else if matches(head, open, "<meta") {
        let end = head[index...].firstIndex(of: 0x3E) ?? head.endIndex
        if let label = value(of: "charset", in: head[index..<end]) { return label }
      }
    }
    return nil
  }

  private static func matches(_ bytes: [UInt8], _ offset: Int, _ word: String) -> Bool {
    bytes[offset...].prefix(word.utf8.count).lazy.map(\.smallLetter).elementsEqual(word.utf8)
  }

  /// What stands behind `name=`, in quotation marks or not.
  private static func value(of name: String, in tag: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: tag, as: UTF8.self).lowercased()
    guard let place = text.firstRange(ofText: name) else { return nil }
    let rest = text[place.upperBound...].drop { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard rest.first == "=" else { return nil }
    let ends: Set<Character> = ["\"", "'", ";", " ", "/", "?", "\n"]
    let value = rest.dropFirst().drop { ends.contains($0) }.prefix { !ends.contains($0) }
    return value.isEmpty ? nil : String(value)
  }
}
