/// A value bound to a parameter of a statement.
enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  static func count(_ number: Int) -> SQLValue { .integer(Int64(number)) }

  /// All 64 bits, as a number that may come out negative.
  static func bits(_ number: UInt64) -> SQLValue { .integer(Int64(bitPattern: number)) }

  /// A place in the order; what is too large to be believed stays the largest.
  static func clock(_ number: UInt64) -> SQLValue { .integer(Int64(clamping: number)) }

  static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

  static func optional(_ text: String?) -> SQLValue {
    guard let text else { return .null }
    return .text(text)
  }

  static func optional(_ number: Int64?) -> SQLValue {
    guard let number else { return .null }
    return .integer(number)
  }
}

/// A piece of a statement with the values of its parameters: `?` for each, in order.
///
/// The text comes from the program alone; whatever a person or a source wrote is a value.
struct SQL: Sendable, Hashable {
  var text: String
  var values: [SQLValue]

  init(_ text: String, _ values: [SQLValue] = []) {
    self.text = text
    self.values = values
  }

  static func + (left: SQL, right: SQL) -> SQL {
    SQL(left.text + right.text, left.values + right.values)
  }

  static func + (left: SQL, right: String) -> SQL { SQL(left.text + right, left.values) }

  static func + (left: String, right: SQL) -> SQL { SQL(left + right.text, right.values) }

  /// The pieces, each in brackets, with a word between them; `empty` when there is none.
  static func joined(_ pieces: [SQL], by word: String, empty: String) -> SQL {
    guard let first = pieces.first else { return SQL(empty) }
    return pieces.dropFirst().reduce("(" + first + ")") { $0 + " \(word) (" + $1 + ")" }
  }

  /// `(?, ?, ?)` with the texts as values.
  static func list(_ texts: [String]) -> SQL {
    SQL("(" + texts.map { _ in "?" }.joined(separator: ",") + ")", texts.map(SQLValue.text))
  }
}
