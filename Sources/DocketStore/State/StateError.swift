/// Why the state could not answer.
public enum StateError: Error, Sendable, Hashable {
  /// SQLite refused: its result code, its words, and the statement.
  case database(code: Int32, message: String, statement: String)
  /// A text or blob is longer than SQLite takes.
  case tooLong(bytes: Int)
  /// The stored body of a record cannot be read back: the record and what is wrong with it.
  case unreadable(record: String, fact: String)
}

extension StateError {
  /// Whether the database may be at fault, rather than a record that is taken in.
  var isOfDatabase: Bool {
    if case .tooLong = self { false } else { true }
  }

  /// Whether the database is not to be used again: its file is not what was written.
  var isDamage: Bool {
    guard case .database(let code, _, _) = self else { return isOfDatabase }
    // SQL that means nothing (a table is gone), a read that failed, a broken page, no database.
    return [1, 10, 11, 26].contains(code & 0xFF)
  }
}
