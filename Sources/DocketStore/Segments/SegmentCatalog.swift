internal import DocketModel

/// All segments of a store, how far each was read, and how their files are.
///
/// Reading writes nothing. The order of files does not matter to what the records mean.
struct SegmentCatalog {
  private(set) var readings: [String: SegmentReading] = [:]
  private(set) var health = StoreHealth()
  /// Per writer the last record read, by the order of the clock.
  private(set) var lastRead: [String: Last] = [:]
  private(set) var largestClock: UInt64 = 0
  /// The same without those too far ahead of the time when they were read.
  private(set) var largestCredibleClock: UInt64 = 0
  /// Files that are not there any more, so that each is told once.
  private var vanished: Set<String> = []
  private var said: Set<String> = []
  /// When the reading began; nil where nobody writes behind what is read.
  private var now: Timestamp?

  struct Last: Hashable {
    var clock: UInt64
    var id: EventID
  }

  /// A record and where its payload stands.
  struct Located {
    var record: StoreRecord
    var path: String
    var offset: Int
  }

  /// An order that differs by more than this from the wall time is worth a note.
  static let skewLimitSeconds: Int64 = 600

  /// Reads whatever is new in all files but this session's, and hands it over in batches.
  mutating func read(
    _ folder: StoreFolder, except session: String?, now: Timestamp? = nil, batch: Int = 5_000,
    _ take: ([Located]) throws(StoreError) -> Void
  ) throws(StoreError) {
    var records: [Located] = []
    var present: Set<String> = []
    self.now = now
    for writer in writers(in: folder) {
      for name in writer.files {
        if let session, SegmentName(name)?.session == session { continue }
        let path = writer.directory.path(of: name)
        present.insert(path)
        read(name, path, writer, folder.file, into: &records)
        guard records.count >= batch else { continue }
        try take(records)
        records.removeAll(keepingCapacity: true)
      }
    }
    if !records.isEmpty { try take(records) }
    noteVanished(present)
  }

  /// What this session wrote itself counts as read.
  mutating func wrote(_ record: StoreRecord, by writer: String) {
    saw(record, by: writer)
    health.records += 1
  }

  mutating func note(_ note: StoreNote) { health.note(note) }

  // MARK: - Files

  struct Writer {
    var name: String
    var directory: Directory
    var files: [String]
  }

  /// The folders of writers and their data files; what cannot be opened is noted.
  private mutating func writers(in folder: StoreFolder) -> [Writer] {
    let names: [String]
    do throws(StoreError) {
      names = try folder.segments.names()
    } catch {
      noteOnce(.unreadable(file: "segments", error), about: "segments")
      return []
    }
    var writers: [Writer] = []
    for name in names where !name.hasPrefix(".") {
      let path = folder.segments.path(of: name)
      guard Identifiers.isName(name) else {
        noteOnce(.refused(file: path, .badName), about: path)
        continue
      }
      do throws(StoreError) {
        let directory = try folder.segments.directory(name)
        let files = try directory.names().filter(SegmentName.isData)
        writers.append(Writer(name: name, directory: directory, files: files))
      } catch {
        noteOnce(Self.note(error, path), about: path)
      }
    }
    return writers
  }

  private mutating func read(
    _ name: String, _ path: String, _ writer: Writer, _ store: StoreFile,
    into records: inout [Located]
  ) {
    if !SegmentName.isOurs(name) { noteOnce(.conflictCopy(file: path), about: path) }
    var reading = readings[path] ?? SegmentReading(path: path, writer: writer.name)
    var found: [(StoreRecord, Int)] = []
    do throws(StoreError) {
      try reading.read(name, in: writer.directory, of: store, into: &health) {
        found.append(($0, $1))
      }
    } catch {
      // A file that went between listing and opening is told as vanished, later.
      if !error.isAbsence { noteOnce(Self.note(error, path), about: "!" + path) }
      return
    }
    for (record, offset) in found {
      saw(record, by: writer.name)
      var skew = HybridClock.skewSeconds(record.clock, record.at)
      if let now, !HybridClock.isCredible(record.clock, at: now) {
        skew = HybridClock.skewSeconds(record.clock, now)
      }
      if skew.magnitude > UInt64(Self.skewLimitSeconds) {
        noteOnce(
          .clockSkew(file: path, event: record.id.rawValue, seconds: skew), about: "clock" + path)
      }
      records.append(Located(record: record, path: path, offset: offset))
    }
    readings[path] = reading
    vanished.remove(path)
  }

  private mutating func saw(_ record: StoreRecord, by writer: String) {
    largestClock = max(largestClock, record.clock)
    if now.map({ HybridClock.isCredible(record.clock, at: $0) }) ?? true {
      largestCredibleClock = max(largestCredibleClock, record.clock)
    }
    if let last = lastRead[writer], last.clock >= record.clock { return }
    lastRead[writer] = Last(clock: record.clock, id: record.id)
  }

  private mutating func noteVanished(_ present: Set<String>) {
    for path in readings.keys.sorted() where !present.contains(path) {
      guard vanished.insert(path).inserted else { continue }
      health.note(.vanished(file: path))
    }
  }

  private mutating func noteOnce(_ note: StoreNote, about subject: String) {
    if said.insert(subject).inserted { health.note(note) }
  }

  private static func note(_ error: StoreError, _ path: String) -> StoreNote {
    if case .refused(_, let why) = error { return .refused(file: path, why) }
    return .unreadable(file: path, error)
  }
}
