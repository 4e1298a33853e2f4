/// Why a text is not a query, and where.
public struct QueryError: Error, Sendable, Hashable {
  public var fact: Fact
  /// UTF-8 bytes of the text that the fact is about; empty at the place where something is missing.
  public var range: Range<Int>
  /// The character at which the range begins, counted from 1.
  public var column: Int

  public init(_ fact: Fact, range: Range<Int>, column: Int) {
    self.fact = fact
    self.range = range
    self.column = column
  }

  public enum Fact: Sendable, Hashable {
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case tooManyTerms(limit: Int)
    case unclosedQuote
    case unclosedBracket
    case unopenedBracket
    /// Nothing stands where a condition is due: behind `or`, inside `()`.
    case missingTerm
    case unknownKey(String, suggestion: String?)
    case missingValue(key: String)
    /// With the values that the key takes, and the nearest one; the list is empty where any word
    /// of a certain form will do.
    case unknownValue(key: String, value: String, expected: [String], suggestion: String?)
    /// Behind `cve:`.
    case notACVE(String)
    case badDate(key: String, value: String, DateError)
    /// `<`, `<=`, `>` or `>=` where there is no order.
    case noOrder(key: String)
  }
}
