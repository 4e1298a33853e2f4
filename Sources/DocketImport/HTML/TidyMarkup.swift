/// The tree of HTML that needs no HTML parser: a few elements, properly nested and closed.
///
/// Most texts of feeds are of this kind, and libxml2 takes longer for one of them than everything
/// else does. Anything that a browser would have to guess about is left to it: an element that is
/// open at the end, a paragraph in a paragraph, a table, a tag of another kind.
struct TidyMarkup {
  private(set) var nodes = [HTMLTree.Node(tag: .other, parent: -1, end: 0, from: 0, count: 0)]
  private(set) var bytes: [UInt8] = []
  private(set) var attributes: [HTMLTree.Attribute] = []
  private var open: [Open] = []

  /// An element that is open.
  private struct Open {
    var node: Int32
    var element: Element
  }

  /// What may stand where.
  private enum Kind {
    /// Holds text, lines and other blocks.
    case block
    /// Holds text and lines.
    case paragraph
    case list, item, line, void, rule
  }

  private struct Element {
    var key: UInt64
    var length: Int
    var tag: HTMLTag
    var kind: Kind
  }

  /// Nil where the markup is not of this kind.
  init?(_ html: [UInt8]) {
    // Larger ones are pages; then time is not what matters.
    guard html.count <= 1 << 18 else { return nil }
    bytes.reserveCapacity(html.count)
    let isTidy = html.withUnsafeBufferPointer { read($0) }
    guard isTidy, open.isEmpty else { return nil }
    nodes[0].end = Int32(nodes.count)
  }

  private mutating func read(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < html.count {
      let next =
        html[index] == 0x3C ? readTag(html, at: index + 1) : readText(html, from: index)
      guard let next else { return false }
      index = next
    }
    return true
  }

  // MARK: text

  private mutating func readText(_ html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let first = bytes.count
    var run = start
    var index = start
    while index < html.count, html[index] != 0x3C {
      guard html[index] == 0x26 else {
        index += 1
        continue
      }
      bytes.append(contentsOf: html[run..<index])
      guard let end = readReference(html, at: index) else { return nil }
      index = end
      run = end
    }
    bytes.append(contentsOf: html[run..<index])
    if open.last?.element.kind == .list, bytes[first...].contains(where: { $0 > 0x20 }) {
      return nil
    }
    add(.text, from: first, count: bytes.count - first)
    return index
  }

  private mutating func readReference(_ html: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard let (scalar, end) = Self.reference(html, at: start) else { return nil }
    guard let scalar else {
      bytes.append(0x26)
      return end
    }
    bytes += UTF8.encode(scalar).map { Array($0) } ?? []
    return end
  }

