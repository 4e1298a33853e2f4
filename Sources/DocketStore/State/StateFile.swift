internal import DocketModel

/// Where the state is kept from one start to the next: one folder for a store and a host.
///
/// `current` names the file in use, `state-<16 hex>.sqlite`. A new state is made under a new name and
/// put in place by replacing `current`, never by renaming over a database: SQLite ties a write-ahead
/// log to a database by its name alone, so the log of the old one would be replayed into the new.
/// Whoever still has an old file open goes on with it until the session ends.
struct StateFile {
  private let directory: Directory
  private let path: String
  /// What the state depends on besides the records.
  let store: String
  let policy: DeadlinePolicy
  let zone: Zone
  /// The names of the person whose Inbox is kept ready in it.
  let names: [String]

  private static let pointer = "current"

  /// Nil where no file can be kept: the folder cannot be made, or is on another host.
  ///
  /// Without `making` also where the folder is not there.
  init?(
    in cache: String, store: String, person: Person, options: StoreOptions, making: Bool = true
  ) {
    let host = WriterIdentity.part(person.host, limit: 30)
    guard let parent = try? Directory(at: cache),
      let stores = try? making ? parent.makeDirectory(store) : parent.directory(store),
      let directory = try? making ? stores.makeDirectory(host) : stores.directory(host),
      !Syscalls.isRemote(directory.descriptor.number)
    else { return nil }
    self.directory = directory
    self.path = "\(cache)/\(store)/\(host)"
    self.store = store
    policy = options.policy
    zone = options.zone
    names = Standing.names(person.me, options.aliases)
  }

  // MARK: - The file in use

  /// The state in use; nil when there is none that can be used, and one is to be made.
  func open() -> StateDatabase? {
    // Another session may put a new one in place between the two looks.
    for _ in 0..<3 {
      guard let name = current else { return nil }
      guard let database = try? Database(path: "\(path)/\(name)", making: false) else { continue }
      let state = try? use(database, named: name)
      if current == name { return state }
    }
    return nil
  }

  private func use(
    _ database: Database, named name: String
  ) throws(StateError) -> StateDatabase? {
    database.wait(milliseconds: Self.patience)
    try database.run(Schema.shared)
    let version = try database.statement("PRAGMA user_version").first { $0.integer(0) }
    guard version == Int64(Schema.version) else { return nil }
    let made = try database.statement("SELECT store, policy FROM made")
      .first { ($0.text(0), $0.text(1)) }
    guard let made, made == (store, terms) else { return nil }
    return try StateDatabase(on: database, named: name, of: self, .kept)
  }

  /// How long one session waits for another to finish a batch.
  static let patience: Int32 = 2_000

  /// The name of the file in use.
  var current: String? {
    guard let bytes = try? directory.contents(of: Self.pointer, limit: 100) else { return nil }
    let name = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return Self.isState(name) ? name : nil
  }

  private static func isState(_ name: String) -> Bool {
    name.hasPrefix("state-") && Identifiers.isName(name)
  }

  /// The dates of the house, and the zone they are counted in.
  var terms: String {
    if policy.isEmpty { return "" }
    let days = policy.days.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.word)=\($0.value)" }
    let exploited = policy.exploitedDays.map { ["exploited=\($0)"] } ?? []
    let offsets = zone.transitions.map { "\($0.from.milliseconds) \($0.offsetSeconds)" }
    return (days + exploited + [Digest.sha256(Array(offsets.joined(separator: ",").utf8))])
      .joined(separator: " ")
  }

  // MARK: - A new one

  /// A state being made, which nobody else sees.
  struct Draft {
    let name: String
    let state: StateDatabase
  }

  /// A draft, with all that is in another state or with nothing.
  func begin(with state: StateDatabase? = nil) throws(StateError) -> Draft {
    let name = "state-\(Digest.hex(StoreOptions.systemRandom(), digits: 16)).sqlite"
    do throws(StateError) {
      let database = try Database(path: "\(path)/\(name)")
      try state?.database.copy(to: database)
      try database.run(Schema.draft)
      let draft = try StateDatabase(
        on: database, named: name, of: self, .draft(isEmpty: state == nil))
      return Draft(name: name, state: draft)
    } catch {
      remove(name)
      throw error
    }
  }

  /// Puts a finished draft in place of what was in use.
  func install(_ draft: Draft, now: Timestamp) throws(StoreError) {
    let old = current
    do throws(StateError) {
      try draft.state.finishBuilding()
    } catch {
      throw StoreError(error)
    }
    do throws(SystemFailure) {
      // SQLite holds no lock on a draft, so closing another descriptor of it takes none away.
      let file = Descriptor(
        try Syscalls.open(draft.name, in: directory.descriptor.number, .read))
      try Syscalls.syncData(file.number)
      try file.close()
    } catch {
      throw StoreError(error, at: draft.name)
    }
    do throws(StateError) {
      try draft.state.share()
    } catch {
      throw StoreError(error)
    }
    draft.state.database.wait(milliseconds: Self.patience)
    try directory.replace(
      Self.pointer, with: Array((draft.name + "\n").utf8), by: directory,
      called: "\(Self.pointer)-\(Digest.hex(StoreOptions.systemRandom(), digits: 16))")
    if let old, old != draft.name { remove(old) }
    removeLitter(now: now)
  }

  /// Gives up a draft that could not be finished.
  func abandon(_ draft: Draft) { remove(draft.name) }

  /// Forgets the file that a session had open, so that the next start makes a new one.
  func discard(_ state: StateDatabase) {
    guard let old = current, old == state.name else { return }
    try? Syscalls.remove(Self.pointer, in: directory.descriptor.number)
    remove(old)
  }

  private func remove(_ name: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? Syscalls.remove(name + suffix, in: directory.descriptor.number)
    }
  }

  /// Whether so many bytes leave room for more on the disk.
  func hasRoom(for bytes: Int) -> Bool {
    guard let space = try? Syscalls.space(directory.descriptor.number) else { return false }
    return space.available > UInt64(bytes) + 4 << 20
  }

  /// Removes what sessions left that were killed while they made a state.
  ///
  /// One that is still being made, and was not written to for so long, is only not put in place then.
  func removeLitter(now: Timestamp) {
    let used = current
    let names = ((try? directory.names()) ?? []).filter {
      Self.isState($0) || $0.hasPrefix(Self.pointer + "-")
    }
    for name in names where used.map({ !name.hasPrefix($0) }) ?? true {
      guard let (_, status) = try? directory.open(name, limit: .max),
        now.seconds(since: Timestamp(seconds: status.modified)) > Self.litterSeconds
      else { continue }
      try? Syscalls.remove(name, in: directory.descriptor.number)
    }
  }

  private static let litterSeconds: Int64 = 3_600
}
