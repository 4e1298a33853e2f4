public import CellGrid
public import DocketModel

/// The whole state of the reader.
///
/// Changed only by ``update(on:)``, drawn only by ``render()``.
public struct App: Sendable, Hashable {
  var size: Size
  var moment: Moment
  let settings: Settings
  var browse: BrowseModel
  /// Pop-ups, the newest on top.
  var overlays: [Overlay] = []
  var pending = PendingKeys()
  /// Keys typed ahead of what they are meant for; see `KeyInput`.
  var held: [Key] = []
  /// Keys were held in vain: nothing waits any more until the store says something.
  var isStoreSilent = false
  var toast: Toast?
  var totals: Totals?
  /// Standing facts for the status row: read-only, damaged records.
  var health = Health()
  /// Acts that were sent and not yet confirmed as written.
  var unconfirmed = 0
  var showsUnsaved = false
  var memory = Memory()
  /// When Ctrl-C was last pressed, for the second one.
  var cancelledAt: Timestamp?
  var preview: PastePreview?
  /// What I did since the start, in order, for the empty Inbox.
  var deeds: [Deed] = []
  var sync = SyncModel()
  var fetch = FetchModel()
  /// Feeds were added, named or removed in this session, so that `u` may take that back.
  var hasChangedFeeds = false
  /// The place of a lost session, until its listing and briefing are here.
  var resuming: Session?
  public internal(set) var isQuitting = false

  /// Starts in the Inbox, or where a lost connection left off.
  public init(size: Size, moment: Moment, settings: Settings, resuming session: Session? = nil) {
    self.size = size
    self.moment = moment
    self.settings = settings
    let view = session?.view ?? .inbox
    self.browse = BrowseModel(view: view, request: view.request(order: view.order))
    if let session { resume(session) }
  }

  /// What is asked for before the first key.
  public func start() -> [Effect] { [.countTotals, .list(browse.list.listing.request)] }

  /// What the configuration says about the reader.
  public struct Settings: Sendable, Hashable {
    public var me: String
    public var keymap: Keymap
    public var preview: Preview
    /// Whether the row under the cursor is drawn as a bar.
    public var showsBar: Bool
    public var startedAt: Timestamp
    /// Acts are refused with a sentence.
    public var isReadOnly: Bool
    /// Whether there is a program that opens links; else they are shown whole.
    public var opensLinks: Bool
    /// The folder that `~` stands for in a path; nil where there is none.
    public var home: String?
    /// The names of the themes there are, for the `:` line.
    public var themes: [String]

    public init(
      me: String, keymap: Keymap = Keymap(), preview: Preview = .auto, showsBar: Bool = true,
      startedAt: Timestamp, isReadOnly: Bool = false, opensLinks: Bool = false,
      home: String? = nil, themes: [String] = []
    ) {
      self.me = me
      self.keymap = keymap
      self.preview = preview
      self.showsBar = showsBar
      self.startedAt = startedAt
      self.isReadOnly = isReadOnly
      self.opensLinks = opensLinks
      self.home = home
      self.themes = themes
    }
  }

  /// When the briefing under the cursor is painted beside the list.
  public enum Preview: String, Sendable, Hashable, CaseIterable { case auto, always, manual }

  /// A sentence on the last row until the next key.
  struct Toast: Sendable, Hashable {
    var text: String
    /// Keys offered behind the sentence; kept whole when the sentence is cut.
    var offers: String = ""
    var isError = false
  }

  /// The selection an act was done to.
  struct ActTrace: Sendable, Hashable {
    var rows: Set<Subject> = []
    var actions: Set<ActionID> = []
  }

  /// An act of this session and the actions it changed.
  struct Deed: Sendable, Hashable {
    var event: EventID
    var act: Act
    var actions: [ActionID]
    /// The undo that took it back; that one taken back, it counts again.
    var undo: EventID?
  }

  /// A count and the keys of an unfinished command.
  struct PendingKeys: Sendable, Hashable {
    var count: Int?
    var keys: [Key] = []
    /// The keys that may follow are listed above the last row.
    var showsNext = false

    var isEmpty: Bool { count == nil && keys.isEmpty }
  }

  /// What the next key may refer to.
  struct Memory: Sendable, Hashable {
    /// The last act and the words it is offered again with.
    var act: Act?
    var actLabel = ""
    var dismissal: Decision?
    var later: Day?
    /// The rows of the last act, for `;`.
    var lastActed: [Subject] = []
    /// The last key was an act; `;` gives its reason.
    var justActed = false
    /// The next `u` takes back an act from before this session.
    var undoNeedsConfirming: EventID?
    /// What an act has used up, to be given back by its undo.
    var traces: [EventID: ActTrace] = [:]
    /// The actions of the last act as they were before it.
    var before: [ActionRow] = []
    var histories: [String: [String]] = [:]
    /// People who own or decided something, for completion.
    var people: Set<String> = []
  }
}

/// A pop-up over the panes.
enum Overlay: Sendable, Hashable {
  case prompt(PromptModel)
  case picker(PickerModel)
  case page(PageModel)
  case since(SinceModel)
  case feeds(FeedsModel)
  case paste
}
