extension JSON {
  /// Reads exactly one value as RFC 8259 writes it; the same reader serves records and hostile text.
  ///
  /// Refused beside bad syntax: a member named twice, half a surrogate pair, bytes that are not
  /// UTF-8, a byte order mark, anything after the value, and nesting deeper than `depthLimit`
  /// (at most 512, so that the stack is safe).
  public init(parsing bytes: [UInt8], depthLimit: Int = 64) throws(JSONError) {
    var reader = JSONReader(depthLimit: depthLimit)
    self = try reader.document(bytes.span)
  }
}

/// Where reading stands; the bytes are handed to each step, since a span may not be stored.
struct JSONReader {
  let depthLimit: Int
  /// Whether nothing is made of what is read: the same is refused, and each value comes back as null.
  let onlyChecks: Bool
  var position: Int
  private var depth = 0
  /// Of a text that is only checked: its arrays and objects in the order they begin in.
  private(set) var stretches: [Stretch] = []

  /// Where an array or object of a checked text ends.
  struct Stretch {
    /// The place behind its closing bracket.
    var end: Int
    /// How many arrays and objects begin before that.
    var next: Int
  }

  init(depthLimit: Int = 64, onlyChecks: Bool = false, at position: Int = 0) {
    self.depthLimit = min(max(depthLimit, 0), 512)
    self.onlyChecks = onlyChecks
    self.position = position
    if onlyChecks { stretches.reserveCapacity(32) }
  }

  mutating func document(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    let value = try value(bytes)
    skipSpace(bytes)
    guard position == bytes.count else { throw JSONError(.trailingBytes, at: position) }
    return value
  }

  private mutating func value(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    skipSpace(bytes)
    switch try peek(bytes) {
    case UInt8(ascii: "\""):
      if !onlyChecks { return .string(try string(bytes)) }
      try skipString(bytes)
      return .null
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try container(bytes)
    case UInt8(ascii: "t"): return try literal("true", .bool(true), bytes)
    case UInt8(ascii: "f"): return try literal("false", .bool(false), bytes)
    case UInt8(ascii: "n"): return try literal("null", .null, bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(bytes)
    case let byte: throw JSONError(.unexpectedByte(byte), at: position)
    }
  }

  private mutating func container(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    let number = stretches.count
    if onlyChecks { stretches.append(Stretch(end: position, next: number)) }
    let value = try bytes[position] == UInt8(ascii: "{") ? object(bytes) : array(bytes)
    if onlyChecks { stretches[number] = Stretch(end: position, next: stretches.count) }
    return value
  }

  private mutating func array(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    try enter()
    var elements: [JSON] = []
    skipSpace(bytes)
    if try peek(bytes) == UInt8(ascii: "]") {
      leave()
      return .array(elements)
    }
    while true {
      let element = try value(bytes)
      if !onlyChecks { elements.append(element) }
      if try isLast(UInt8(ascii: "]"), bytes) { return .array(elements) }
    }
  }

  private mutating func object(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
    let start = position
    try enter()
    var members: [JSON.Member] = []
    if onlyChecks { members.reserveCapacity(8) }
    skipSpace(bytes)
    if try peek(bytes) == UInt8(ascii: "}") {
      leave()
      return .object(members)
    }
    while true {
      skipSpace(bytes)
      let first = try peek(bytes)
      guard first == UInt8(ascii: "\"") else {
        throw JSONError(.unexpectedByte(first), at: position)
      }
      let name = try string(bytes)
      skipSpace(bytes)
      let colon = try peek(bytes)
      guard colon == UInt8(ascii: ":") else {
        throw JSONError(.unexpectedByte(colon), at: position)
      }
      position += 1
      members.append(JSON.Member(name, try value(bytes)))
      if try isLast(UInt8(ascii: "}"), bytes) { break }
    }
    if let name = Self.repeatedName(members) {
      throw JSONError(.duplicateName(name), at: start)
    }
    return .object(members)
  }

  /// A name that stands twice, compared byte by byte: Swift's `==` would join composed and
  /// decomposed letters, which JSON keeps apart.
  private static func repeatedName(_ members: [JSON.Member]) -> String? {
    // What programs write is mostly sorted, and then no two are the same.
    let isSorted = zip(members, members.dropFirst())
      .allSatisfy { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    if isSorted { return nil }
    if members.count <= 12 {
      for (index, member) in members.enumerated() {
        for earlier in members[..<index]
        where earlier.name.utf8.elementsEqual(member.name.utf8) { return member.name }
      }
      return nil
    }
    // Sorted rather than hashed, so that no choice of names makes it slow.
    let names = members.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (left, right) in zip(names, names.dropFirst())
    where left.utf8.elementsEqual(right.utf8) { return right }
    return nil
  }

  // MARK: - Steps

  private mutating func enter() throws(JSONError) {
    guard depth < depthLimit else { throw JSONError(.tooDeep(limit: depthLimit), at: position) }
    depth += 1
    position += 1
  }

  private mutating func leave() {
    depth -= 1
    position += 1
  }

  /// Steps over a comma, or over the closing bracket and out of the array or object.
  private mutating func isLast(_ close: UInt8, _ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    skipSpace(bytes)
    let byte = try peek(bytes)
    if byte == UInt8(ascii: ",") {
      position += 1
      return false
    }
    guard byte == close else { throw JSONError(.unexpectedByte(byte), at: position) }
    leave()
    return true
  }

  private func peek(_ bytes: Span<UInt8>) throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    return bytes[position]
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func literal(
    _ word: StaticString, _ value: JSON, _ bytes: Span<UInt8>
  ) throws(JSONError) -> JSON {
    for index in 0..<word.utf8CodeUnitCount {
      guard try peek(bytes) == word.utf8Start[index] else {
        throw JSONError(.unexpectedByte(bytes[position]), at: position)
      }
      position += 1
    }
    return value
  }
}
