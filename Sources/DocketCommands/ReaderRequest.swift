public import CellGrid
public import DocketModel
public import DocketRuntime
public import DocketStore
import Glibc

/// What the reader is opened with.
public struct ReaderRequest: Sendable {
  public var store: StorePlace
  /// Access and durability as the reader needs them.
  public var storeOptions: StoreOptions
  public var person: Person
  public var aliases: [String]
  public var configuration: Configuration
  /// What was passed over in the configuration, each in a sentence; for the last row.
  public var warnings: [SafeText]
  public var zone: Zone
  public var now: @Sendable () -> Timestamp
  public var folders: Folders
  /// `auto`, `always` or `never`; `NO_COLOR` has been taken into account.
  public var colours: Bool?
  /// Reads foreign bytes; in the program that is behind a wall.
  public var readDocument: DocumentReading
  /// Reads the lists of providers in the same way.
  public var readList: ListReading
  /// The variables of the process: `VISUAL`, `EDITOR`, `BROWSER` and the like.
  public var variables: [String: String]

  /// Where the store is.
  public enum StorePlace: Sendable, Hashable {
    /// A folder; made if there is no store in it.
    case folder(String)
    /// In memory, to be filled with ``SampleDesk``.
    case demo
  }

  init(_ invocation: Invocation, store: StorePlace) {
    self.store = store
    storeOptions = invocation.storeOptions(
      store == .demo ? .memory : .readWrite, .onSync)
    // The screen is up by then.
    storeOptions.onBuilding = { _ in }
    person = invocation.caller.person
    aliases = invocation.caller.aliases
    configuration = invocation.configuration
    warnings = invocation.warnings.map(Sentence.say)
    if case .folder(let path) = store, !invocation.isDefaultStore,
      FileBytes.size(of: "\(path)/STORE") == 0
    {
      warnings.append("there was no store in \(SafeText(line: path)); a new one is made")
    }
    zone = invocation.zone
    now = invocation.environment.now
    folders = invocation.folders
    readDocument = invocation.environment.readDocument
    readList = invocation.environment.readList
    variables = invocation.environment.variables
    colours =
      invocation.environment.value("NO_COLOR") != nil || invocation.options.color == .never
      ? false : invocation.options.color == .always ? true : nil
  }

  /// Opens the store; to be called on the thread that will use it.
  public func openStore() throws(StoreError) -> Store {
    guard case .folder(let path) = store else {
      return try Store(at: "", as: person, options: storeOptions)
    }
    _ = Folders.make(folders.state)
    return try Store.openOrCreate(at: path, as: person, options: storeOptions)
  }

  /// Fills the store of a demo; does nothing to any other.
  public func prepareStore(_ store: Store) {
    guard self.store == .demo else { return }
    // A demo that misses a sample is still a demo.
    try? SampleDesk.fill(store, asker: asker(on: zone.local(now()).day), zone: zone, now: now())
  }

  /// Who asks on a day.
  public func asker(on day: Day) -> Asker {
    Asker(me: person.me, aliases: aliases, today: day, watch: configuration.watch)
  }

  /// Why the store, or the folder that stands in for it, could not be used, in a sentence.
  public func sentence(_ error: StoreError, folder: String? = nil) -> SafeText {
    if let folder { return Sentence.say(error, store: folder) }
    if case .folder(let path) = store { return Sentence.say(error, store: path) }
    return Sentence.say(error, store: "demo")
  }
}

extension ReaderRequest {
  /// Opens the reader; without a terminal, lists what it would show and says why.
  func open(
    _ invocation: Invocation, listing: () throws(Failure) -> Store
  ) throws(Failure) -> ExitStatus {
    guard let why = invocation.environment.whyNoScreen else {
      return invocation.environment.openReader(self)
    }
    try invocation.checkConfiguration()
    invocation.printer.complain(
      "\(why), so here is the list; docket --help shows the other commands")
    let store = try listing()
    _ = try Rows.print(.all, of: .briefings, from: store, invocation)
    return .ok
  }
}
