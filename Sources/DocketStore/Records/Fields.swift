internal import DocketModel

/// The members of a payload's object, each read with the type it must have.
///
/// An absent member and `null` are the same; a member of another type is a fault, an unknown one
/// is ignored.
struct Fields {
  /// All members, for an object whose names are data; repeated names cannot occur.
  let members: [JSONText.Member]

  init(_ json: JSONText) throws(PayloadFault) {
    guard let members = json.members else { throw .notAnObject }
    self.init(members)
  }

  private init(_ members: [JSONText.Member]) { self.members = members }

  private func value(_ name: String) -> JSONText? {
    guard let value = members.first(where: { $0.name == name })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  func required(_ name: String) throws(PayloadFault) -> JSONText {
    guard let value = value(name) else { throw .field(name) }
    return value
  }

  func optionalString(_ name: String) throws(PayloadFault) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw .field(name) }
    return text
  }

  func string(_ name: String) throws(PayloadFault) -> String {
    guard let text = try optionalString(name) else { throw .field(name) }
    return text
  }

  func optionalInteger(_ name: String) throws(PayloadFault) -> Int64? {
    guard let value = value(name) else { return nil }
    guard let number = value.integer else { throw .field(name) }
    return number
  }

  func integer(_ name: String) throws(PayloadFault) -> Int64 {
    guard let number = try optionalInteger(name) else { throw .field(name) }
    return number
  }

  /// A whole number that counts something: 0 to 2^31 - 1.
  func count(_ name: String) throws(PayloadFault) -> Int {
    guard let number = Int32(exactly: try integer(name)), number >= 0 else { throw .field(name) }
    return Int(number)
  }

  func bool(_ name: String) throws(PayloadFault) -> Bool {
    guard let value = value(name) else { return false }
    guard let truth = value.bool else { throw .field(name) }
    return truth
  }

  func day(_ name: String) throws(PayloadFault) -> Day? {
    guard let text = try optionalString(name) else { return nil }
    guard let day = Day(iso: text) else { throw .field(name) }
    return day
  }

  func strings(_ name: String) throws(PayloadFault) -> [String] {
    guard let value = value(name) else { return [] }
    guard let texts = value.strings else { throw .field(name) }
    return texts
  }

  func optionalStrings(_ name: String) throws(PayloadFault) -> [String]? {
    value(name) == nil ? nil : try strings(name)
  }

  /// The objects of an array; none when it is absent.
  func objects(_ name: String) throws(PayloadFault) -> [Fields] {
    guard let value = value(name) else { return [] }
    guard let elements = value.elements else { throw .field(name) }
    var objects: [Fields] = []
    for element in elements { objects.append(try object(element, name)) }
    return objects
  }

  func object(_ name: String) throws(PayloadFault) -> Fields? {
    guard let value = value(name) else { return nil }
    return try object(value, name)
  }

  private func object(_ value: JSONText, _ name: String) throws(PayloadFault) -> Fields {
    guard let members = value.members else { throw .field(name) }
    return Fields(members)
  }
}

extension JSON {
  /// The text, or nothing when there is none.
  static func some(_ text: String?) -> JSON? { text.map(JSON.string) }

  static func some(_ day: Day?) -> JSON? { day.map { .string($0.iso) } }

  /// `true`, or nothing.
  static func flag(_ value: Bool) -> JSON? { value ? .bool(true) : nil }
}
