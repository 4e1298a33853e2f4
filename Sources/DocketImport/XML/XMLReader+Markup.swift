extension XMLReader {
  /// A tag; everything else that starts with `<` is passed over or is text.
  enum Markup {
    case start(XMLTag)
    case end(String)
  }

  /// Reads what starts with the `<` at the index; nil where that was no tag.
  mutating func readMarkup() throws(ImportError) -> Markup? {
    let start = index
    switch byte(start + 1) {
    case 0x21: return try readDeclaration()
    case 0x3F:
      if !skip(past: "?>", mark: 0x3F) { skipTo(0x3E) }
      return nil
    case 0x2F:
      if let name = readEndTag() { return .end(name) }
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF:
      if let tag = try readStartTag() { return .start(tag) }
    default: break
    }
    fault(start)
    text.append(0x3C)
    index = start + 1
    return nil
  }

  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func has(_ word: StaticString, at offset: Int, anyCase: Bool = false) -> Bool {
    guard offset + word.utf8CodeUnitCount <= bytes.count else { return false }
    for step in 0..<word.utf8CodeUnitCount {
      let wanted = word.utf8Start[step]
      let found = bytes[offset + step]
      if found != wanted, !(anyCase && found | 0x20 == wanted | 0x20) { return false }
    }
    return true
  }

  /// Comments, CDATA sections and document types.
  private mutating func readDeclaration() throws(ImportError) -> Markup? {
    let start = index
    if has("<!--", at: start) {
      index += 4
      if !skip(past: "-->", mark: 0x2D) {
        index = start
        skipTo(0x3E)
      }
    } else if has("<![CDATA[", at: start, anyCase: true) {
      readCDATA()
    } else if has("<!DOCTYPE", at: start, anyCase: true) {
      index = try entities.read(documentType: bytes, from: start + 9)
    } else {
      fault(start)
      skipTo(0x3E)
    }
    return nil
  }

  /// The text of a CDATA section; one that nobody closed ends with its element, or with the file.
  private mutating func readCDATA() {
    let start = index + 9
    index = start
    if skip(past: "]]>", mark: 0x5D) {
      text += bytes[start..<(index - 3)]
      return
    }
    fault(start)
    index = endOfElement(from: start) ?? bytes.count
    text += bytes[start..<index]
  }

  /// Where the end tag of the innermost open element stands.
  private func endOfElement(from start: Int) -> Int? {
    guard let name = open.last else { return nil }
    let wanted = Array(("</" + name).utf8)
    var offset = start
    while offset + wanted.count <= bytes.count {
      if bytes[offset] == 0x3C,
        bytes[offset..<(offset + wanted.count)].lazy.map(\.smallLetter).elementsEqual(wanted)
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  /// Moves behind the next such mark; false, and remembered, where there is none.
  private mutating func skip(past mark: StaticString, mark key: UInt8) -> Bool {
    guard !missing.contains(key) else { return false }
    let length = mark.utf8CodeUnitCount
    let last = mark.utf8Start[length - 1]
    var offset = index + length - 1
    while offset < bytes.count {
      if bytes[offset] == last, has(mark, at: offset - length + 1) {
        index = offset + 1
        return true
      }
      offset += 1
    }
    missing.insert(key)
    fault(index)
    return false
  }

  /// Moves behind the next such byte, or to the end.
  private mutating func skipTo(_ wanted: UInt8) {
    while index < bytes.count, bytes[index] != wanted { index += 1 }
    if index < bytes.count { index += 1 }
  }

  private mutating func readEndTag() -> String? {
    var end = index + 2
    let first = byte(end)
    guard first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || first == 0x5F || first >= 0x80 else {
      return nil
    }
    let start = end
    while end < bytes.count, bytes[end].isXMLName { end += 1 }
    let name = self.name(start..<end)
    while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
    if byte(end) == 0x3E {
      index = end + 1
    } else {
      // `</p<p>` or the end of the file.
      fault(end)
      index = end
    }
    return name
  }

  /// A name in small letters; short ones need no memory of their own.
  private func name(_ range: Range<Int>) -> String {
    if keepsCapitals { return String(decoding: bytes[range], as: UTF8.self) }
    return String(unsafeUninitializedCapacity: range.count) { buffer in
      for (place, offset) in range.enumerated() { buffer[place] = bytes[offset].smallLetter }
      return range.count
    }
  }

  /// A start tag with its attributes; nil where a `<` or the end of the file comes before its `>`.
  private mutating func readStartTag() throws(ImportError) -> XMLTag? {
    let start = index
    var end = start + 1
    while end < bytes.count, bytes[end].isXMLName { end += 1 }
    // `<jane@example.com>` is no tag.
    guard end < bytes.count, bytes[end] <= 0x20 || bytes[end] == 0x2F || bytes[end] == 0x3E else {
      return nil
    }
    let name = self.name((start + 1)..<end)
    var tag = XMLTag(name: name, written: name)
    index = end
    while true {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { break }
      switch bytes[index] {
      case 0x3E:
        index += 1
        resolveNames(&tag)
        return tag
      case 0x2F:
        tag.isEmpty = byte(index + 1) == 0x3E
        index += 1
      case 0x3C:
        index = start
        return nil
      case 0x22, 0x27, 0x3D:
        fault(index)
        index += 1
      default:
        guard tag.attributes.count < Self.attributeLimit else { throw .overLimit(.attributes) }
        try readAttribute(&tag)
      }
    }
    index = start
    return nil
  }

  private mutating func readAttribute(_ tag: inout XMLTag) throws(ImportError) {
    let start = index
    while index < bytes.count, !bytes[index].endsAttributeName { index += 1 }
    let name = self.name(start..<index)
    let end = index
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard byte(index) == 0x3D else {
      fault(end)
      index = end
      tag.attributes.append((name, ""))
      return
    }
    index += 1
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    let value = try readValue()
    if tag[name] != nil {
      fault(start)
    } else {
      tag.attributes.append((name, value))
    }
  }

  private mutating func readValue() throws(ImportError) -> String {
    let quote = byte(index)
    let start = index + 1
    if quote == 0x22 || quote == 0x27, !missing.contains(quote) {
      var end = start
      while end < bytes.count, bytes[end] != quote { end += 1 }
      if end < bytes.count {
        index = end + 1
        return try resolved(start..<end)
      }
      missing.insert(quote)
    }
    fault(index)
    let bare = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E, bytes[index] != 0x3C {
      index += 1
    }
    return try resolved(bare..<index)
  }

  /// An attribute's value, its references resolved and its line ends blanks.
  private mutating func resolved(_ range: Range<Int>) throws(ImportError) -> String {
    guard bytes[range].contains(where: { $0 == 0x26 || $0 < 0x20 }) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var out: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0x26 {
        offset = try resolveReference(at: offset, limit: range.upperBound, into: &out)
      } else {
        out.append(max(bytes[offset], 0x20))
        offset += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func resolveNames(_ tag: inout XMLTag) {
    for attribute in tag.attributes where attribute.name.hasPrefix("xmlns") {
      if attribute.name == "xmlns" {
        names.declare("", attribute.value, at: open.count)
      } else if attribute.name.utf8.dropFirst(5).first == 0x3A {
        names.declare(String(attribute.name.dropFirst(6)), attribute.value, at: open.count)
      }
    }
    tag.name = names.usual(tag.written)
    for place in tag.attributes.indices where tag.attributes[place].name.utf8.contains(0x3A) {
      tag.attributes[place].name = names.usual(tag.attributes[place].name)
    }
  }
}

extension UInt8 {
  /// ASCII capitals as small letters; every other byte as it is.
  var smallLetter: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// Whether it goes on with the name of an element.
  var isXMLName: Bool {
    switch self {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  fileprivate var endsAttributeName: Bool {
    self <= 0x20 || self == 0x3D || self == 0x3E || self == 0x2F || self == 0x3C
  }
}
