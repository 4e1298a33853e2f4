import CellGrid
import DocketModel

extension App {
  var isOnSince: Bool { if case .since? = overlays.last { true } else { false } }

  mutating func openSince() -> [Effect] {
    if !isOnSince { overlays.append(.since(SinceModel())) }
    return [.since, .feeds]
  }

  mutating func fillSince(_ report: SinceReport) {
    let (today, decide) = (moment.today, settings.keymap.offerToDecide)
    changeSince { $0.fill(report, today: today, decide: decide) }
  }

  mutating func fillSince(_ feeds: [FeedRow]) {
    let text = Wording.feeds(
      feeds, now: moment.now, zone: moment.zone, today: moment.today)
    changeSince { $0.fill(feeds: text) }
  }

  mutating func refreshSince(_ rows: [ActionRow]) {
    if !rows.isEmpty { changeSince { $0.refresh(rows) } }
  }

  func sinceRow(_ id: ActionID) -> ActionRow? {
    guard case .since(let since)? = overlays.last else { return nil }
    return since.rows.first { $0.id == id }
  }

  /// Also under a question that was asked for one of its rows.
  private mutating func changeSince(_ change: (inout SinceModel) -> Void) {
    for index in overlays.indices {
      guard case .since(var since) = overlays[index] else { continue }
      change(&since)
      since.scroll(in: max(size.rows - 2, 1))
      overlays[index] = .since(since)
    }
  }

  /// Carries out a command on this screen; nil for one that is the same as everywhere.
  mutating func performOnSince(_ verb: Verb, count: Int?) -> [Effect]? {
    guard case .since(let since)? = overlays.last else { return nil }
    switch verb {
    case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .first, .last:
      moveOnSince(verb, count)
    case .readOn: moveOnSince(.pageDown, count)
    case .closeOrQuit, .drop, .paneLeft: overlays.removeLast()
    case .sweep: return [.since, .feeds]
    case .open, .paneRight, .toChecklist: return since.selectedRow.map { openFromSince($0) } ?? []
    default: return nil
    }
    return []
  }

  private mutating func moveOnSince(_ verb: Verb, _ count: Int?) {
    // What is said of a row takes a line as well.
    let page = max((size.rows - 2) / 2, 1)
    changeSince {
      $0.select(
        Self.target(verb, count: count, from: $0.selected, of: $0.rows.count, page: page))
    }
  }

  /// Goes to an action in its briefing; the way back is the usual one.
  private mutating func openFromSince(_ row: ActionRow) -> [Effect] {
    overlays.removeLast()
    browse.leaveTrace()
    let effects = go(to: .actions)
    browse.reading = nil
    resuming = Session(
      view: .actions, subject: .action(row.id), focus: .checklist, narrowing: "",
      isZoomed: browse.isZoomed, line: 0, action: 0)
    return effects
  }
}

extension Verb {
  /// Whether it is done to a row of the screen; what leads elsewhere leaves it.
  var staysOnSince: Bool {
    switch self {
    case .toggleDone, .allDone, .decide, .dismiss, .dismissAsBefore, .later, .assign, .reason,
      .note, .undo, .redo, .repeatAct, .why, .bringUpToDate, .cancel, .repaint, .suspend, .palette,
      .commandLine, .quit, .since:
      true
    default: false
    }
  }
}
