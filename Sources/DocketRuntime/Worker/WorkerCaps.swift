import DocketModel

/// What an answer of a worker may hold at most: one that was taken over can answer anything.
enum WorkerCaps {
  static let briefings = 50_000
  /// Bytes of one frame: a text of 4 MiB where each byte is escaped, and what is found in it.
  static let frame = 32 << 20
  /// Bytes of all frames for a document of so many bytes.
  static func answer(to size: Int) -> Int { frame + 8 * size }

  /// Bytes of a title: importers cut it long before.
  private static let title = 16 << 10
  /// 0001-01-01 to 9999-12-31 in milliseconds.
  private static let instants: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// Whether a calendar has the moment.
  static func allow(_ instant: Timestamp) -> Bool { instants.contains(instant.milliseconds) }

  /// Whether a briefing is one that an importer makes.
  static func allow(_ briefing: Briefing) -> Bool {
    guard briefing.title.utf8.count <= title,
      [briefing.published, briefing.updated].allSatisfy({ $0.map(allow) ?? true })
    else { return false }
    return briefing.actions.allSatisfy { action in
      guard action.ordinal >= 0, action.origin != .user else { return false }
      guard let anchor = action.anchor else { return true }
      return briefing.sections.indices.contains(anchor.section)
        && briefing.sections[anchor.section].blocks.indices.contains(anchor.block)
    }
  }
}
