public import CellGrid
public import DocketModel

/// Something that happened, told to the pure core.
public enum Message: Sendable, Hashable {
  case input(Input)
  case resized(Size)
  case woke(Effect.Alarm)
  /// The day or the hour changed, or the screen was redrawn after a stop.
  case clockMoved(Moment)

  case listed(Listing)
  case foundForSelection(Listing)
  case rowsLoaded([Row])
  case briefingLoaded(StoredBriefing?, BriefingKey)
  case totalsCounted(Totals)
  case acted(Receipt)
  case undid(UndoReport)
  case whyFound(Subject, [PageLine])
  case logFound([LogLine])
  /// There is no answer to what a page asked, and why.
  case pageFailed(PageContent, String)
  case sinceFound(SinceReport)
  /// Another session wrote something, or a job brought something.
  case storeChanged(newRows: Int)
  case previewed(PastePreview)
  case previewFailed(String)
  case kept([KeptBriefing], sentence: String)
  case edited(String?, for: Effect.EditPurpose)
  /// A sentence for the last row: what happened and the next step.
  case told(String)
  case failed(String)
  /// An act, an undo or a redo was not done, and why; answers exactly one of them.
  case actFailed(String)
  /// There is no answer to what was asked for the list, and why.
  case listFailed(ListingRequest, String)
  /// A file exists or a command is to run: ask before the effect is sent again, confirmed.
  case confirmationNeeded(String, Effect)
  case healthChanged(Health)
  /// How it stands with the other place; nothing is said of it where there is none.
  case syncFacts(SyncFacts)
  /// A sync goes on: what is waited for now.
  case syncing(String)
  case synced(SyncReport, SyncFacts)
  /// A sync came to nothing, and why.
  case syncStopped(String, SyncFacts?)
  /// There is no other place to bring the store up to date with.
  case syncAbsent
  case feedFacts(FeedFacts)
  case feedsFound([FeedRow])
  /// A fetch goes on; told twice a second at most.
  case fetching(FetchProgress)
  case fetched(FetchReport, FeedFacts)
  /// A fetch or a trial came to nothing at all, and why.
  case fetchStopped(String)
  case feedTried(FeedTrial)
  /// The store has owed an answer for two seconds.
  case storeSilent
}

/// A row of either list.
public enum Row: Sendable, Hashable {
  case briefing(BriefingRow)
  case action(ActionRow)

  public var subject: Subject {
    switch self {
    case .briefing(let row): .briefing(row.key)
    case .action(let row): .action(row.id)
    }
  }

  public var briefing: BriefingKey {
    switch self {
    case .briefing(let row): row.key
    case .action(let row): row.briefing
    }
  }
}

/// The instant, the civil day and the zone that texts on the screen are made with.
public struct Moment: Sendable, Hashable {
  public var now: Timestamp
  public var today: Day
  public var zone: Zone

  public init(now: Timestamp, today: Day, zone: Zone) {
    self.now = now
    self.today = today
    self.zone = zone
  }
}

/// The standing facts about the store for the status row.
public struct Health: Sendable, Hashable {
  /// Acts are refused with a sentence.
  public var isReadOnly: Bool
  /// Acts that are in memory only.
  public var unsaved: Int
  /// Places in the store's files that cannot be read.
  public var damaged: Int

  public init(isReadOnly: Bool = false, unsaved: Int = 0, damaged: Int = 0) {
    self.isReadOnly = isReadOnly
    self.unsaved = unsaved
    self.damaged = damaged
  }
}

/// What an undo or a redo did, or why it did nothing.
public enum UndoReport: Sendable, Hashable {
  /// The sentence, and what is to be shown anew.
  case undone(Receipt, sentence: String)
  case redone(Receipt, sentence: String)
  /// The next undo reaches behind this session; it is named and waits for another `u`.
  case reachesBack(EventID, sentence: String)
  case nothing(sentence: String)
  /// Somebody else did it last, as the sentence says; only deciding anew changes it.
  case byOthers(sentence: String)
}

/// What a paste holds, before anything is stored.
public struct PastePreview: Sendable, Hashable {
  public var characters: Int
  public var briefings: [Briefing]
  public var leftOut: [String]

  public init(characters: Int, briefings: [Briefing], leftOut: [String] = []) {
    self.characters = characters
    self.briefings = briefings
    self.leftOut = leftOut
  }
}

/// A briefing that was just taken in.
public struct KeptBriefing: Sendable, Hashable {
  public var key: BriefingKey
  public var isNew: Bool

  public init(key: BriefingKey, isNew: Bool) {
    self.key = key
    self.isNew = isNew
  }
}

/// One line of a page such as `why`: a label in front, a text that wraps under itself.
public struct PageLine: Sendable, Hashable {
  public var label: String
  public var text: String
  public var isHeading: Bool

  public init(label: String = "", text: String, isHeading: Bool = false) {
    self.label = label
    self.text = text
    self.isHeading = isHeading
  }
}
