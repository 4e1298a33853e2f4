internal import DocketModel

// The state behind the store: in a file that sessions share where that can be, else in memory.

extension Store {
  /// Whether the state outlives the session.
  public var isStateKept: Bool { state.isKept }

  // MARK: - Opening

  /// Brings the state that is kept up to the files; makes one where none is.
  func openState(isKept: Bool) throws(StoreError) {
    guard isKept else {
      // An empty one in memory is there already.
      return stateFile == nil ? try readEverything() : try rebuild()
    }
    try refresh()
    // The other way is right too, only slower.
    try? state.standForMe()
    // What is gone from the folder must be gone from the state.
    if catalog.hasLostRecords { try rebuild() }
  }

  /// Makes the state from all records, beside the one in use, and puts it in its place.
  public func rebuild() throws(StoreError) {
    // What is in memory only must not come into a file.
    guard writer?.unsaved ?? 0 == 0, let file = stateFile, let draft = try? file.begin() else {
      return try buildInMemory()
    }
    self.draft = draft
    state = draft.state
    do throws(StoreError) {
      try readEverything()
      try installDraft()
    } catch {
      try buildInMemory()
    }
  }

  private func buildInMemory() throws(StoreError) {
    abandonDraft()
    state = try Self.emptyState(for: person, options)
    try readEverything()
    for payload in writer?.inMemoryOnly ?? [] {
      guard case .record(let record)? = try? Payload(reading: payload[...]) else { continue }
      catalog.wrote(record, by: writer?.name ?? "")
      _ = try? apply([record], covering: CatalogNews())
    }
  }

  static func emptyState(
    for person: Person, _ options: StoreOptions
  ) throws(StoreError) -> StateDatabase {
    do throws(StateError) {
      return try StateDatabase(
        policy: options.policy, zone: options.zone,
        names: Standing.names(person.me, options.aliases))
    } catch {
      throw StoreError(error)
    }
  }

  // MARK: - Reading the files

  /// Reads what other sessions wrote since the last time; true when there was anything.
  @discardableResult
  public func refresh() throws(StoreError) -> Bool {
    do throws(StateError) {
      let wasTold = try resume()
      let own = writer == nil ? nil : session
      let found = try takeNew(except: own) || wasTold
      if found { newsFromOthers += 1 }
      return found
    } catch {
      try leaveStateFile(after: error)
      newsFromOthers += 1
      return true
    }
  }

  /// How often to look for what others wrote, in milliseconds; nil where there is nobody.
  ///
  /// A file system of another host is asked less often.
  public var lookInterval: UInt64? {
    folder.map { Syscalls.isRemote($0.segments.descriptor.number) ? 15_000 : 2_000 }
  }

  /// Whether a look can find anything: false while the kernel says that no segment changed.
  ///
  /// The first answer is true, and so is at least every eighth.
  public func mayHaveNews() -> Bool { watch?.mayHaveChanged() ?? false }

  /// How many briefings there are.
  public func briefingCount() throws(StoreError) -> Int {
    try asking { () throws(StateError) in try self.state.briefingCount() }
  }

  /// Takes over what other sessions have put into the state that is shared.
  private func resume() throws(StateError) -> Bool {
    guard state.isKept, try state.wasChangedByOthers() else { return false }
    catalog.resume(behind: try state.coverage(), try state.writerMarks(), except: session)
    clock.saw(catalog.largestCredibleClock)
    return true
  }

  /// Reads all files, this session's too.
  private func readEverything() throws(StoreError) {
    catalog = SegmentCatalog()
    if let readOnlyReason { catalog.note(.readOnly(readOnlyReason)) }
    do throws(StateError) {
      _ = try takeNew(except: nil)
    } catch {
      throw StoreError(error)
    }
  }

