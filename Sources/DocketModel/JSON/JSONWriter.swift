extension JSON {
  /// The bytes that identities and records are made of: RFC 8785, without white space.
  ///
  /// Members are sorted by the UTF-16 code units of their names and escapes are the shortest ones.
  /// Records hold integers only; a ``number(_:)`` is written in the shortest form that reads back
  /// to the same value, which is not always the one RFC 8785 asks for.
  public func canonicalBytes() -> [UInt8] {
    var writer = JSONWriter(sortsMembers: true, escapesInvisible: false)
    writer.write(self)
    return writer.bytes
  }

  /// The canonical bytes of an object with one member more, whose value is canonical bytes already.
  public func canonicalBytes(with name: String, written value: [UInt8]) -> [UInt8] {
    var writer = JSONWriter(sortsMembers: true, escapesInvisible: false)
    writer.bytes.reserveCapacity(value.count + 1_024)
    writer.write((members ?? []) + [Member(name, .null)], with: (name, value))
    return writer.bytes
  }

  /// The bytes of `--json` output: members as given, and nothing in it that a terminal acts upon.
  ///
  /// Control, bidirectional, zero-width, line separating and tag characters and noncharacters are
  /// written as `\uXXXX`, so the value is the same and the line is safe to look at.
  public func orderedBytes() -> [UInt8] {
    var writer = JSONWriter(sortsMembers: false, escapesInvisible: true)
    writer.write(self)
    return writer.bytes
  }
}

/// The bytes written so far, and the two ways of writing.
struct JSONWriter {
  let sortsMembers: Bool
  let escapesInvisible: Bool
  var bytes: [UInt8] = []

  init(sortsMembers: Bool, escapesInvisible: Bool) {
    self.sortsMembers = sortsMembers
    self.escapesInvisible = escapesInvisible
  }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array(let elements): write(elements)
    case .object(let members): write(members)
    }
  }

  private mutating func write(_ number: Double) {
    // JSON has no word for infinity or for not a number.
    bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
  }

  private mutating func write(_ elements: [JSON]) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes an object; `written` are the bytes of the value of one member.
  mutating func write(
    _ members: [JSON.Member], with written: (name: String, value: [UInt8])? = nil
  ) {
    // Most objects are made in their order; to sort them would cost more than to write them.
    let isSorted = zip(members, members.dropFirst())
      .allSatisfy { Self.precedesInUTF16($0.name, $1.name) }
    let ordered =
      sortsMembers && !isSorted
      ? members.sorted { Self.precedesInUTF16($0.name, $1.name) } : members
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in ordered.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.name)
      bytes.append(UInt8(ascii: ":"))
      if let written, member.name == written.name {
        bytes.append(contentsOf: written.value)
      } else {
        write(member.value)
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// The order of RFC 8785 section 3.2.3, read off the UTF-8 bytes.
  ///
  /// The two encodings order alike except that UTF-16 puts what lies beyond U+FFFF (first byte
  /// F0 and up) before U+E000 to U+FFFF (first byte EE or EF).
  static func precedesInUTF16(_ left: String, _ right: String) -> Bool {
    var others = right.utf8.makeIterator()
    for byte in left.utf8 {
      guard let other = others.next() else { return false }
      if byte != other { return rank(byte) < rank(other) }
    }
    return others.next() != nil
  }

  private static func rank(_ byte: UInt8) -> UInt8 {
    byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
  }
}
