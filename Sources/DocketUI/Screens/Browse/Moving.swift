import CellGrid
import DocketModel

extension App {
  /// Moves in the pane that has the focus.
  mutating func move(_ verb: Verb, count: Int?) -> [Effect] {
    let layout = layout
    switch browse.focus {
    case .list:
      let row = Self.target(
        verb, count: count, from: browse.list.selected, of: browse.list.count,
        page: layout.list.rows)
      browse.list.select(row)
    case .briefing:
      guard let reading = browse.reading else { return [] }
      browse.reading?.line = Self.target(
        verb, count: count, from: reading.line, of: reading.layout.lines.count,
        page: layout.text.rows)
    case .checklist:
      guard let reading = browse.reading else { return [] }
      browse.reading?.checklist.selected = Self.target(
        verb, count: count, from: reading.checklist.selected, of: reading.actions.count,
        page: layout.checklist.rows)
    }
    return []
  }

  /// The row or line a verb of moving leads to.
  static func target(
    _ verb: Verb, count: Int?, from place: Int, of total: Int, page: Int
  ) -> Int {
    let times = count ?? 1
    let page = max(page, 1)
    let wanted =
      switch verb {
      case .down: place + times
      case .up: place - times
      case .halfPageDown: place + times * max(page / 2, 1)
      case .halfPageUp: place - times * max(page / 2, 1)
      case .pageDown: place + times * page
      case .pageUp: place - times * page
      case .first: (count ?? 1) - 1
      case .last: (count ?? total) - 1
      default: place
      }
    return min(max(wanted, 0), max(total - 1, 0))
  }

  /// To another briefing; the pane keeps the focus.
  mutating func step(by distance: Int) -> [Effect] {
    browse.list.select(browse.list.selected + distance)
    return browse.focus == .list ? [] : loadSelected()
  }

  /// To the next briefing that needs me, or to the next match of a lit search.
  mutating func next(forward: Bool, count: Int) -> [Effect] {
    if browse.focus == .briefing, browse.reading?.search != nil {
      stepMatch(by: forward ? count : -count)
      return []
    }
    for _ in 0..<max(count, 1) {
      guard let row = rowNeedingMe(after: browse.list.selected, forward: forward) else {
        toast = Toast(text: forward ? "Nothing below needs you" : "Nothing above needs you")
        return []
      }
      browse.list.select(row)
    }
    return browse.focus == .list ? [] : loadSelected()
  }

  private func rowNeedingMe(after start: Int, forward: Bool) -> Int? {
    let subjects = browse.list.listing.subjects
    var index = start + (forward ? 1 : -1)
    while subjects.indices.contains(index) {
      // A row outside the loaded window is taken as it is listed: the view asked for such rows.
      guard let row = browse.list.rows[subjects[index]], !needsMe(row) else { return index }
      index += forward ? 1 : -1
    }
    return nil
  }

  private func needsMe(_ row: Row) -> Bool {
    switch row {
    case .briefing(let row): row.needsMe && !row.isSettled
    case .action(let row): !row.isSettled && row.state != .deferred
    }
  }

  private mutating func stepMatch(by distance: Int) {
    guard var search = browse.reading?.search, !search.matches.isEmpty else {
      toast = Toast(text: "No match")
      return
    }
    let count = search.matches.count
    search.current = ((search.current + distance) % count + count) % count
    browse.reading?.search = search
    browse.reading?.line = search.matches[search.current].line
    toast = Toast(text: "match \(search.current + 1) of \(count)")
  }

  mutating func moveSection(by distance: Int) -> [Effect] {
    guard let reading = browse.reading else { return [] }
    let headings = Set(reading.layout.headings.values).sorted()
    guard !headings.isEmpty else { return [] }
    let here = browse.focus == .briefing ? reading.line : reading.top
    let place: Int
    if distance > 0 {
      let after = headings.filter { $0 > here }
      place = after.isEmpty ? here : after[min(distance, after.count) - 1]
    } else {
      let before = headings.filter { $0 < here }
      place = before.isEmpty ? 0 : before[max(before.count + distance, 0)]
    }
    browse.reading?.line = place
    browse.reading?.top = place
    return []
  }

  /// The next page of the text; at its end the next briefing that needs me.
  mutating func readOn() -> [Effect] {
    guard var reading = browse.reading,
      reading.isPractice || reading.stored.row.key == browse.list.selectedBriefing
    else { return loadSelected() }
    var effects = markOpened()
    if layout.text.isEmpty {
      browse.focus = .briefing
      fitReading()
      return effects
    }
    let rows = layout.text.rows
    let count = reading.layout.lines.count
    if reading.top + rows < count {
      // One line of the last page stays, so that the eye finds its place.
      reading.top = min(reading.top + max(rows - 1, 1), max(count - rows, 0))
      reading.line = browse.focus == .briefing ? max(reading.line, reading.top) : reading.top
      browse.reading = reading
      return effects
    }
    guard let row = rowNeedingMe(after: browse.list.selected, forward: true) else {
      toast = Toast(text: "The end: nothing below needs you")
      return effects
    }
    browse.list.select(row)
    effects += loadSelected()
    return effects
  }

  // MARK: Panes

  mutating func focus(next: Bool) -> [Effect] {
    let order: [Pane] = [.list, .briefing, .checklist]
    let place = browse.focus.rawValue + (next ? 1 : order.count - 1)
    let pane = order[place % order.count]
    return pane == .list ? leaveReading() : open(pane)
  }

  private mutating func leaveReading() -> [Effect] {
    browse.focus = .list
    return []
  }

  /// Gives a pane of the briefing the focus; that is what reading means.
  mutating func open(_ pane: Pane) -> [Effect] {
    // The welcome is a briefing that no row stands for.
    guard browse.list.selectedSubject != nil || browse.reading?.isPractice == true else {
      return []
    }
    browse.focus = pane
    if pane == .briefing, let reading = browse.reading {
      browse.reading?.line = max(reading.line, reading.top)
    }
    if pane == .checklist, case .action(let id)? = browse.list.selectedSubject,
      let index = browse.reading?.actions.firstIndex(where: { $0.id == id })
    {
      browse.reading?.checklist.selected = index
    }
    return loadSelected() + markOpened()
  }

  /// Opening a briefing makes it read.
  mutating func markOpened() -> [Effect] {
    guard let row = browse.reading?.stored.row, row.isUnread || row.isChanged,
      row.key == browse.list.selectedBriefing, browse.reading?.isPractice == false
    else { return [] }
    browse.reading?.stored.row.isUnread = false
    return isReadOnly ? [] : [.act(.opened, on: [.briefing(row.key)])]
  }
}
