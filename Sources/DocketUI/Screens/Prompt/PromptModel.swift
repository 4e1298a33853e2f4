import CellGrid
import DocketModel

/// A question on the last row that is answered by typing.
struct PromptModel: Sendable, Hashable {
  var purpose: Purpose
  var editor: LineEditor
  /// The second answer of the same question, reached with Tab.
  var second: LineEditor?
  var isOnSecond = false
  /// Why the answer was refused; shown until the next key.
  var complaint: String?
  /// What Tab found to fit; shown until the next key.
  var offers: [String] = []
  var history: [String]
  var historyIndex: Int?
  /// What the list showed before, for a prompt that changes it while typing.
  var before: String
  /// The row the cursor was on before.
  var subjectBefore: Subject?
  /// What was half typed when an older answer was called back.
  var draft = ""

  init(
    _ purpose: Purpose, text: String = "", second: String? = nil, history: [String] = [],
    before: String = ""
  ) {
    self.purpose = purpose
    self.editor = LineEditor(text)
    self.second = second.map { LineEditor($0) }
    self.history = history
    self.before = before
  }

  /// What the answer is for.
  enum Purpose: Sendable, Hashable {
    case narrow
    case search
    case selectByQuery
    case commandLine
    case assign([Subject])
    case reason([Subject])
    case note([Subject])
    case addAction(BriefingKey)
    case laterDay([Subject])
    case dismissOther([Subject])
    case acceptUntil([Subject])
    case acceptWhy([Subject], until: Day)
    case waitOn([Subject])
    case takeIn
    case save
    case saveElsewhere
    case pipe
    case addFeed
    case renameFeed(Feed)
    /// `y` sends the effect, anything else drops it.
    case confirm(String, Effect)
  }

  /// The words in front of what is typed.
  var label: String {
    switch purpose {
    case .narrow: "/"
    case .search: "search: "
    case .selectByQuery: "select (Enter = all shown): "
    case .commandLine: ":"
    case .assign: "who, by when: "
    case .reason: "reason or evidence: "
    case .note: "note: "
    case .addAction: "new action: "
    case .laterDay: "later, until: "
    case .dismissOther: "n/a because (needed): "
    case .acceptUntil: "accept the risk until: "
    case .acceptWhy: isOnSecond ? "approved by: " : "why (needed): "
    case .waitOn: "waiting on (who, until when): "
    case .takeIn: "take in (file, folder, URL): "
    case .save: "save as (.md or .txt): "
    case .saveElsewhere: "save elsewhere, in the folder: "
    case .pipe: "pipe to command: "
    case .addFeed: "add feed (address or folder): "
    case .renameFeed: "name: "
    case .confirm(let question, _): question + " y/N "
    }
  }

  var active: LineEditor {
    get { isOnSecond ? second ?? editor : editor }
    set {
      if isOnSecond { second = newValue } else { editor = newValue }
    }
  }

  /// Which history the answer is kept in; questions of one kind share it.
  var historyName: String? {
    switch purpose {
    case .narrow, .selectByQuery: "query"
    case .search: "search"
    case .commandLine: "command"
    case .assign: "assign"
    case .reason, .acceptWhy, .dismissOther: "reason"
    case .takeIn, .save, .saveElsewhere: "path"
    case .pipe: "pipe"
    case .addFeed: "feed"
    default: nil
    }
  }
}
