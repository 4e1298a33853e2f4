internal import DocketModel

/// The block of facts in front of a Markdown text.
///
/// Four forms: `key: value` between lines of `---`, or alone above the first blank line where one of
/// three or more such lines is a title (a subset of YAML: one level, lists as
/// `[a, b]` or as lines of `- a`), and TOML between lines of `+++` or in a first code block
/// marked `toml`, as security advisory databases have it (tables, strings, arrays of strings).
struct FrontMatter: Hashable {
  /// Each value list under its key; a table name is put before its keys: `versions.patched`.
  private(set) var fields: [(key: String, values: [String])] = []
  /// Where the text begins.
  private(set) var end = 0
  /// Whether nothing but a blank line sets the block apart from the text.
  private(set) var isBare = false

  static func == (left: Self, right: Self) -> Bool {
    left.end == right.end && left.fields.elementsEqual(right.fields, by: { $0 == $1 })
  }

  func hash(into hasher: inout Hasher) { hasher.combine(end) }

  /// Nil where the text does not start with such a block.
  init?(_ bytes: [UInt8]) {
    let lines = FrontMatterLines(bytes)
    guard let fence = lines.fence else { return nil }
    end = lines.end
    isBare = fence.isEmpty
    var reader = FrontMatterReader(isTOML: fence == "+++")
    for line in lines.body { reader.take(line) }
    guard reader.fields.count > 0 || lines.body.isEmpty else { return nil }
    fields = reader.fields
  }

  /// The values under the first of the keys that is there.
  func values(_ keys: String...) -> [String] {
    for key in keys {
      for field in fields where field.key == key && !field.values.isEmpty { return field.values }
    }
    return []
  }

  func first(_ keys: String...) -> String? {
    for key in keys {
      for field in fields where field.key == key {
        if let value = field.values.first, !value.isEmpty { return value }
      }
    }
    return nil
  }
}

/// Finds the fences of a front matter block.
private struct FrontMatterLines {
  var fence: String?
  var body: [String] = []
  var end = 0

  init(_ bytes: [UInt8]) {
    let start = bytes.firstIndex { $0 != 0x0A && $0 != 0x20 } ?? bytes.count
    var index = start
    func nextLine() -> String? {
      guard index < bytes.count else { return nil }
      let stop = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      defer { index = stop + 1 }
      return String(decoding: bytes[index..<stop], as: UTF8.self)
    }
    guard let first = nextLine()?.trimmed() else { return }
    let closings: [String]
    switch first {
    case "---": closings = ["---", "..."]
    case "+++": closings = ["+++"]
    case "```toml", "``` toml", "~~~toml": closings = ["```", "~~~"]
    default:
      guard first.contains(": ") else { return }
      index = start
      while let line = nextLine(), !line.trimmed().isEmpty, Self.isField(line), body.count < 40 {
        body.append(line)
        end = min(index, bytes.count)
      }
      // Without a blank line below them they are a paragraph.
      guard body.count >= 3, body.contains(where: { $0.lowercased().hasPrefix("title: ") }),
        end == bytes.count || bytes[end] == 0x0A
      else {
        body = []
        return
      }
      fence = ""
      return
    }
    while let line = nextLine(), body.count < 2_000 {
      if closings.contains(line.trimmed()) {
        fence = first == "---" ? "---" : "+++"
        end = min(index, bytes.count)
        return
      }
      body.append(line)
    }
    body = []
  }

  /// Whether a line is `key: value`, or goes on with the value above.
  private static func isField(_ line: String) -> Bool {
    if line.hasPrefix("  ") { return true }
    guard let colon = line.firstIndex(of: ":") else { return false }
    let key = line[..<colon]
    return (1...30).contains(key.utf8.count)
      && key.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F || $0 == 0x2D
      }
  }
}

/// Reads the lines between the fences.
private struct FrontMatterReader {
  let isTOML: Bool
  var fields: [(key: String, values: [String])] = []
  private var table = ""
  private var openArray = false
  private var openText: String?

  init(isTOML: Bool) { self.isTOML = isTOML }