  private func takeNew(except own: String?) throws(StateError) -> Bool {
    guard let folder else { return false }
    var found = 0
    var notes: [StoreNote] = []
    var failure: StateError?
    // Out of the store while it reads: taking records asks the store for other things.
    var catalog = SegmentCatalog()
    swap(&catalog, &self.catalog)
    catalog.read(folder, except: own, now: options.clock()) { records, news in
      guard failure == nil else { return }
      do throws(StateError) {
        for (place, error) in try self.apply(records.map(\.record), covering: news) {
          notes.append(Self.withoutEffect(records[place], error))
        }
      } catch {
        failure = error
      }
      found += records.count
      if found > records.count { self.options.onBuilding(found) }
    }
    swap(&catalog, &self.catalog)
    for note in notes { self.catalog.note(note) }
    clock.saw(self.catalog.largestCredibleClock)
    if let failure { throw failure }
    return found > 0
  }

  private static func withoutEffect(
    _ located: SegmentCatalog.Located, _ error: StateError
  ) -> StoreNote {
    .withoutEffect(
      file: located.path, record: located.record.id.rawValue, fact: fact(of: error))
  }

  // MARK: - Taking records in

  /// Takes this session's own records in; what has no effect is given back.
  func take(
    _ records: [StoreRecord], says: [EventID: SaidBriefing]
  ) throws(StoreError) -> [(index: Int, error: StateError)] {
    do throws(StateError) {
      return try apply(records, says: says, covering: ownNews())
    } catch {
      // Everything is read anew, these records among it.
      try leaveStateFile(after: error)
      return []
    }
  }

  private func ownNews() -> CatalogNews {
    var news = catalog.takeNews()
    if state.isInFile { news.files += writer?.coverage ?? [] }
    return news
  }

  /// Takes records into the state; what it cannot take is left out and given back, so that no
  /// record stops the others.
  ///
  /// Throws only what is the fault of the state's file.
  private func apply(
    _ records: [StoreRecord], says: [EventID: SaidBriefing] = [:], covering news: CatalogNews
  ) throws(StateError) -> [(index: Int, error: StateError)] {
    do throws(StateError) {
      try state.apply(records, says: says, covering: news)
      return []
    } catch {
      if state.isDraft || state.isInFile && error.isOfDatabase { throw error }
    }
    var faults: [(Int, StateError)] = []
    for (index, record) in records.enumerated() {
      do throws(StateError) {
        try state.apply([record])
      } catch {
        if state.isInFile, error.isOfDatabase { throw error }
        faults.append((index, error))
      }
    }
    try state.apply([], covering: news)
    return faults
  }

  /// What this session's files hold is in the state; the next session need not read them.
  ///
  /// False where the state did not take that; whoever comes next reads what it misses.
  @discardableResult
  func coverOwnFiles() -> Bool { (try? state.apply([], covering: ownNews())) != nil }

  // MARK: - Leaving the file

  /// Goes on in memory with what is known, since something is on no disk.
  func takeStateToMemory() throws(StoreError) {
    guard state.isInFile else { return }
    let left = state
    do throws(StateError) {
      state = try left.copiedToMemory()
    } catch {
      try buildInMemory()
    }
    abandonDraft()
    // It may hold acts that came before the one that failed and that are on no disk either.
    stateFile?.discard(left)
  }

  /// Goes on in memory after the file of the state failed, and makes everything anew.
  func leaveStateFile(after error: StateError) throws(StoreError) {
    guard state.isDraft || state.isInFile && error.isOfDatabase else { throw StoreError(error) }
    if error.isDamage { stateFile?.discard(state) }
    try buildInMemory()
  }

  /// A question to the state, its error as one of the store.
  func asking<Answer>(_ body: () throws(StateError) -> Answer) throws(StoreError) -> Answer {
    do throws(StateError) {
      return try body()
    } catch {
      try leaveStateFile(after: error)
    }
    do throws(StateError) {
      return try body()
    } catch {
      throw StoreError(error)
    }
  }
}
