internal import CSQLite

/// A prepared statement: bind, step, read columns.
///
/// Parameters count from 1, columns from 0.
final class Statement {
  private let handle: OpaquePointer
  // Unowned: the connection's cache owns most statements, and no statement is used after it.
  private unowned let database: Database

  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Whether it stands on a row; a second use would lose that place.
  var isBusy: Bool { sqlite3_stmt_busy(handle) != 0 }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  // MARK: - Binding

  func bind(_ value: SQLValue, at index: Int32) throws(StateError) {
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(handle, index)
    case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
    case .text(let text): code = try bind(text: text, at: index)
    case .blob(let bytes):
      guard let count = Int32(exactly: bytes.count) else { throw .tooLong(bytes: bytes.count) }
      code = bytes.withUnsafeBytes { csq_bind_blob(handle, index, $0.baseAddress, count) }
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func bind(_ values: [SQLValue]) throws(StateError) {
    for (offset, value) in values.enumerated() { try bind(value, at: Int32(offset) + 1) }
  }

  private func bind(text: String, at index: Int32) throws(StateError) -> Int32 {
    var text = text
    let length = text.utf8.count
    guard let count = Int32(exactly: length) else { throw .tooLong(bytes: length) }
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        csq_bind_text(handle, index, $0.baseAddress, count)
      }
    }
  }

  // MARK: - Stepping

  /// Moves to the next row; false at the end, and the statement is ready for its next use.
  func step() throws(StateError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    let error = code == SQLITE_DONE ? nil : failure(code)
    sqlite3_reset(handle)
    if let error { throw error }
    return false
  }

  /// Runs it once with these values, for statements that return nothing.
  func run(_ values: SQLValue...) throws(StateError) {
    try bind(values)
    while try step() {}
  }

  /// The rows, each turned into a value.
  func rows<Row>(
    _ values: [SQLValue] = [], _ read: (Statement) throws(StateError) -> Row
  ) throws(StateError) -> [Row] {
    try bind(values)
    var rows: [Row] = []
    do throws(StateError) {
      while try step() { rows.append(try read(self)) }
    } catch {
      reset()
      throw error
    }
    return rows
  }

  /// The first row as a value; nil when there is none.
  func first<Row>(
    _ values: [SQLValue] = [], _ read: (Statement) throws(StateError) -> Row
  ) throws(StateError) -> Row? {
    try bind(values)
    guard try step() else { return nil }
    defer { reset() }
    return try read(self)
  }

  // MARK: - Columns

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func count(_ column: Int32) -> Int { Int(truncatingIfNeeded: integer(column)) }

  func bits(_ column: Int32) -> UInt64 { UInt64(bitPattern: integer(column)) }

  func flag(_ column: Int32) -> Bool { integer(column) != 0 }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func blob(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private func failure(_ code: Int32) -> StateError {
    database.failure(code, sqlite3_sql(handle).map { String(cString: $0) } ?? "")
  }
}