  /// The character and where its reference ends; no character for an `&` that is text, and nil
  /// where browsers guess.
  private static func reference(
    _ html: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (Unicode.Scalar?, Int)? {
    var end = start + 1
    while end < html.count, end - start < 12, html[end].isNameInReference { end += 1 }
    if end == start + 1 { return (nil, end) }
    guard end < html.count, html[end] == 0x3B else { return nil }
    let name = String(decoding: html[(start + 1)..<end], as: UTF8.self)
    let scalar =
      name.hasPrefix("#")
      ? NamedCharacters.scalar(ofNumber: name.dropFirst()) : NamedCharacters.scalar(named: name)
    return scalar.map { ($0, end + 1) }
  }

  private mutating func add(_ tag: HTMLTag, from: Int, count: Int) {
    let isLeaf = tag == .text
    nodes.append(
      HTMLTree.Node(
        tag: tag, parent: open.last?.node ?? 0, end: isLeaf ? Int32(nodes.count + 1) : 0,
        from: Int32(from), count: Int32(count)))
  }

  // MARK: tags

  private mutating func readTag(_ html: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    let isEnd = start < html.count && html[start] == 0x2F
    var index = isEnd ? start + 1 : start
    var key: UInt64 = 0
    var length = 0
    while index < html.count, html[index].isLetterOrDigit {
      if length < 8 { key = key << 8 | UInt64(html[index].smallLetter) }
      length += 1
      index += 1
    }
    if isEnd {
      guard index < html.count, html[index] == 0x3E, let last = open.last,
        last.element.key == key, last.element.length == length
      else { return nil }
      open.removeLast()
      nodes[Int(last.node)].end = Int32(nodes.count)
      return index + 1
    }
    guard let element = Self.elements[key], element.length == length, allows(element) else {
      return nil
    }
    return readStart(element, html, at: index)
  }

  /// Whether the element may stand where the text is.
  private func allows(_ element: Element) -> Bool {
    guard open.count < 100 else { return false }
    switch open.last?.element.kind {
    case nil, .block, .item: return element.kind != .item
    case .list: return element.kind == .item
    case .paragraph, .line:
      if element.tag == .a, open.contains(where: { $0.element.tag == .a }) { return false }
      return element.kind == .line || element.kind == .void
    case .void, .rule: return false
    }
  }

  private mutating func readStart(
    _ element: Element, _ html: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Int? {
    let first = attributes.count
    var index = start
    while index < html.count, html[index] != 0x3E {
      if html[index] <= 0x20 {
        index += 1
        continue
      }
      if html[index] == 0x2F {
        // `<br/>`; `<b/>` opens an element.
        guard element.kind == .void || element.kind == .rule else { return nil }
        index += 1
        continue
      }
      guard attributes.count - first < 128, let end = readAttribute(html, at: index) else {
        return nil
      }
      index = end
    }
    guard index < html.count else { return nil }
    add(element.tag, from: first, count: attributes.count - first)
    let node = Int32(nodes.count - 1)
    if element.kind == .void || element.kind == .rule {
      nodes[Int(node)].end = node + 1
    } else {
      open.append(Open(node: node, element: element))
    }
    return index + 1
  }

  /// `name="value"`; anything else is for a parser.
  private mutating func readAttribute(_ html: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var index = start
    while index < html.count,
      html[index].isLetterOrDigit || html[index] == 0x2D || html[index] == 0x3A
    {
      index += 1
    }
    guard index > start, index + 1 < html.count, html[index] == 0x3D,
      html[index + 1] == 0x22 || html[index + 1] == 0x27
    else { return nil }
    let name = String(decoding: html[start..<index], as: UTF8.self).lowercased()
    let quote = html[index + 1]
    index += 2
    let from = index
    var value: [UInt8] = []
    while index < html.count, html[index] != quote {
      guard html[index] == 0x26 else {
        value.append(html[index])
        index += 1
        continue
      }
      guard let (scalar, end) = Self.reference(html, at: index) else { return nil }
      value += scalar.flatMap { UTF8.encode($0) }.map { Array($0) } ?? [0x26]
      index = end
    }
    guard index < html.count, index - from < 1 << 16 else { return nil }
    if let name = HTMLAttribute.byName[name] {
      attributes.append(
        HTMLTree.Attribute(name: name, value: String(decoding: value, as: UTF8.self)))
    }
    return index + 1
  }

  /// The elements by the first eight letters of their names.
  private static let elements: [UInt64: Element] = {
    let rows: [(Kind, String)] = [
      (.block, "div blockquote section article"), (.paragraph, "p h1 h2 h3 h4 h5 h6"),
      (.list, "ul ol"), (.item, "li"), (.void, "br img"), (.rule, "hr"),
      (.line, "a b strong i em span code u s small sub sup del ins mark time q kbd samp tt"),
    ]
    var table: [UInt64: Element] = [:]
    for (kind, names) in rows {
      for name in names.split(separator: " ") {
        let key = name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        table[key] = Element(
          key: key, length: name.utf8.count, tag: HTMLTag(name: String(name)), kind: kind)
      }
    }
    return table
  }()
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  fileprivate var isNameInReference: Bool { isLetterOrDigit || self == 0x23 }
}
