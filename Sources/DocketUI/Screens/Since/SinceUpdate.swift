import CellGrid
import DocketModel

extension App {
  var isOnSince: Bool { if case .since? = overlays.last { true } else { false } }

  mutating func openSince() -> [Effect] {
    if !isOnSince { overlays.append(.since(SinceModel())) }
    return [.since, .feeds]
  }

  mutating func fillSince(_ report: SinceReport) {
    let today = moment.today
    changeSince { $0.fill(report, today: today) }
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

  /// Takes a key that moves, opens or closes; nil for one that is a command like everywhere.
  mutating func take(_ key: Key, in since: SinceModel) -> [Effect]? {
    let rows = since.rows.count
    let page = max((size.rows - 2) / 2, 1)
    switch key {
    case .character("j"), .down, .control("n"): moveSince(to: since.selected + 1)
    case .character("k"), .up, .control("p"): moveSince(to: since.selected - 1)
    case .character(" "), .pageDown, .control("f"), .control("d"):
      moveSince(to: since.selected + page)
    case .character("b"), .pageUp, .control("b"), .control("u"):
      moveSince(to: since.selected - page)
    case .character("<"), .home: moveSince(to: 0)
    case .character(">"), .end, .character("G"): moveSince(to: rows - 1)
    case .character("q"), .escape, .backspace, .control("g"), .left, .character("h"):
      overlays.removeLast()
    case .character("$"): return [.since, .feeds]
    case .enter, .right, .tab, .character("l"), .character("a"):
      return since.selectedRow.map { openFromSince($0) } ?? []
    default: return nil
    }
    return []
  }

  private mutating func moveSince(to row: Int) { changeSince { $0.select(row) } }

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
