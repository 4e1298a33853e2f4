internal import DocketModel

// How far the state has come in the files it is made from; written with what was read from them.

extension StateDatabase {
  /// Says how far the files are read; what another session has written further stands.
  func cover(_ news: CatalogNews) throws(StateError) {
    let sql = """
      INSERT INTO files VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(path) DO UPDATE SET writer = excluded.writer, device = excluded.device,
        inode = excluded.inode, good_end = excluded.good_end, seq = excluded.seq,
        crc = excluded.crc, records = excluded.records, is_foreign = excluded.is_foreign,
        has_notes = excluded.has_notes
      WHERE excluded.good_end >= good_end OR excluded.inode <> inode OR excluded.device <> device
      """
    for file in news.files {
      try database.statement(sql).run(
        .text(file.path), .text(file.writer), .bits(file.identity.device),
        .bits(file.identity.inode), .count(file.goodEnd),
        file.expectedSeq.map { .bits($0) } ?? .null, .integer(Int64(file.lastCRC)),
        .count(file.records), .flag(file.isForeign), .flag(file.hasNotes))
    }
    for path in news.gone {
      try database.statement("DELETE FROM files WHERE path = ?").run(.text(path))
    }
    let mark = """
      INSERT INTO writers VALUES(?, ?, ?, ?)
      ON CONFLICT(writer) DO UPDATE SET credible = max(credible, excluded.credible),
        id = iif(excluded.clock > clock, excluded.id, id), clock = max(clock, excluded.clock)
      """
    for (writer, last) in news.writers {
      try database.statement(mark).run(
        .text(writer), .clock(last.clock), .text(last.id.rawValue),
        .clock(last.credibleClock))
    }
  }

  /// The files that are in the state, and how far.
  func coverage() throws(StateError) -> [SegmentCoverage] {
    let sql = """
      SELECT path, writer, device, inode, good_end, seq, crc, records, is_foreign, has_notes
      FROM files
      """
    return try database.statement(sql).rows { row in
      SegmentCoverage(
        path: row.text(0), writer: row.text(1),
        identity: .init(device: row.bits(2), inode: row.bits(3)), goodEnd: row.count(4),
        expectedSeq: row.isNull(5) ? nil : row.bits(5), lastCRC: UInt32(clamping: row.integer(6)),
        records: row.count(7), isForeign: row.flag(8), hasNotes: row.flag(9))
    }
  }

  /// The last record of each writer that is in the state.
  func writerMarks() throws(StateError) -> [String: WriterMark] {
    let rows = try database.statement("SELECT writer, clock, id, credible FROM writers").rows {
      ($0.text(0), UInt64(clamping: $0.integer(1)), $0.text(2), UInt64(clamping: $0.integer(3)))
    }
    return Dictionary(
      rows.map {
        ($0.0, WriterMark(clock: $0.1, id: EventID(rawValue: $0.2), credibleClock: $0.3))
      }, uniquingKeysWith: { first, _ in first })
  }
}
