public import DocketModel

/// What a command asks for: the message a key stands for.
public enum Verb: Sendable, Hashable {
  // Moving
  case down, up, halfPageDown, halfPageUp, pageDown, pageUp, readOn, first, last
  case nextBriefing, previousBriefing, nextNeedingMe, previousNeedingMe
  case nextSection, previousSection, paneRight, paneLeft, toChecklist, open, back, drop
  // Acting
  case toggleDone, allDone, decide(ActionState), dismiss(Justification), dismissAsBefore
  case later(LaterDay), assign, reason, note, addAction, toggleRead
  case undo, redo, repeatAct
  // Selecting and finding
  case select, selectRange, selectByQuery, selectAgain, narrow, search, sweep, sortMenu
  // Looking and giving out
  case palette, commandLine, links, why, sections, log, since, zoom, reveal, show(View)
  case copy(CopyKind), printPlain, save, saveElsewhere, pipe, takeIn
  // Feeds
  case feeds, openFeed, addFeed, testFeed, removeFeed, renameFeed
  // The program
  case bringUpToDate, closeOrQuit, quit, repaint, suspend, cancel

  /// A day that `w` offers without typing.
  public enum LaterDay: Sendable, Hashable { case tomorrow, friday, monday, asBefore, ask }

  /// What `y` copies.
  public enum CopyKind: Sendable, Hashable { case url, cves, ticket, action, markdown }
}

/// A named query over briefings or actions.
public enum View: String, Sendable, Hashable, CaseIterable {
  case inbox, briefings, mine, overdue, waiting, actions

  /// What stands first in the status row.
  public var title: String {
    switch self {
    case .inbox: "Inbox"
    case .briefings: "Briefings"
    case .mine: "Mine"
    case .overdue: "Overdue"
    case .waiting: "Waiting and later"
    case .actions: "All actions"
    }
  }
}

/// Where the keys go: a pane.
public enum Pane: Int, Sendable, Hashable, CaseIterable, Comparable {
  case list, briefing, checklist

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
