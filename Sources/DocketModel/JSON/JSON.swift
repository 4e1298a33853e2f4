/// A JSON value as read or as to be written.
///
/// Members keep their order when read.
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number without fraction or exponent that fits.
  case integer(Int64)
  /// Any other number; never written into a record (RFC 8785 with integers only).
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A name with its value, as it stands in an object.
  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

// MARK: - Reading a value

extension JSON {
  /// The member of that name; nil when there is none or this is no object.
  public subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    for member in members where member.name == name { return member.value }
    return nil
  }

  /// The text, if this is one.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, if this is one without a fraction that fits.
  public var integer: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The truth value, if this is one.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, if this is an array.
  public var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members in the order they were read, if this is an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The texts, if this is an array of nothing else.
  public var strings: [String]? {
    guard let elements = array else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for element in elements {
      guard case .string(let text) = element else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Whether it is the literal `null`.
  public var isNull: Bool { self == .null }
}

// MARK: - Building a value

extension JSON {
  /// An object of the pairs whose value is present, in their order.
  ///
  /// Absent values are left out, as every output of docket wants it:
  /// `JSON.object(["title": .string(title), "link": link.map(JSON.string)])`.
  public static func object(_ pairs: KeyValuePairs<String, JSON?>) -> JSON {
    var members: [Member] = []
    members.reserveCapacity(pairs.count)
    for (name, value) in pairs {
      if let value { members.append(Member(name, value)) }
    }
    return .object(members)
  }

  /// An array of texts.
  public static func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

  /// An array of texts, or nothing when there is none.
  public static func someStrings(_ texts: [String]) -> JSON? {
    texts.isEmpty ? nil : strings(texts)
  }
}
