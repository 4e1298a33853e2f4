extension QueryTerms {
  /// `due:<7d`, `due:none`, `published:2026-11-01..2026-11-30`.
  static func dates(_ key: QueryWords.Key, _ word: QueryLexer.Word) throws(Problem) -> Query {
    if word.text.lowercased() == "none" {
      guard (word.comparison ?? .equal) == .equal else {
        throw Problem(.noOrder(key: key.rawValue))
      }
      return term(key, .equal, .none)
    }
    if word.comparison == nil, let (first, last) = ends(word.text) {
      let (first, last) = ordered(try date(key, first), try date(key, last))
      return .and([term(key, .greaterOrEqual, first.date), term(key, .lessOrEqual, last.date)])
    }
    let value = try date(key, word.text)
    let comparison = word.comparison ?? .equal
    return term(key, value.isAge ? turned(comparison) : comparison, value.date)
  }

  /// A date, and whether it was written as an age: `published:<7d` is less than seven days old.
  private static func date(
    _ key: QueryWords.Key, _ text: String
  ) throws(Problem) -> (date: Query.DateExpression, isAge: Bool) {
    let date: Query.DateExpression
    do throws(DateError) {
      date = try Query.DateExpression(parsing: text)
    } catch {
      throw Problem(.badDate(key: key.rawValue, value: text, error))
    }
    guard key == .published, let first = text.utf8.first, 0x30...0x39 ~= first else {
      return (date, false)
    }
    switch date {
    case .offset(let days): return (.offset(-days), true)
    case .relative(.months(let months)): return (.relative(.months(-months)), true)
    default: return (date, false)
    }
  }

  /// The two sides of `a..b`.
  private static func ends(_ text: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    let dots = bytes.map { $0 == UInt8(ascii: ".") }
    for index in bytes.indices.dropLast() where dots[index] && dots[index + 1] {
      // Of three dots the first ends a date: 1.12...24.12.
      if index + 2 < bytes.count, dots[index + 2] { continue }
      return (
        String(decoding: bytes[..<index], as: UTF8.self),
        String(decoding: bytes[(index + 2)...], as: UTF8.self)
      )
    }
    return nil
  }

  private typealias Value = (date: Query.DateExpression, isAge: Bool)

  /// Ages run backwards: 7d..14d begins fourteen days ago.
  private static func ordered(_ first: Value, _ last: Value) -> (Value, Value) {
    guard first.isAge, last.isAge, case .offset(let early) = first.date,
      case .offset(let late) = last.date, early > late
    else { return (first, last) }
    return (last, first)
  }

  private static func turned(_ comparison: Query.Comparison) -> Query.Comparison {
    switch comparison {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .equal: .equal
    case .greaterOrEqual: .lessOrEqual
    case .greater: .less
    }
  }

  private static func term(
    _ key: QueryWords.Key, _ comparison: Query.Comparison, _ date: Query.DateExpression
  ) -> Query {
    .term(key == .due ? .due(comparison, date) : .published(comparison, date))
  }
}
