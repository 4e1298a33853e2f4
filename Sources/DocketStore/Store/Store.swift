public import DocketModel

/// Everything docket knows: segments on disk, and the state made from them.
///
/// One thread uses it. Reading never writes a byte into the store, and what one call returns is true until the
/// next call that changes something.
public final class Store {
  /// Who acts, unless an ``Asker`` says otherwise.
  public let person: Person
  /// The name of this session: the first part of the ids of its events.
  public let session: String
  /// Names this store on every host; empty in memory.
  public var id: String { folder?.file.id ?? "" }

  let options: StoreOptions
  /// Where it was opened.
  let directory: String
  var state: StateDatabase
  /// Where the state may be kept; nil where it cannot.
  let stateFile: StateFile?
  /// The new file that the state is being put into; nil where it is in the one in use, or in memory.
  var draft: StateFile.Draft?
  let folder: StoreFolder?
  var catalog = SegmentCatalog()
  /// Made when it is asked for: who does not stay open has no use for it.
  private(set) lazy var watch = folder.map(SegmentWatch.init)
  private(set) var writer: SegmentWriter?
  private(set) var writerName = "memory"
  var clock = HybridClock()
  private var lastNumber = 0
  private var hasRecorded = false
  private(set) var readOnlyReason: StoreError?
  /// Grows whenever something was found that this session did not write.
  public internal(set) var newsFromOthers = 0

  /// Opens the store of a folder and reads all of it.
  ///
  /// Damaged, foreign and unreadable files are told by ``health`` and stop nothing. A folder that may
  /// not be written is opened all the same, with `health.isReadOnly`.
  public init(
    at directory: String, as person: Person, options: StoreOptions = StoreOptions()
  ) throws(StoreError) {
    self.person = person
    self.options = options
    self.directory = directory
    folder = options.access == .memory ? nil : try StoreFolder(at: directory)
    session = Self.session(in: folder, options)
    stateFile = folder.flatMap { folder in
      options.cacheDirectory.flatMap {
        StateFile(in: $0, store: folder.file.id, person: person, options: options)
      }
    }
    let kept = stateFile?.open()
    if let kept { state = kept } else { state = try Self.emptyState(for: person, options) }
    if let folder {
      readOnlyReason = Self.readOnlyReason(folder, options, directory)
      if let readOnlyReason { catalog.note(.readOnly(readOnlyReason)) }
    }
    try openState(isKept: kept != nil)
  }

  deinit { abandonDraft() }

  /// Makes a store in a folder, which is made too.
  ///
  /// A shared one may be written by all users of the folder's group.
  public static func create(
    at directory: String, shared: Bool = false, options: StoreOptions = StoreOptions()
  ) throws(StoreError) {
    _ = try StoreFolder.create(
      at: directory, shared: shared, created: options.clock(), random: options.random)
  }

  /// Opens a store to write to, which is made first where there is none.
  ///
  /// When two do that at once, one makes it and both have it.
  public static func openOrCreate(
    at directory: String, as person: Person, options: StoreOptions
  ) throws(StoreError) -> Store {
    do throws(StoreError) {
      return try Store(at: directory, as: person, options: options)
    } catch {
      guard case .noStore = error else { throw error }
    }
    do throws(StoreError) {
      try create(at: directory, options: options)
    } catch {
      guard case .alreadyThere = error else { throw error }
    }
    return try Store(at: directory, as: person, options: options)
  }

  /// How the files are, and whether everything is saved.
  public var health: StoreHealth {
    var health = catalog.health
    health.unsaved = writer?.unsaved ?? 0
    health.isReadOnly = readOnlyReason != nil
    return health
  }

  /// Whether this session recorded something, and all of it is written.
  public var hasSaved: Bool { hasRecorded && health.unsaved == 0 }

  /// Puts everything written on the disk.
  ///
  /// Throws ``StoreError/notSaved(records:cause:)`` while records are in memory only; they are tried
  /// again with every call.
  public func sync() throws(StoreError) {
    do throws(StoreError) {
      try writer?.sync()
    } catch {
      try takeStateToMemory()
      throw error
    }
  }

  /// Puts everything on the disk and ends this session's file; nothing can be recorded afterwards.
  public func close() throws(StoreError) {
    do throws(StoreError) {
      try writer?.close()
    } catch {
      try takeStateToMemory()
      throw error
    }
    // The next session must not find a long log.
    try? state.narrow()
    if draft == nil { coverOwnFiles() } else { settleDraft() }
    readOnlyReason = readOnlyReason ?? .readOnly("closed")
  }

  // MARK: - Recording

  /// Throws where nothing may be recorded, and looks at what others did.
  ///
  /// A state that is shared shows it already, so what is recorded must come behind it.
  func beginWriting() throws(StoreError) {
    if let readOnlyReason { throw readOnlyReason }
    if state.isInFile { try refresh() }
  }

  /// The id of the next act of this session.
  func nextID() -> EventID {
    lastNumber += 1
    return EventID(rawValue: "\(session).\(lastNumber)")
  }

