/// A JSON value that is read where it stands, of which nothing is made before it is asked for.
///
/// The whole text is checked first, by the reader that ``JSON/init(parsing:depthLimit:)`` has: what is asked for
/// later is there. Each value keeps the bytes of the whole.
public struct JSONText: Sendable {
  private let text: Checked
  /// Where the value begins.
  private let place: Int
  /// How many arrays and objects of the text begin before it.
  private let stretch: Int

  /// Checks that the bytes are exactly one value, as ``JSON/init(parsing:depthLimit:)`` does.
  public init(checking bytes: ArraySlice<UInt8>, depthLimit: Int = 64) throws(JSONError) {
    let text = try Checked(bytes, depthLimit: depthLimit)
    var values = Values(text, from: 0, stretch: 0)
    self = values.next() ?? JSONText(text, at: 0, stretch: 0)
  }

  private init(_ text: Checked, at place: Int, stretch: Int) {
    self.text = text
    self.place = place
    self.stretch = stretch
  }

  /// A name with its value, as it stands in an object.
  public struct Member: Sendable {
    public var name: String
    public var value: JSONText
  }

  /// Values one after the other, each found when its turn comes.
  public struct Values: Sequence, IteratorProtocol, Sendable {
    /// No value at all.
    static let none = Values(nil, from: 0, stretch: 0)

    private let text: Checked?
    private var place: Int
    private var stretch: Int

    fileprivate init(_ text: Checked?, from place: Int, stretch: Int) {
      self.text = text
      self.place = place
      self.stretch = stretch
    }

    public mutating func next() -> JSONText? {
      guard let text, let start = text.bytes.startOfValue(from: place) else { return nil }
      defer { (place, stretch) = text.endOfValue(at: start, stretch) }
      return JSONText(text, at: start, stretch: stretch)
    }
  }
}

// MARK: - Reading a value

extension JSONText {
  /// The member of that name; nil when there is none or this is no object.
  public subscript(_ name: String) -> JSONText? {
    guard var values = values(inside: UInt8(ascii: "{")) else { return nil }
    while let found = values.next()?.string, let value = values.next() {
      if found == name { return value }
    }
    return nil
  }

  /// The text, if this is one.
  public var string: String? {
    first == UInt8(ascii: "\"") ? text.bytes.string(at: place) : nil
  }

  /// The number, if this is one without a fraction that fits.
  public var integer: Int64? {
    first == UInt8(ascii: "-") || 0x30...0x39 ~= first ? text.bytes.integer(at: place) : nil
  }

  /// The truth value, if this is one.
  public var bool: Bool? {
    switch first {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// Whether it is the literal `null`.
  public var isNull: Bool { first == UInt8(ascii: "n") }

  /// The elements, if this is an array.
  public var elements: Values? { values(inside: UInt8(ascii: "[")) }

  /// The texts, if this is an array of nothing else.
  public var strings: [String]? {
    guard let elements else { return nil }
    var texts: [String] = []
    for element in elements {
      guard let text = element.string else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// The members in the order they stand in, if this is an object.
  public var members: [Member]? {
    guard first == UInt8(ascii: "{") else { return nil }
    var members: [Member] = []
    members.reserveCapacity(8)
    var place = place + 1
    var stretch = stretch + 1
    while let quote = text.bytes.startOfValue(from: place), let name = text.bytes.string(at: quote),
      let start = text.bytes.startOfValue(from: text.bytes.endOfPlainValue(at: quote))
    {
      members.append(Member(name: name, value: JSONText(text, at: start, stretch: stretch)))
      (place, stretch) = text.endOfValue(at: start, stretch)
    }
    return members
  }

  /// The byte that says of which kind it is.
  private var first: UInt8 { text.bytes.byte(at: place) }

  /// What stands behind that bracket, if the value begins with it: elements, or names and values in turn.
  private func values(inside bracket: UInt8) -> Values? {
    first == bracket ? Values(text, from: place + 1, stretch: stretch + 1) : nil
  }
}

// MARK: - Finding values

/// The bytes that were checked, and where the arrays and objects among them end.
private final class Checked: Sendable {
  let bytes: ArraySlice<UInt8>
  let stretches: [JSONReader.Stretch]

  init(_ bytes: ArraySlice<UInt8>, depthLimit: Int) throws(JSONError) {
    var reader = JSONReader(depthLimit: depthLimit, onlyChecks: true)
    _ = try reader.document(bytes.span)
    self.bytes = bytes
    stretches = reader.stretches
  }

  /// The place behind a value, and how many arrays and objects begin before it.
  func endOfValue(at start: Int, _ stretch: Int) -> (place: Int, stretch: Int) {
    switch bytes.byte(at: start) {
    case UInt8(ascii: "["), UInt8(ascii: "{"): (stretches[stretch].end, stretches[stretch].next)
    default: (bytes.endOfPlainValue(at: start), stretch)
    }
  }
}

/// Checked bytes; places count from the first.
extension ArraySlice<UInt8> {
  fileprivate func byte(at place: Int) -> UInt8 { span[place] }

  fileprivate func string(at place: Int) -> String? {
    var reader = JSONReader(at: place)
    return try? reader.string(span)
  }

  fileprivate func integer(at place: Int) -> Int64? {
    var reader = JSONReader(at: place)
    return (try? reader.number(span))?.integer
  }

  /// The first byte of the next value of an array or object; nil behind the last.
  fileprivate func startOfValue(from place: Int) -> Int? {
    let bytes = span
    var place = place
    while place < bytes.count, Self.isBetween(bytes[place]) { place += 1 }
    return place < bytes.count && !Self.isClosing(bytes[place]) ? place : nil
  }

  /// The place behind a value that is no array or object.
  fileprivate func endOfPlainValue(at start: Int) -> Int {
    let bytes = span
    if bytes[start] == UInt8(ascii: "\"") { return JSONReader.endOfString(bytes, from: start) }
    var place = start
    while place < bytes.count, !Self.isBetween(bytes[place]), !Self.isClosing(bytes[place]) {
      place += 1
    }
    return place
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// Whether it parts values: a blank, a comma, a colon.
  private static func isBetween(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
  }
}
