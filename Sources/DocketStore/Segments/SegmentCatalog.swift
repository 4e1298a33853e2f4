internal import DocketModel

/// All segments of a store, how far each was read, and how their files are.
///
/// Reading writes nothing. The order of files does not matter to what the records mean.
struct SegmentCatalog {
  private(set) var readings: [String: SegmentReading] = [:]
  private(set) var health = StoreHealth()
  /// Per writer the last record read, by the order of the clock.
  private(set) var lastRead: [String: WriterMark] = [:]
  /// What is read now and was not when the state was last told.
  private var news = CatalogNews()
  private(set) var largestClock: UInt64 = 0
  /// The same without those too far ahead of the time when they were read.
  private(set) var largestCredibleClock: UInt64 = 0
  /// Files that are not there any more, so that each is told once.
  private var vanished: Set<String> = []
  private var said: Set<String> = []

  /// Whether a file went that was read, or one has other content than it had.
  var hasLostRecords: Bool { !vanished.isEmpty || hasExchanged }
  private var hasExchanged = false
  /// Writers whose folders could not be opened just now, since too many files are open: they are there.
  private var unopened: Set<String> = []
  /// When the reading began; nil where nobody writes behind what is read.
  private var now: Timestamp?

  /// A record and where its payload stands.
  struct Located {
    var record: StoreRecord
    var path: String
    var offset: Int
  }

  /// Goes on where a state ends that was made from these files before.
  ///
  /// What is further here stays as it is, and the files of this session are left to it.
  mutating func resume(
    behind files: [SegmentCoverage], _ writers: [String: WriterMark], except session: String
  ) {
    for covered in files where !Self.isOf(session, covered.path) {
      let known = readings[covered.path]?.coverage
      if let known, known.identity == covered.identity {
        // One with something to tell reads on by itself, so that nothing is told twice.
        if known.goodEnd >= covered.goodEnd || covered.hasNotes { continue }
      }
      let reading = SegmentReading(behind: covered)
      health.records += reading.records - (known?.records ?? 0)
      readings[covered.path] = reading
    }
    for (writer, mark) in writers {
      largestClock = max(largestClock, mark.clock)
      largestCredibleClock = max(largestCredibleClock, mark.credibleClock)
      if lastRead[writer].map({ $0.clock < mark.clock }) ?? true { lastRead[writer] = mark }
    }
  }

  /// Reads whatever is new in all files but this session's, and hands it over in batches.
  ///
  /// With each batch comes how far it has read now; a part of a file is covered by none, and the last
  /// batch may have no records.
  mutating func read(
    _ folder: StoreFolder, except session: String?, now: Timestamp? = nil, batch: Int = 1_000,
    _ take: ([Located], CatalogNews) -> Void
  ) {
    var records: [Located] = []
    var present: Set<String> = []
    self.now = now
    unopened = []
    let writers = writerNames(in: folder)
    // One after another: there may be more of them than files may be open.
    for name in writers {
      guard let writer = writer(name, in: folder) else { continue }
      var names = writer.files
      // A file that goes while this reads may have gone into a pack that the list did not have yet.
      for _ in 0..<5 {
        var isShort = false
        for name in names {
          let path = writer.directory.path(of: name)
          present.insert(path)
          if let session, SegmentName(name)?.session == session { continue }
          let isThere = read(name, path, writer, folder.file) { located in
            records.append(located)
            guard records.count >= batch else { return }
            take(records, CatalogNews())
            records.removeAll(keepingCapacity: true)
          }
          if !isThere {
            isShort = true
            present.remove(path)
          }
        }
        guard isShort, let again = try? writer.directory.names() else { break }
        names = again.filter {
          SegmentName.isData($0) && !present.contains(writer.directory.path(of: $0))
        }
      }
    }
    noteVanished(present, writers, folder)
    let news = takeNews()
    if !records.isEmpty || !news.isEmpty { take(records, news) }
  }

  /// What became known since this was asked last.
  mutating func takeNews() -> CatalogNews {
    defer { news = CatalogNews() }
    return news
  }

