internal import CSQLite

/// A SQLite connection for one thread, with a cache of prepared statements.
final class Database {
  private let handle: OpaquePointer
  private var cache: [StatementText: Statement] = [:]
  private var isInTransaction = false
  /// How many texts were made into statements; one that comes for each row is made once.
  private(set) var prepared = 0

  /// Opens a file, which must be there unless it is to be made; `:memory:` is a database without one.
  init(path: String, making: Bool = true) throws(StateError) {
    var opened: OpaquePointer?
    let code =
      path == ":memory:" ? csq_open_memory(&opened) : csq_open(path, making ? 1 : 0, &opened)
    guard let opened else {
      throw .database(code: code, message: "no memory", statement: "open")
    }
    guard code == SQLITE_OK else {
      let message = Self.message(of: opened)
      sqlite3_close_v2(opened)
      throw .database(code: code, message: message, statement: "open")
    }
    handle = opened
  }

  // The statements still open keep the connection until they are finalized (close_v2).
  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that take no parameter and whose rows nobody wants.
  func run(_ sql: String) throws(StateError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, sql) }
  }

  /// How long a statement waits while another session writes, and whether many rows are to come: then the
  /// log may grow longer before it is moved into the database.
  func wait(milliseconds: Int32, takingMany: Bool = false) {
    csq_wait(handle, milliseconds, takingMany ? 1 : 0)
  }

  /// From now on the sums of pages are checked; those of a file that was there are from the start.
  func checkSums() { csq_check_sums(handle) }

  /// Another number than before when another connection has written.
  func dataVersion() throws(StateError) -> Int64 {
    try statement("PRAGMA data_version").first { $0.integer(0) } ?? 0
  }

  /// Puts all that is in here into another database, whose content is lost.
  func copy(to other: Database) throws(StateError) {
    let code = csq_copy(handle, other.handle)
    guard code == SQLITE_OK else { throw other.failure(code, "copy") }
  }

  /// The prepared statement for a text, ready to be bound; made once per text.
  ///
  /// For texts that the program writes, of which there are few. Never put a foreign value into one.
  func statement(_ sql: String) throws(StateError) -> Statement {
    let text = StatementText(sql: sql)
    if let known = cache[text], !known.isBusy {
      known.reset()
      return known
    }
    let made = try prepare(sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
    cache[text] = made
    return made
  }

  /// The same for a text made from who asks, with its parameters bound.
  ///
  /// It comes again for each row, and a session has one person.
  func keptStatement(_ sql: SQL) throws(StateError) -> Statement {
    let made = try statement(sql.text)
    try made.bind(sql.values)
    return made
  }

  /// A statement for a text made from a query, with its parameters bound; not kept.
  func statement(_ sql: SQL) throws(StateError) -> Statement {
    let made = try prepare(sql.text, flags: 0)
    try made.bind(sql.values)
    return made
  }

  private func prepare(_ sql: String, flags: UInt32) throws(StateError) -> Statement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw failure(code, sql) }
    prepared += 1
    return Statement(statement, of: self)
  }

  /// Answers the questions of the body from one state, and asks for a lock only once.
  func reading<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Without it each question takes the lock itself.
    guard !isInTransaction, (try? run("BEGIN")) != nil else { return try body() }
    isInTransaction = true
    defer {
      isInTransaction = false
      if (try? run("COMMIT")) == nil { try? run("ROLLBACK") }
    }
    return try body()
  }

  /// Runs the body inside one transaction: all of it or nothing.
  func transaction<Result>(
    _ body: () throws(StateError) -> Result
  ) throws(StateError) -> Result {
    if isInTransaction { return try body() }
    try run("BEGIN IMMEDIATE")
    isInTransaction = true
    defer { isInTransaction = false }
    do throws(StateError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // The first error is the one to tell; SQLite may have rolled back by itself already.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Begins a transaction that goes on until ``release()``, whatever calls of ``transaction(_:)`` are in it.
  ///
  /// For a database that is given up when anything fails: an error inside undoes nothing.
  func hold() throws(StateError) {
    try run("BEGIN IMMEDIATE")
    isInTransaction = true
  }

  func release() throws(StateError) {
    guard isInTransaction else { return }
    isInTransaction = false
    try run("COMMIT")
  }

  /// How many bytes it has, with what is in the log only.
  func size() throws(StateError) -> Int {
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    return try statement(sql).first { $0.count(0) } ?? 0
  }

  /// The row number the last insert gave.
  var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// How many rows the last statement wrote.
  var changes: Int { Int(sqlite3_changes(handle)) }

  func failure(_ code: Int32, _ sql: String) -> StateError {
    .database(code: code, message: Self.message(of: handle), statement: sql)
  }

  private static func message(of handle: OpaquePointer) -> String {
    sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
  }
}

/// The text of a statement as the key of its place in the cache.
///
/// Texts are long and few, and mostly the same literals: their lengths tell nearly all of them apart, and
/// a literal is equal to itself without a look at it.
private struct StatementText: Hashable {
  let sql: String

  func hash(into hasher: inout Hasher) { hasher.combine(sql.utf8.count) }
}