  /// The place of the next record in the order: behind everything seen, and behind `floor`.
  func nextClock(above floor: UInt64 = 0) throws(StoreError) -> UInt64 {
    try clock.next(options.clock(), above: floor)
  }

  /// Whether a record is in the store that did not push the clock on, so that the next one must be
  /// put behind what it refers to.
  var hasFarClock: Bool { catalog.largestClock > clock.largest }

  /// Why records are in memory only; nil when all are written.
  var unsavedFailure: StoreError? {
    guard let writer, let cause = writer.failure, writer.unsaved > 0 else { return nil }
    return .notSaved(records: writer.unsaved, cause: cause)
  }

  /// Per writer the last record that this session has read.
  var basis: [String: String] { catalog.lastRead.mapValues(\.id.rawValue) }

  /// Writes records and takes them into the state.
  ///
  /// Records that could not be written count all the same: they are kept in memory, shown, and told
  /// by ``health``. With ``StoreOptions/Durability/each`` that is an error. Throws
  /// ``StoreError/recordedWithoutEffect(records:fact:)`` for records that the state could not take.
  func record(_ records: [StoreRecord]) throws(StoreError) {
    try record(records, payloads: records.map { $0.payload() })
  }

  /// The same for records whose payloads were made already, of briefings that were made ready.
  func record(
    _ records: [StoreRecord], payloads: [[UInt8]], says: [EventID: SaidBriefing] = [:]
  ) throws(StoreError) {
    for payload in payloads where payload.count > RecordFrame.payloadLimit {
      throw .tooLarge(bytes: payload.count)
    }
    var failure: StoreError?
    if let folder {
      do throws(StoreError) {
        let writer = openWriter(folder)
        try writer.append(payloads)
        if options.durability == .each { try writer.sync() }
      } catch {
        failure = error
      }
    }
    hasRecorded = true
    for record in records { catalog.wrote(record, by: writerName) }
    // What is on no disk must not be in a file that outlives this session.
    if failure != nil { try takeStateToMemory() }
    let faults = try take(records, says: says)
    if let failure { try told(failure) }
    guard let fact = faults.first.map({ Self.fact(of: $0.error) }) else { return }
    for (index, error) in faults {
      let id = records[index].id.rawValue
      catalog.note(
        .withoutEffect(file: "segments/\(writerName)", record: id, fact: Self.fact(of: error)))
    }
    throw failure ?? .recordedWithoutEffect(records: faults.count, fact: fact)
  }

  private func told(_ failure: StoreError) throws(StoreError) {
    if case .notSaved(_, let cause) = failure {
      switch cause {
      case .readOnly, .notPermitted:
        readOnlyReason = cause
        catalog.note(.readOnly(cause))
      default: break
      }
    }
    if options.durability == .each { throw failure }
  }

  static func fact(of error: StateError) -> String {
    switch StoreError(error) {
    case .state(let fact): fact
    case let other: "\(other)"
    }
  }

  /// The writer, named at this session's first record: who only reads leaves no trace.
  private func openWriter(_ folder: StoreFolder) -> SegmentWriter {
    if let writer { return writer }
    writerName = WriterIdentity.writer(
      keptIn: options.stateDirectory, store: folder.file.id, person: person, random: options.random)
    let header = SegmentHeader(
      store: folder.file.id, writer: writerName, session: session, user: Syscalls.user,
      login: person.login, host: person.host, version: options.programVersion)
    let made = SegmentWriter(folder: folder, header: header, clock: options.clock)
    writer = made
    return made
  }

  // MARK: - Opening

  /// 16 hex digits that no file of the store has in its name.
  private static func session(in folder: StoreFolder?, _ options: StoreOptions) -> String {
    var taken: Set<String> = []
    for writer in (try? folder?.segments.names()) ?? [] {
      guard let names = try? folder?.segments.directory(writer).names() else { continue }
      taken.formUnion(names.compactMap { SegmentName($0)?.session })
    }
    for _ in 0..<100 {
      let session = Digest.hex(options.random(), digits: 16)
      if !taken.contains(session) { return session }
    }
    return Digest.hex(UInt64(clamping: options.clock().milliseconds), digits: 16)
  }

  private static func readOnlyReason(
    _ folder: StoreFolder, _ options: StoreOptions, _ path: String
  ) -> StoreError? {
    if options.access == .readOnly { return .readOnly(path) }
    if folder.file.format > StoreFile.currentFormat {
      return .newerFormat(needs: folder.file.format)
    }
    return Syscalls.canWrite(in: folder.segments.descriptor.number) ? nil : .notPermitted(path)
  }
}

extension StoreError {
  init(_ error: StateError) {
    switch error {
    case .database(let code, let message, let statement):
      self = .state("\(message) (\(code)) in \(statement)")
    case .tooLong(let bytes): self = .tooLarge(bytes: bytes)
    case .unreadable(let record, let fact): self = .state("record \(record): \(fact)")
    }
  }
}
