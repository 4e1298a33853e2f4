extension Query {
  /// The same question without conditions that say nothing and brackets that group nothing.
  ///
  /// Parsing returns such queries, and ``description`` writes them.
  public var simplified: Query {
    switch self {
    case .all, .term: return self
    case .not(let query):
      let query = query.simplified
      if case .not(let inner) = query { return inner }
      return .not(query)
    case .and(let operands):
      var flat: [Query] = []
      for operand in operands.map(\.simplified) where operand != .all {
        if case .and(let inner) = operand { flat += inner } else { flat.append(operand) }
      }
      return flat.isEmpty ? .all : flat.count == 1 ? flat[0] : .and(flat)
    case .or(let operands):
      var flat: [Query] = []
      for operand in operands.map(\.simplified) {
        if case .or(let inner) = operand { flat += inner } else { flat.append(operand) }
      }
      if flat.contains(.all) { return .all }
      return flat.isEmpty ? .not(.all) : flat.count == 1 ? flat[0] : .or(flat)
    }
  }

  /// Both questions at once.
  public func and(_ other: Query) -> Query { Query.and([self, other]).simplified }
}
