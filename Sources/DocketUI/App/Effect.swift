public import DocketModel

/// Something to be done outside the pure core; the runtime does it and answers with a ``Message``.
///
/// Effects are plain values, so that a test compares the list.
public enum Effect: Sendable, Hashable {
  // The store. Every one is answered, in the order they were sent.
  case list(ListingRequest)
  case loadRows([Subject])
  case loadBriefing(BriefingKey)
  case countTotals
  /// Which rows answer a query; answered with ``Message/foundForSelection(_:)``.
  case findForSelection(ListingRequest)
  /// What a person decides, says or has read, on all that it is about at once.
  case act(Act, on: [Subject])
  /// Takes back my newest act, where one from before this session is only named; or, confirmed,
  /// exactly the act that was named.
  case undo(confirming: EventID?)
  case redo
  case why(Subject)
  case log(LogRequest)
  /// What happened since the person was last here.
  case since

  // Taking in and giving out.
  case preview([UInt8])
  case keepPreview
  case dropPreview
  case importFrom(String)
  /// Writes the acts that the store could not take below a folder of the person's choosing.
  case saveElsewhere(String)
  /// Writes a text to a file; asks first where one exists.
  case save(String, to: String, overwrites: Bool)
  /// Gives a text to a command as its input; argv, never a shell.
  case pipe(String, to: [String])
  /// OSC 52.
  case copy(String)
  /// Leaves the screen, prints, waits for Enter.
  case printPlain(String)
  /// Opens the person's editor on a text and answers with what was saved.
  case edit(String, for: EditPurpose)
  case openLink(String)

  // Feeds. Fetching and trying go on in the background.
  /// Fetches the feeds that are due.
  case fetch
  /// Ends a fetch or a trial.
  case cancelFetch
  /// What the screen of the feeds shows.
  case feeds
  /// Asks one feed, whether it is due or not; nothing of what it says is kept.
  case tryFeed(Feed)

  // Others.
  /// Sends what is here and takes what others sent, in the background.
  case sync
  case cancelSync

  // The terminal and the program.
  case wake(Alarm, afterMilliseconds: Int)
  case repaint
  case suspend
  case setTheme(String)
  case quit

  /// Which part of the history is wanted.
  public struct LogRequest: Sendable, Hashable {
    public var subject: Subject?
    public var limit: Int

    public init(subject: Subject? = nil, limit: Int = 500) {
      self.subject = subject
      self.limit = limit
    }
  }

  /// What the editor was opened for.
  public enum EditPurpose: Sendable, Hashable {
    case note([Subject])
    case paste
  }

  /// A moment the screen waits for; a later one of the same kind replaces it.
  public enum Alarm: Sendable, Hashable, CaseIterable {
    /// The keys have been quiet: load and paint the briefing under the cursor.
    case preview
    /// A prefix has been waiting: show its keys.
    case nextKeys
    /// An act has not been confirmed as saved.
    case unsaved
    /// Keys have been held for long.
    case held
  }
}
