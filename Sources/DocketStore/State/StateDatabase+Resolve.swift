internal import DocketModel

// From what people type to what it stands for.

extension StateDatabase {
  /// Reads an id: a short id or a prefix of four hex digits or more, the long key or action id, with
  /// `.N` for an action and `@R` for a revision behind it.
  func resolve(_ text: String) throws(StateError) -> Resolved {
    if let long = try long(text) { return long }
    if let (base, number) = split(text, at: "@") {
      guard case .briefing(let key, _) = try briefing(base) else { return try briefing(base) }
      let sql = """
        SELECT 1 FROM keys k JOIN revisions r ON r.story = k.story WHERE k.key = ? AND r.number = ?
        """
      let known = try database.statement(sql)
        .first([.text(key.rawValue), .count(number)]) { _ in true }
      return known == nil ? .unknown : .briefing(key, revision: number)
    }
    if let (base, number) = split(text, at: ".") {
      guard case .briefing(let key, _) = try briefing(base) else { return try briefing(base) }
      let sql = """
        SELECT a.id FROM keys k JOIN actions a ON a.story = k.story
        WHERE k.key = ? AND a.number = ?
        """
      let id = try database.statement(sql)
        .first([.text(key.rawValue), .count(number)]) { ActionID(rawValue: $0.text(0)) }
      return id.map(Resolved.action) ?? .unknown
    }
    return try briefing(text)
  }

  private func long(_ text: String) throws(StateError) -> Resolved? {
    if let key = try briefingKey(of: .briefing(BriefingKey(rawValue: text))) {
      return .briefing(key, revision: nil)
    }
    let sql =
      "SELECT a.id FROM action_ids i JOIN actions a ON a.row = i.action WHERE i.id = ?"
    return try database.statement(sql).first([.text(text)]) {
      .action(ActionID(rawValue: $0.text(0)))
    }
  }

  private func briefing(_ text: String) throws(StateError) -> Resolved {
    if let key = try briefingKey(of: .briefing(BriefingKey(rawValue: text))) {
      return .briefing(key, revision: nil)
    }
    let prefix = text.lowercased()
    guard prefix.utf8.count >= ShortID.accepted, prefix.utf8.allSatisfy(isHexDigit) else {
      return .unknown
    }
    let sql = """
      SELECT DISTINCT b.key, b.title, \(Self.shortColumns) FROM keys k
      JOIN briefings b ON b.story = k.story
      WHERE k.hash >= ? AND k.hash < ? ORDER BY k.hash LIMIT 50
      """
    let found = try database.statement(sql).rows([.text(prefix), .text(prefix + "g")]) { row in
      LogLine.Named(
        subject: .briefing(BriefingKey(rawValue: row.text(0))), short: Self.short(row, at: 2),
        title: row.text(1))
    }
    guard let first = found.first, case .briefing(let key) = first.subject else { return .unknown }
    return found.count == 1 ? .briefing(key, revision: nil) : .ambiguous(found)
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
  }

  /// The parts before and after the last separator, if a number stands behind it.
  private func split(_ text: String, at separator: Character) -> (base: String, number: Int)? {
    guard let place = text.lastIndex(of: separator) else { return nil }
    let digits = text[text.index(after: place)...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let number = Int(digits)
    else { return nil }
    return (String(text[..<place]), number)
  }
}
