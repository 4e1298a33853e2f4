extension Query {
  /// Reads a query as people type it; the syntax is in `Sources/DocketModel/README.md`.
  ///
  /// An empty text is ``all``. At most 10,000 bytes, 500 conditions and 64 brackets deep.
  public init(parsing text: String) throws(QueryError) {
    self = try QueryParser.query(text, isLenient: false)
  }

  /// Reads a query that is still being typed, for narrowing with every key.
  ///
  /// What is unfinished at the end is left out (`due:`, `is:un`, `or`), brackets and quotation
  /// marks close by themselves, and the word at the very end matches as a prefix. What is wrong
  /// before the end is an error as ever.
  public init(lenient text: String) throws(QueryError) {
    self = try QueryParser.query(text, isLenient: true)
  }
}

/// Where parsing stands among the tokens of a query.
struct QueryParser {
  static let longest = 10_000
  static let deepest = 64
  static let mostTerms = 500

  private let text: String
  private let end: Int
  private let tokens: [QueryLexer.Placed]
  private let isLenient: Bool
  private var index = 0
  private var termCount = 0

  static func query(_ text: String, isLenient: Bool) throws(QueryError) -> Query {
    let bytes = Array(text.utf8.prefix(longest + 1))
    guard bytes.count <= longest else {
      throw QueryError(.tooLong(limit: longest), range: longest..<longest, column: longest + 1)
    }
    var parser = QueryParser(text, bytes, isLenient: isLenient)
    return try parser.whole()
  }

  private init(_ text: String, _ bytes: [UInt8], isLenient: Bool) {
    self.text = text
    self.isLenient = isLenient
    end = bytes.count
    tokens = QueryLexer.tokens(bytes)
  }

  private mutating func whole() throws(QueryError) -> Query {
    if tokens.isEmpty { return .all }
    let query = try disjunction(depth: 0)
    if index < tokens.count { throw error(.unopenedBracket, tokens[index].range) }
    return query?.simplified ?? .all
  }

  /// Conditions joined by `or`; nil when all of them are unfinished.
  private mutating func disjunction(depth: Int) throws(QueryError) -> Query? {
    var operands: [Query] = []
    while true {
      if let operand = try conjunction(depth: depth) { operands.append(operand) }
      guard peek?.connective == "or" else { break }
      index += 1
    }
    return operands.isEmpty ? nil : .or(operands)
  }

  /// Conditions side by side, or joined by `and`.
  private mutating func conjunction(depth: Int) throws(QueryError) -> Query? {
    var operands: [Query] = []
    repeat {
      if let operand = try negation(depth: depth) { operands.append(operand) }
      guard index < tokens.count, tokens[index].token != .close else { break }
      if peek?.connective == "and" { index += 1 } else if peek?.connective == "or" { break }
    } while true
    return operands.isEmpty ? nil : .and(operands)
  }

  private mutating func negation(depth: Int) throws(QueryError) -> Query? {
    var isNegated = false
    while index < tokens.count, tokens[index].token == .minus || peek?.connective == "not" {
      isNegated.toggle()
      index += 1
    }
    guard let query = try primary(depth: depth) else { return nil }
    return isNegated ? .not(query) : query
  }

  private mutating func primary(depth: Int) throws(QueryError) -> Query? {
    guard index < tokens.count else {
      if isLenient { return nil }
      throw error(.missingTerm, end..<end)
    }
    let placed = tokens[index]
    switch placed.token {
    case .word(let word) where word.connective == nil:
      index += 1
      return try finished(word, placed.range)
    case .open:
      index += 1
      return try bracket(placed.range, depth: depth + 1)
    default:
      let isLast = index + 1 == tokens.count && placed.token != .close
      if isLenient, isLast {
        index += 1
        return nil
      }
      throw error(.missingTerm, placed.range.lowerBound..<placed.range.lowerBound)
    }
  }

  private mutating func bracket(_ range: Range<Int>, depth: Int) throws(QueryError) -> Query? {
    guard depth <= Self.deepest else { throw error(.tooDeep(limit: Self.deepest), range) }
    let query = try disjunction(depth: depth)
    if index < tokens.count {
      index += 1  // nothing but a closing bracket ends a disjunction
    } else if !isLenient {
      throw error(.unclosedBracket, range)
    }
    return query
  }

  /// The condition of a word; nil when it stands at the end and is not finished yet.
  private mutating func finished(
    _ word: QueryLexer.Word, _ range: Range<Int>
  ) throws(QueryError) -> Query? {
    termCount += 1
    guard termCount <= Self.mostTerms else {
      throw error(.tooManyTerms(limit: Self.mostTerms), range)
    }
    let isAtEnd = isLenient && range.upperBound == end
    if !word.isClosed, !isLenient { throw error(.unclosedQuote, range) }
    do throws(QueryTerms.Problem) {
      return try QueryTerms.query(word, isTyping: isAtEnd)
    } catch {
      if isAtEnd { return nil }
      throw self.error(error.fact, range)
    }
  }

  private var peek: QueryLexer.Word? {
    guard index < tokens.count, case .word(let word) = tokens[index].token else { return nil }
    return word
  }

  private func error(_ fact: QueryError.Fact, _ range: Range<Int>) -> QueryError {
    let place = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    return QueryError(fact, range: range, column: text[..<place].count + 1)
  }
}