  private static func isOf(_ session: String, _ path: String) -> Bool {
    path.split(separator: "/").last.flatMap { SegmentName(String($0)) }?.session == session
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

  /// The folders of writers; what has another name is noted.
  private mutating func writerNames(in folder: StoreFolder) -> [String] {
    do throws(StoreError) {
      return try folder.segments.names().filter { name in
        if name.hasPrefix(".") { return false }
        if Identifiers.isName(name) { return true }
        let path = folder.segments.path(of: name)
        noteOnce(.refused(file: path, .badName), about: path)
        return false
      }
    } catch {
      noteOnce(.unreadable(file: "segments", error), about: "segments")
      return []
    }
  }

  /// The folder of a writer and its data files; nil and noted where it cannot be opened.
  private mutating func writer(_ name: String, in folder: StoreFolder) -> Writer? {
    do throws(StoreError) {
      let directory = try folder.segments.directory(name)
      let files = try directory.names().filter(SegmentName.isData)
      return Writer(name: name, directory: directory, files: files)
    } catch {
      if error.isTooManyOpen { unopened.insert(name) }
      let path = folder.segments.path(of: name)
      noteOnce(Self.note(error, path), about: path)
      return nil
    }
  }

  /// Hands over what is new in a file; false when it has gone since it was listed.
  private mutating func read(
    _ name: String, _ path: String, _ writer: Writer, _ store: StoreFile,
    _ take: (Located) -> Void
  ) -> Bool {
    if !SegmentName.isOurs(name) { noteOnce(.conflictCopy(file: path), about: path) }
    if readings[path] == nil, name.hasSuffix(".pack"), know(name, path, writer, store) {
      return true
    }
    var reading = readings[path] ?? SegmentReading(path: path, writer: writer.name)
    var skewed: StoreNote?
    // Out of the catalogue while it is written: what each record tells is noted there too.
    var health = self.health
    do throws(StoreError) {
      defer { self.health = health }
      try reading.read(name, in: writer.directory, of: store, into: &health) {
        record, offset, isNew in
        saw(record, by: writer.name)
        skewed = skewed ?? skew(of: record, in: path)
        if isNew { take(Located(record: record, path: path, offset: offset)) }
      }
    } catch {
      if error.isAbsence { return false }
      noteOnce(Self.note(error, path), about: "!" + path)
      return true
    }
    if let skewed {
      reading.mustBeLookedThroughAgain()
      noteOnce(skewed, about: "clock" + path)
    }
    if reading.wasExchanged { hasExchanged = true }
    if let covered = reading.coverage, covered != readings[path]?.coverage {
      news.files.append(covered)
    }
    readings[path] = reading
    vanished.remove(path)
    return true
  }

  /// What is to be told of a record whose place in the order lies far from its time, or from now.
  private func skew(of record: StoreRecord, in path: String) -> StoreNote? {
    var skew = record.at.seconds(to: record.clock)
    if let now, !HybridClock.isCredible(record.clock, at: now) {
      skew = now.seconds(to: record.clock)
    }
    guard skew.magnitude > UInt64(Timestamp.skewLimit) else { return nil }
    return .clockSkew(file: path, event: record.id.rawValue, seconds: skew)
  }

  /// Whether it is a pack of files that were read already, all to their ends.
  private mutating func know(
    _ name: String, _ path: String, _ writer: Writer, _ store: StoreFile
  ) -> Bool {
    let reading = SegmentReading(
      knowing: name, in: writer.directory, writer: writer.name, of: store
    ) { packed in
      guard let file = readings[writer.directory.path(of: packed.name)], !file.hasNotes else {
        return false
      }
      return file.records == packed.records && file.isIn(packed)
    }
    guard let reading, let covered = reading.coverage else { return false }
    readings[path] = reading
    health.records += reading.records
    news.files.append(covered)
    return true
  }

  private mutating func saw(_ record: StoreRecord, by writer: String) {
    largestClock = max(largestClock, record.clock)
    let isCredible = now.map { HybridClock.isCredible(record.clock, at: $0) } ?? true
    if isCredible { largestCredibleClock = max(largestCredibleClock, record.clock) }
    var mark = lastRead[writer] ?? WriterMark(clock: 0, id: record.id, credibleClock: 0)
    if isCredible { mark.credibleClock = max(mark.credibleClock, record.clock) }
    if record.clock >= mark.clock { (mark.clock, mark.id) = (record.clock, record.id) }
    guard lastRead[writer] != mark else { return }
    lastRead[writer] = mark
    news.writers[writer] = mark
  }

  /// Tells of files that have gone, unless they have gone into a pack.
  private mutating func noteVanished(
    _ present: Set<String>, _ writers: [String], _ folder: StoreFolder
  ) {
    let missing = readings.values.filter { !unopened.contains($0.writer) }.map(\.path)
      .filter { !present.contains($0) && !vanished.contains($0) }
    if missing.isEmpty { return }
    let packed = Self.packed(by: writers, in: folder)
    for path in missing.sorted() {
      if let reading = readings[path], packed[path]?.contains(where: reading.isIn) == true {
        readings[path] = nil
        health.records -= reading.records
        news.gone.append(path)
      } else {
        vanished.insert(path)
        health.note(.vanished(file: path))
      }
    }
  }

  /// By their paths, the files that packs say they were made from.
  private static func packed(
    by writers: [String], in folder: StoreFolder
  ) -> [String: [PackedFile]] {
    var packed: [String: [PackedFile]] = [:]
    for writer in writers {
      guard let directory = try? folder.segments.directory(writer) else { continue }
      // Listed again: one may have come while this was reading.
      for name in (try? directory.names()) ?? [] where name.hasSuffix(".pack") {
        guard let header = SegmentHeader.peek(name, in: directory) else { continue }
        for file in header.packed + header.older {
          packed[directory.path(of: file.name), default: []].append(file)
        }
      }
    }
    return packed
  }

  private mutating func noteOnce(_ note: StoreNote, about subject: String) {
    if said.insert(subject).inserted { health.note(note) }
  }

  private static func note(_ error: StoreError, _ path: String) -> StoreNote {
    if case .refused(_, let why) = error { return .refused(file: path, why) }
    return .unreadable(file: path, error)
  }
}

/// What a catalogue knows more than it did: for a state that outlives the process.
struct CatalogNews {
  var files: [SegmentCoverage] = []
  var writers: [String: WriterMark] = [:]
  /// Paths of files that are in a pack now.
  var gone: [String] = []

  var isEmpty: Bool { files.isEmpty && writers.isEmpty && gone.isEmpty }
}
