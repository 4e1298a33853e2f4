/// The text of a piece of HTML inside Markdown: tags go, named and numbered characters are resolved.
///
/// Not an HTML parser: whole pages are read elsewhere.
enum HTMLText {
  /// Whether a tag ends a line.
  static func isBreak(_ tag: String) -> Bool {
    ["br", "p", "div", "li", "tr", "hr"].contains(HTMLElement.name(of: tag))
  }

  /// The text between the tags; tags of blocks become line ends, comments, scripts and styles go.
  static func plain(_ html: String) -> String { read(html).text }

  /// The name of a hidden element in the tag: what stands in it is for programs.
  static func hiddenName(_ tag: some StringProtocol) -> String? {
    let name = HTMLElement.name(of: tag)
    return hidden.contains(name) ? name : nil
  }

  /// What stands before and behind the end tag of the element; nil where there is none.
  static func around(endOf name: String, in html: String) -> (before: String, rest: String)? {
    let bytes = Array(html.utf8)
    let mark = "</" + name
    guard let found = find(mark, bytes, from: 0), let end = tagEnd(bytes, from: found) else {
      return nil
    }
    let before = bytes[..<(found - mark.utf8.count)]
    return (String(decoding: before, as: UTF8.self), String(decoding: bytes[end...], as: UTF8.self))
  }

  private static let hidden: Set<String> = ["script", "style", "template"]

  /// Whether a parser of HTML sees more in it than its text: there are headings, lists or paragraphs
  /// in it, nothing hidden, and no word in angle brackets.
  static func hasStructure(_ html: String) -> Bool {
    var isFound = false
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let first = part.utf8.first else { return false }
      guard first != 0x2F else { continue }
      let name = HTMLElement.name(of: "<" + part.prefix(12))
      guard HTMLElement.isKnown(name), !hidden.contains(name),
        !HTMLElement.isWord("<" + part.prefix { $0 != ">" } + ">")
      else { return false }
      if structure.contains(name) { isFound = true }
    }
    return isFound
  }

  private static let structure: Set<String> = [
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "p", "dl",
  ]

  /// The text, and the hidden element that the piece ends in.
  static func read(_ html: String) -> (text: String, unclosed: String?) {
    var unclosed: String?
    let bytes = Array(html.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        out.append(bytes[index])
        index += 1
        continue
      }
      if let next = skip(bytes, from: index, out: &out, unclosed: &unclosed) {
        index = next
      } else {
        out.append(0x3C)
        index += 1
      }
    }
    let lines = Entities.resolved(String(decoding: out, as: UTF8.self)).utf8.split(
      separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.map { Substring($0).trimmed() }.joined(separator: "\n"), unclosed)
  }

  /// The index after the tag, comment or hidden element that starts here; nil where none does.
  private static func skip(
    _ bytes: [UInt8], from index: Int, out: inout [UInt8], unclosed: inout String?
  ) -> Int? {
    let rest = bytes[index...]
    if rest.starts(with: "<!--".utf8) {
      return find("-->", bytes, from: index + 4) ?? bytes.count
    }
    guard index + 1 < bytes.count else { return nil }
    let next = bytes[index + 1]
    guard next == 0x2F || next == 0x21 || next == 0x3F || (0x61...0x7A).contains(next | 0x20) else {
      return nil
    }
    guard let end = tagEnd(bytes, from: index + 1) else { return nil }
    let tag = String(decoding: bytes[index..<min(end, index + 40)], as: UTF8.self)
    if next != 0x2F, let name = hiddenName(tag) {
      let close = find("</" + name, bytes, from: end).flatMap { tagEnd(bytes, from: $0) }
      if close == nil { unclosed = name }
      return close ?? bytes.count
    }
    if HTMLElement.isWord(tag) { return nil }
    if isBlock(tag) { out.append(0x0A) }
    return end
  }

  private static func isBlock(_ tag: String) -> Bool {
    [
      "br", "p", "div", "li", "tr", "hr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6",
      "pre", "blockquote", "section", "article", "td", "th", "details", "summary", "dt", "dd",
    ].contains(HTMLElement.name(of: tag))
  }

  /// The index after the `>` that ends a tag; quoted attributes may hold one.
  private static func tagEnd(_ bytes: [UInt8], from index: Int) -> Int? {
    var quote: UInt8?
    var cursor = index
    while cursor < bytes.count, cursor - index < 8_192 {
      let byte = bytes[cursor]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return cursor + 1
      } else if byte == 0x3C {
        // A tag in a tag: this one has no end.
        return nil
      } else if (byte == 0x22 || byte == 0x27), cursor > index, bytes[cursor - 1] == 0x3D {
        quote = byte
      }
      cursor += 1
    }
    return nil
  }

  private static func find(_ mark: String, _ bytes: [UInt8], from index: Int) -> Int? {
    let wanted = Array(mark.utf8)
    var cursor = index
    while cursor + wanted.count <= bytes.count {
      if (0..<wanted.count).allSatisfy({ bytes[cursor + $0] | 0x20 == wanted[$0] | 0x20 }) {
        return cursor + wanted.count
      }
      cursor += 1
    }
    return nil
  }
}

/// References to characters in text that is no markup any more.
enum Entities {
  /// The text with references resolved, no-break spaces as spaces; unknown ones stay as they are.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x26, let end = bytes[index...].prefix(12).firstIndex(of: 0x3B),
        let scalar = scalar(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
      else {
        out.append(bytes[index])
        index += 1
        continue
      }
      out += UTF8.encode(scalar == "\u{A0}" ? " " : scalar).map { Array($0) } ?? []
      index = end + 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    name.hasPrefix("#")
      ? NamedCharacters.scalar(ofNumber: name.dropFirst()) : NamedCharacters.scalar(named: name)
  }
}
