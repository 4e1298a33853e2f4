internal import DocketModel

/// What is wrong with the file of the state, which is a cache: nothing is lost by it.
public enum StateFault: Sendable, Hashable {
  /// It cannot be opened or was made for something else; the next start makes a new one.
  case unusable
  /// Its pages are not what was written.
  case damaged(String)
  /// These tables are not what the records give.
  case differs(tables: [String])
}

/// Compares the state that is kept with one made afresh, both in memory; changes neither.
struct StateExamination {
  let folder: StoreFolder
  let person: Person
  let options: StoreOptions

  /// Nil when it is sound, when there is none, or when the next start makes a new one anyway.
  func fault() -> StateFault? {
    guard let cache = options.cacheDirectory,
      let file = StateFile(
        in: cache, store: folder.file.id, person: person, options: options, making: false),
      file.current != nil
    else { return nil }
    guard let kept = file.open() else { return .unusable }
    var fault: StateFault?
    // Others may write between the two looks at the files.
    for _ in 0..<3 {
      do throws(StateError) {
        fault = try compare(kept)
      } catch {
        return .damaged("\(error)")
      }
      if fault == nil { break }
    }
    return fault
  }

  private func compare(_ kept: StateDatabase) throws(StateError) -> StateFault? {
    let copy = try kept.copiedToMemory()
    let said = try copy.database.statement("PRAGMA quick_check").first { $0.text(0) } ?? ""
    guard said == "ok" else { return .damaged(said) }
    try copy.database.run("INSERT INTO texts(texts) VALUES('integrity-check')")
    guard try bringUp(copy) else { return nil }
    let names = try Texts.decode(
      try copy.database.statement("SELECT names FROM made").first { $0.text(0) } ?? "",
      of: "names")
    let fresh = try StateDatabase(policy: options.policy, zone: options.zone, names: names)
    var catalog = SegmentCatalog()
    catalog.read(folder, except: nil) { found, _ in fresh.take(found.map(\.record)) }
    var tables: [String] = []
    for table in try fresh.comparableTables() {
      if try copy.picture(of: table) != fresh.picture(of: table) { tables.append(table) }
    }
    return tables.isEmpty ? nil : .differs(tables: tables)
  }

  /// Takes what was written since; false when files are other than they were.
  private func bringUp(_ copy: StateDatabase) throws(StateError) -> Bool {
    var catalog = SegmentCatalog()
    catalog.resume(behind: try copy.coverage(), try copy.writerMarks(), except: "")
    catalog.read(folder, except: nil) { found, _ in copy.take(found.map(\.record)) }
    return !catalog.hasLostRecords
  }
}

extension StateDatabase {
  /// Takes records in, but those it cannot take.
  fileprivate func take(_ records: [StoreRecord]) {
    if (try? apply(records)) != nil { return }
    for record in records { try? apply([record]) }
  }

  /// The tables that records alone fill, but for the full text.
  fileprivate func comparableTables() throws(StateError) -> [String] {
    try database.statement(
      """
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'texts%'
        AND name NOT LIKE 'sqlite%' AND name NOT IN ('files', 'writers', 'made') ORDER BY name
      """
    ).rows { $0.text(0) }
  }

  /// A sum over all rows of a table, whatever order they came in.
  ///
  /// Numbers of rows differ between two states; what they point to takes their place.
  fileprivate func picture(of table: String) throws(StateError) -> [UInt8] {
    let columns = try database.statement(
      SQL("SELECT name FROM pragma_table_info(?)", [.text(table)])
    )
    .rows { $0.text(0) }
    let shown = columns.compactMap { Self.shown($0, in: table) }
    let sql = "SELECT quote(\(shown.joined(separator: ") || ' ' || quote(")))"
    let rows = try database.statement(SQL(sql + " FROM \(table) t")).rows { row in
      Digest.sha256(Array(row.text(0).utf8))
    }
    return Array(Digest.sha256(Array(rows.sorted().joined().utf8)).utf8)
  }

  private static func shown(_ column: String, in table: String) -> String? {
    switch column {
    case "row": nil
    case "text" where table == "briefings": nil
    case "story": "(SELECT min(key) FROM keys k WHERE k.story = t.story)"
    case "action": "(SELECT id FROM actions a WHERE a.row = t.action)"
    case "record": "(SELECT id FROM records r WHERE r.row = t.record)"
    default: "t.\(column)"
    }
  }
}
