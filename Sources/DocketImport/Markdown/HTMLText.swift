/// The text of a piece of HTML inside Markdown: tags go, named and numbered characters are resolved.
///
/// Not an HTML parser: whole pages are read elsewhere.
enum HTMLText {
  /// Whether a tag ends a line.
  static func isBreak(_ tag: String) -> Bool {
    ["br", "p", "div", "li", "tr", "hr"].contains(HTMLElement.name(of: tag))
  }

  /// The text between the tags; tags of blocks become line ends, comments, scripts and styles go.
  static func plain(_ html: String) -> String {
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
      if let next = skip(bytes, from: index, out: &out) {
        index = next
      } else {
        out.append(0x3C)
        index += 1
      }
    }
    return Entities.resolved(String(decoding: out, as: UTF8.self)).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.trimmed() }.joined(separator: "\n")
  }

  /// The index after the tag, comment or hidden element that starts here; nil where none does.
  private static func skip(_ bytes: [UInt8], from index: Int, out: inout [UInt8]) -> Int? {
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
    for hidden in ["script", "style", "template"]
    where tag.lowercased().hasPrefix("<" + hidden) {
      return find("</" + hidden, bytes, from: end).flatMap { tagEnd(bytes, from: $0) }
        ?? bytes.count
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

/// The characters that HTML writes as `&name;`, as far as prose uses them.
enum Entities {
  /// The text with references resolved; unknown ones stay as they are.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var out = ""
    var rest = Substring(text)
    while let sign = rest.firstIndex(of: "&") {
      out += rest[..<sign]
      rest = rest[sign...]
      let body = rest.dropFirst().prefix(12)
      if let end = body.firstIndex(of: ";"), let character = value(String(body[..<end])) {
        out += character
        rest = rest[rest.index(after: end)...]
      } else {
        out += "&"
        rest = rest.dropFirst()
      }
    }
    return out + rest
  }

  private static func value(_ name: String) -> String? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      guard let code = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
        code >= 0x20, let scalar = Unicode.Scalar(code)
      else { return nil }
      return String(scalar)
    }
    return named[name]
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "\u{2013}",
    "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ldquo": "\u{201C}",
    "rdquo": "\u{201D}", "hellip": "\u{2026}", "bull": "\u{2022}", "middot": "\u{B7}",
    "copy": "\u{A9}", "reg": "\u{AE}", "trade": "\u{2122}", "euro": "\u{20AC}", "laquo": "\u{AB}",
    "raquo": "\u{BB}", "times": "\u{D7}", "deg": "\u{B0}", "sect": "\u{A7}", "auml": "\u{E4}",
    "ouml": "\u{F6}", "uuml": "\u{FC}", "szlig": "\u{DF}", "eacute": "\u{E9}", "egrave": "\u{E8}",
    "agrave": "\u{E0}", "ccedil": "\u{E7}", "ntilde": "\u{F1}", "rarr": "\u{2192}",
  ]
}
