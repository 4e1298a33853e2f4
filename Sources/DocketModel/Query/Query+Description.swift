extension Query: CustomStringConvertible {
  /// The query as text, which reads back to the same value once it is ``simplified``.
  public var description: String {
    let query = simplified
    return query == .all ? "" : query.text(isInside: nil)
  }

  private enum Group { case and, or, not }

  private func text(isInside group: Group?) -> String {
    switch self {
    case .all: return "*"
    case .term(let term): return term.description
    case .not(let query): return "-" + query.text(isInside: .not)
    case .and(let operands):
      let text = operands.map { $0.text(isInside: .and) }.joined(separator: " ")
      return group == .not || group == .or ? "(\(text))" : text
    case .or(let operands):
      let text = operands.map { $0.text(isInside: .or) }.joined(separator: " or ")
      return group == nil ? text : "(\(text))"
    }
  }
}

extension Query.Term: CustomStringConvertible {
  /// One condition as text: `due:<7d`, `"session token"`, `owner:-`.
  public var description: String {
    switch self {
    case .words(let text, _, let isPrefix): Self.word(text) + (isPrefix ? "*" : "")
    case .flag(let flag): "is:\(flag.rawValue)"
    case .state(let state): "state:\(state.rawValue)"
    case .ever(let state): "ever:\(state.rawValue)"
    case .owner(nil): "owner:-"
    case .owner(let name?): "owner:\(Self.name(name))"
    case .due(let comparison, let date): "due:\(comparison.sign)\(date)"
    case .published(let comparison, let date): "published:\(comparison.sign)\(Self.signed(date))"
    case .severity(let comparison, let severity): "severity:\(comparison.sign)\(severity.word)"
    case .cve(let id): "cve:\(id)"
    case .tag(let text): "tag:\(Self.name(text))"
    case .topic(let text): "topic:\(Self.name(text))"
    case .vendor(let text): "vendor:\(Self.name(text))"
    case .source(let text): "source:\(Self.name(text))"
    case .feed(let text): "feed:\(Self.name(text))"
    case .identifier(let text): "id:\(Self.name(text))"
    }
  }

  /// A number of days to come needs its sign where a bare number is an age.
  private static func signed(_ date: Query.DateExpression) -> String {
    switch date {
    case .offset(let days) where days > 0: "+\(date)"
    case .relative(.months(let months)) where months >= 0: "+\(date)"
    default: date.description
    }
  }

  private static func word(_ text: String) -> String {
    let isOperator = ["and", "or", "not"].contains(text.lowercased())
    let signs = text.utf8.contains { "()\":<>=*\\".utf8.contains($0) }
    return isOperator || signs || text.hasPrefix("-") || hasSpace(text) ? quoted(text) : text
  }

  /// A value as it is written; names take quotation marks where they could mean something else.
  static func name(_ text: String, isWord: Bool = false) -> String {
    if isWord { return text }
    let isSpecial = text == "-" || text.lowercased() == "none" || text.isEmpty
    let begins = text.utf8.first.map { "@#<>=:/".utf8.contains($0) } ?? false
    let signs = text.utf8.contains { "()\"".utf8.contains($0) }
    return isSpecial || begins || signs || hasSpace(text) ? quoted(text) : text
  }

  private static func hasSpace(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { QueryLexer.spaceLength(bytes, at: $0) > 0 }
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if "\"\\".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self) + "\""
  }
}

extension Query.Comparison {
  /// As written before a value; being equal needs no sign.
  fileprivate var sign: String { self == .equal ? "" : rawValue }
}
