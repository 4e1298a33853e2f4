/// Tags of the programs that make web pages of Markdown: Hugo, Jekyll and kramdown.
enum TemplateTags {
  /// Whether a paragraph is nothing but tags: `{{< note >}}`, `{% include a %}`, `{: .toc}`.
  static func isAll(_ text: String) -> Bool {
    guard text.utf8.first == 0x7B, text.utf8.count <= 400 else { return false }
    return text.split(separator: "\n").allSatisfy { line in
      let line = line.trimmed()
      return frames.contains { open, close in
        line.utf8.count >= open.utf8.count + close.utf8.count && line.hasPrefix(open)
          && line.hasSuffix(close)
          // Words between two tags are text.
          && line.dropFirst(open.count).dropLast(close.count).allSatisfy { $0 != "{" && $0 != "}" }
      }
    }
  }

  private static let frames = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{:", "}")]

  /// A heading without the name that links to it use: `Impact {#impact}`.
  static func withoutAttributes(_ heading: String) -> String {
    guard heading.utf8.last == 0x7D, let open = heading.lastIndex(of: "{"),
      open > heading.startIndex, let sign = heading[open...].dropFirst().first,
      "#.:".contains(sign),
      !heading[open...].contains(" ")
    else { return heading }
    return heading[..<open].trimmed()
  }

  /// The text with `{% highlight ruby %}` and its end as the fences of a code block.
  static func fenced(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let holdsTag = bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.dropFirst().contains { bytes[$0] == 0x25 && bytes[$0 - 1] == 0x7B }
    }
    guard holdsTag else { return bytes }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var fences: [Int: String] = [:]
    var open: Int?
    for (index, line) in lines.enumerated() where line.contains(0x25) {
      guard line.count <= 200, let words = tag(line) else { continue }
      if words.first == "highlight", open == nil {
        open = index
      } else if words.first == "endhighlight", let start = open {
        let language = tag(lines[start])?.dropFirst().first.map { String($0) } ?? ""
        fences[start] = "~~~~~~ " + language
        fences[index] = "~~~~~~"
        open = nil
      }
    }
    guard !fences.isEmpty else { return bytes }
    var out: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if let fence = fences[index] { out += fence.utf8 } else { out += line }
      out.append(0x0A)
    }
    return out[...]
  }

  /// The words of a line that is one `{% … %}`.
  private static func tag(_ line: ArraySlice<UInt8>) -> [Substring]? {
    let text = String(decoding: line, as: UTF8.self).trimmed()
    guard text.hasPrefix("{%"), text.hasSuffix("%}"), text.utf8.count >= 4 else { return nil }
    return text.dropFirst(2).dropLast(2).split { $0 == " " || $0 == "-" }
  }
}
