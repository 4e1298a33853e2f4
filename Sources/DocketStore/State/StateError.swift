/// Why the state could not answer.
public enum StateError: Error, Sendable, Hashable {
  /// SQLite refused: its result code, its words, and the statement.
  case database(code: Int32, message: String, statement: String)
  /// A text or blob is longer than SQLite takes.
  case tooLong(bytes: Int)
  /// The stored body of a record cannot be read back: the record and what is wrong with it.
  case unreadable(record: String, fact: String)
}
