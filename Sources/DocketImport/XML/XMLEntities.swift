/// The entities that a document declares for itself, as far as they are harmless.
///
/// Nothing is ever read from elsewhere. A document that wants more is refused: entities in other
/// entities and in parameters are how a small file becomes a large one (billion laughs), external
/// ones how it reads files (XXE).
struct XMLEntities {
  private var values: [String: [UInt8]] = [:]
  /// How many bytes the values have added to the text.
  private var added = 0

  /// How many entities a document may declare, how long each may be, and how much they may add.
  static let countLimit = 16
  static let lengthLimit = 128
  static let addedLimit = 1 << 20

  /// The text of a declared entity; nil for a name that was not declared.
  mutating func value(of name: String) throws(ImportError) -> [UInt8]? {
    guard let value = values[name] else { return nil }
    added += value.count
    guard added <= Self.addedLimit else { throw .overLimit(.entities) }
    return value
  }

  /// Reads a document type after its first word; returns where it ends.
  mutating func read(documentType bytes: [UInt8], from start: Int) throws(ImportError) -> Int {
    var index = start
    var isInside = false
    while index < bytes.count {
      switch bytes[index] {
      case 0x5B: isInside = true
      case 0x5D: isInside = false
      case 0x3E where !isInside: return index + 1
      case 0x22, 0x27: index = Self.closing(bytes, index) ?? index
      case 0x3C where isInside:
        let word = String(decoding: bytes[index...].prefix(8), as: UTF8.self)
        if word == "<!ENTITY" { try declare(bytes, from: index + 8) }
        if word.hasPrefix("<!--") { index = Self.endOfComment(bytes, index + 4) }
      default: break
      }
      index += 1
    }
    return bytes.count
  }

  private mutating func declare(_ bytes: [UInt8], from start: Int) throws(ImportError) {
    // A declaration that is allowed is short; a longer one is refused.
    let words = bytes[start...].prefix(1_024)
    var index = words.startIndex
    while index < words.endIndex, words[index] <= 0x20 { index += 1 }
    let name = words[index...].prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3E }
    index = name.endIndex
    while index < words.endIndex, words[index] <= 0x20 { index += 1 }
    guard index < words.endIndex, words[index] == 0x22 || words[index] == 0x27,
      values.count < Self.countLimit
    else { throw .overLimit(.entities) }
    let value = words[(index + 1)...].prefix { $0 != words[index] }
    guard value.count <= Self.lengthLimit, let plain = Self.plain(Array(value)) else {
      throw .overLimit(.entities)
    }
    let key = String(decoding: name, as: UTF8.self)
    if values[key] == nil { values[key] = plain }
  }

  /// The value with its numbered characters; nil where it refers to anything else.
  private static func plain(_ value: [UInt8]) -> [UInt8]? {
    let text = String(decoding: value, as: UTF8.self)
    guard text.utf8.contains(0x26) || text.utf8.contains(0x25) else { return value }
    var out = ""
    var rest = Substring(text)
    while let sign = rest.firstIndex(where: { $0 == "&" || $0 == "%" }) {
      guard rest[sign] == "&", let end = rest[sign...].firstIndex(of: ";") else { return nil }
      out += rest[..<sign]
      let name = rest[rest.index(after: sign)..<end]
      if name.hasPrefix("#"), let scalar = NamedCharacters.scalar(ofNumber: name.dropFirst()) {
        out.unicodeScalars.append(scalar)
      } else if let scalar = ["amp", "lt", "gt", "quot", "apos"].contains(String(name))
        ? NamedCharacters.scalar(named: String(name)) : nil
      {
        out.unicodeScalars.append(scalar)
      } else {
        return nil
      }
      rest = rest[rest.index(after: end)...]
    }
    // `&#38;lt;` is read again when it is used, so that it means `<` as text.
    out += rest
    return Array(Self.again(out).utf8)
  }

  /// XML reads the text of an entity once more where it is used (XML 1.0, appendix D).
  private static func again(_ text: String) -> String {
    guard text.hasPrefix("&"), text.hasSuffix(";") else { return text }
    let name = text.dropFirst().dropLast()
    let scalar =
      name.hasPrefix("#")
      ? NamedCharacters.scalar(ofNumber: name.dropFirst())
      : NamedCharacters.scalar(named: String(name))
    return scalar.map { String($0) } ?? text
  }

  /// Where the quotation that starts here ends; nil where it does not.
  private static func closing(_ bytes: [UInt8], _ start: Int) -> Int? {
    bytes[(start + 1)...].firstIndex(of: bytes[start])
  }

  private static func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E {
        return index + 2
      }
      index += 1
    }
    return bytes.count
  }
}