  mutating func take(_ line: String) {
    let text = line.trimmed()
    if openText != nil { return takeText(line, text) }
    if text.isEmpty || text.hasPrefix("#") { return }
    if openArray { return takeArray(text) }
    if isTOML, text.hasPrefix("[") { return takeTable(text) }
    if !isTOML, text.hasPrefix("- "), !fields.isEmpty {
      append(Self.bare(String(text.dropFirst(2))))
      return
    }
    guard let sign = text.firstIndex(of: isTOML ? "=" : ":") else {
      if !isTOML, line.hasPrefix(" "), !fields.isEmpty { continueValue(text) }
      return
    }
    let name = Self.bare(text[..<sign].trimmed()).lowercased()
    let value = text[text.index(after: sign)...].trimmed()
    guard !name.isEmpty, name.utf8.count <= 60, !name.contains(" ") else { return }
    if !isTOML, line.hasPrefix(" "), !fields.isEmpty {
      fields.append(
        (
          key: (fields.last(where: { $0.values.isEmpty })?.key ?? "") + "." + name,
          values: [Self.bare(value)]
        ))
      return
    }
    fields.append((key: table + name, values: []))
    takeValue(value)
  }

  private mutating func takeTable(_ text: String) {
    let name = text.filter { $0 != "[" && $0 != "]" }.trimmed().lowercased()
    table = name == "advisory" ? "" : name + "."
  }

  private mutating func takeValue(_ value: String) {
    if value.hasPrefix("[") {
      openArray = true
      return takeArray(String(value.dropFirst()))
    }
    for mark in ["\"\"\"", "'''"] where isTOML && value.hasPrefix(mark) {
      openText = mark
      return takeText(String(value.dropFirst(3)), value.dropFirst(3).trimmed())
    }
    if !isTOML, ["|", ">", "|-", ">-", ">+", "|+"].contains(value) { return }
    if !value.isEmpty { append(Self.bare(Self.withoutRemark(value))) }
  }

  /// A text over several lines, as TOML writes it.
  private mutating func takeText(_ line: String, _ text: String) {
    guard let mark = openText else { return }
    let isLast = text.hasSuffix(mark)
    let part = isLast ? String(text.dropLast(3)).trimmed() : text
    if !part.isEmpty { continueValue(part) }
    if isLast { openText = nil }
  }

  private mutating func continueValue(_ text: String) {
    guard let last = fields.indices.last else { return }
    if let end = fields[last].values.indices.last {
      fields[last].values[end] += " " + text
    } else {
      fields[last].values.append(text)
    }
  }

  /// What stands between brackets, on one line or on several.
  private mutating func takeArray(_ text: String) {
    var part = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        part.append(character)
      } else if character == "\"" || character == "'" {
        quote = character
        part.append(character)
      } else if character == "," || character == "]" {
        let value = Self.bare(part.trimmed())
        if !value.isEmpty { append(value) }
        part = ""
        if character == "]" {
          openArray = false
          return
        }
      } else if character == "#", isTOML {
        break
      } else {
        part.append(character)
      }
    }
    let value = Self.bare(part.trimmed())
    if !value.isEmpty { append(value) }
  }

  private mutating func append(_ value: String) {
    guard let last = fields.indices.last, fields[last].values.count < 1_000 else { return }
    fields[last].values.append(value)
  }

  /// Without a remark after the value.
  private static func withoutRemark(_ value: String) -> String {
    guard let first = value.first else { return value }
    if first == "\"" || first == "'" {
      let inner = value.dropFirst()
      if let close = inner.lastIndex(of: first) { return String(value[...close]) }
      return value
    }
    guard let remark = value.firstRange(ofText: " #") else { return value }
    return value[..<remark.lowerBound].trimmed()
  }

  /// Without quotation marks, escapes resolved.
  private static func bare(_ value: String) -> String {
    guard value.count >= 2, let first = value.first, first == value.last,
      first == "\"" || first == "'"
    else { return value }
    let inner = value.dropFirst().dropLast()
    if first == "'" {
      return inner.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
    }
    var out = ""
    var isEscaped = false
    for character in inner {
      if isEscaped {
        out.append(character == "n" ? " " : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}
