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
  /// Whether SQLite itself could not go on, rather than one record.
  var isOfDatabase: Bool {
    if case .database = self { true } else { false }
  }

  /// Whether the database is not to be used again: anything but a full disk or another session that
  /// writes for too long.
  var isDamage: Bool {
    guard case .database(let code, _, _) = self else { return false }
    return ![5, 6, 8, 13].contains(code & 0xFF)
  }
}
