import DocketImport
public import DocketModel
public import DocketStore
public import DocketUI

/// Everything the reader needs from outside: the store, the person, and what is configured.
public struct ReaderSetup: Sendable {
  /// Opens the store; called once, on the store's own thread.
  public var openStore: @Sendable () throws(StoreError) -> Store
  /// Called on the store's thread once it is open: the demo fills its store here.
  public var prepareStore: @Sendable (Store) -> Void
  public var asker: @Sendable (Day) -> Asker
  public var settings: App.Settings
  public var clock: Clock
  /// Sentences told on the first screen.
  public var notes: [String]
  /// Where the place of a lost session is kept; nil keeps nothing.
  public var session: SessionFile?
  /// Where it is kept when the person was last here; nil keeps nothing.
  public var stateFolder: String?
  /// The editor with its arguments; nil asks for notes on the last row.
  public var editor: [String]?
  /// A folder of the person's own for the file that is edited.
  public var scratchFolder: String?
  /// The program that opens links; nil shows them.
  public var opener: [String]?
  /// Reads files and folders for `i`.
  public var takeIn: @Sendable (String) -> TakenIn
  /// A path as a person types it, with `~` for home.
  public var path: @Sendable (String) -> String
  /// Says what went wrong in a sentence; with the folder where it was not the store's own.
  public var sentence: @Sendable (StoreError, _ folder: String?) -> String
  /// Reads a paste.
  public var readDocument: DocumentReading
  /// Says in a sentence why a paste was not read.
  public var readingSentence: @Sendable (ReadingFault) -> String
  /// Runs the body of each thread this program makes, so that a crash on it restores the terminal.
  public var prepareThread: @Sendable (() -> Void) -> Void
  /// The other place the store goes with; nil where there can be none.
  public var sync: StoreSync?
  /// Says in a sentence why a sync came to nothing.
  public var syncSentence: @Sendable (SyncFailure) -> String
  /// How the feeds of a store are fetched, by its id; nil where nothing is fetched.
  public var fetch: (@Sendable (_ store: String) -> FetchSetup)?
  /// Whether the terminal shows signs beyond ASCII.
  public var isASCII: Bool

  public init(
    openStore: @escaping @Sendable () throws(StoreError) -> Store,
    prepareStore: @escaping @Sendable (Store) -> Void = { _ in },
    asker: @escaping @Sendable (Day) -> Asker, settings: App.Settings, clock: Clock,
    notes: [String] = [], session: SessionFile? = nil, stateFolder: String? = nil,
    editor: [String]? = nil,
    scratchFolder: String? = nil, opener: [String]? = nil,
    takeIn: @escaping @Sendable (String) -> TakenIn,
    path: @escaping @Sendable (String) -> String = { $0 },
    sentence: @escaping @Sendable (StoreError, _ folder: String?) -> String,
    readDocument: @escaping DocumentReading,
    readingSentence: @escaping @Sendable (ReadingFault) -> String,
    prepareThread: @escaping @Sendable (() -> Void) -> Void = { $0() },
    sync: StoreSync? = nil, syncSentence: @escaping @Sendable (SyncFailure) -> String = { "\($0)" },
    fetch: (@Sendable (_ store: String) -> FetchSetup)? = nil, isASCII: Bool = false
  ) {
    self.openStore = openStore
    self.prepareStore = prepareStore
    self.asker = asker
    self.settings = settings
    self.clock = clock
    self.notes = notes
    self.session = session
    self.stateFolder = stateFolder
    self.editor = editor
    self.scratchFolder = scratchFolder
    self.opener = opener
    self.takeIn = takeIn
    self.path = path
    self.sentence = sentence
    self.readDocument = readDocument
    self.readingSentence = readingSentence
    self.prepareThread = prepareThread
    self.sync = sync
    self.syncSentence = syncSentence
    self.fetch = fetch
    self.isASCII = isASCII
  }

  /// What was read from a file or folder, and a sentence for each that was refused.
  public struct TakenIn: Sendable {
    /// Briefings that belong together.
    public struct Part: Sendable {
      public var origin: DocumentOrigin
      public var briefings: [Briefing]
    }

    public private(set) var parts: [Part] = []
    public var refused: [String] = []

    public init() {}

    public mutating func add(_ briefings: [Briefing], of origin: DocumentOrigin) {
      if briefings.isEmpty { return }
      // Texts of their own go into the store together.
      if origin == .text, let last = parts.indices.last, parts[last].origin == .text {
        parts[last].briefings += briefings
      } else {
        parts.append(Part(origin: origin, briefings: briefings))
      }
    }
  }
}

/// How a session of the reader ended.
public enum ReaderEnd: Sendable, Hashable {
  case quit(Saving)
  case terminated(signal: Int32, Saving)
  /// The terminal is gone.
  case hungUp(Saving)
}

/// What of a session is on the disk.
public enum Saving: Sendable, Hashable {
  case all
  /// So many imports were still being read, and nothing of them came in.
  case unread(Int)
  /// So many records are not; the acts since the disk last had all, each in a sentence.
  case missing(Int, [String])
  /// The store did not answer.
  case unknown
  /// The store could not be opened, so there was nothing to save.
  case unopened
}
