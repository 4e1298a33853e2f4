import CellGrid
import DocketModel

extension App {
  /// The last row: a sentence about what happened, else the keys that are valid now.
  func renderLastRow(_ grid: inout Grid) {
    let row = size.rows - 1
    if !pending.isEmpty {
      renderPending(row, &grid)
    } else if let toast {
      let offers = toast.offers.isEmpty ? "" : " - " + toast.offers
      let room = size.columns - 2 - SafeText(offers).width
      let role: Role = toast.isError ? .statusError : .toast
      let column = grid.put(
        SafeText(line: toast.text), column: 1, row: row, width: max(room, 8), role: role,
        ellipsis: true)
      grid.put(SafeText(offers), column: column, row: row, role: .hintText)
    } else {
      renderHints(row, &grid)
    }
  }

  private func renderHints(_ row: Int, _ grid: inout Grid) {
    var column = 0
    let marked = isOnFeeds ? [] : selection
    if !marked.isEmpty {
      column = grid.put(" \(marked.count) selected ", column: 0, row: row, role: .hintText)
    }
    let hints = marked.isEmpty ? hints : selectionHints(marked)
    Chrome.hints(fitting(hints, columns: size.columns - column), row: row, from: column, &grid)
  }

  /// What is selected in the pane that has the focus.
  private var selection: [Subject] {
    switch browse.focus {
    case .list: browse.list.markedWithRange
    case .briefing: []
    case .checklist: browse.reading?.markedActions.map { .action($0) } ?? []
    }
  }

  private func selectionHints(_ marked: [Subject]) -> [Hint] {
    let known = marked.compactMap { browse.focus == .list ? browse.list.rows[$0]?.openActions : 1 }
    // A sum over rows that are not loaded would be a wrong one.
    let open = known.count == marked.count ? " (\(known.reduce(0, +)))" : ""
    return [
      Hint(
        key: settings.keymap.key(of: .dismissing), label: "n/a… (\(marked.count))", rank: 1),
      Hint(key: key(of: .allDone), label: "done\(open)", rank: 2),
      Hint(key: key(of: .assign), label: "who when\(open)", rank: 3),
      Hint(key: settings.keymap.key(of: .deferring), label: "later…\(open)", rank: 4),
      Hint(key: key(of: .drop), label: "drop", rank: 0, isWayOut: true),
    ].filter { !$0.key.isEmpty }
  }

  struct Hint: Sendable, Hashable {
    var key: String
    var label: String
    var rank: Int
    /// Always offered, and always last: help, and what drops a selection or leaves a screen.
    var isWayOut = false
  }

  /// The keys worth showing in this pane, in the order of the table.
  var hints: [Hint] {
    if isOnFeeds { return feedHints }
    var hints: [Hint] = []
    let isPractice = browse.reading?.isPractice == true
    let hasTarget = !targets(count: nil).isEmpty
    for group in PrefixGroup.all
    where group.places.contains(browse.focus.place) && !isPractice && hasTarget {
      hints.append(
        Hint(key: settings.keymap.key(of: group), label: group.hint ?? "", rank: group.rank))
    }
    for command in settings.keymap.commands {
      guard let hint = command.hint, hint.places.contains(browse.focus.place),
        isUseful(command.verb)
      else { continue }
      hints.append(
        Hint(
          key: settings.keymap.label(of: command),
          label: command.verb == .palette && size.columns < 60 ? "keys" : hint.label,
          rank: hint.rank, isWayOut: command.verb == .palette))
    }
    if let act = memory.act, act != .opened, browse.focus == .checklist {
      hints.append(Hint(key: key(of: .repeatAct), label: memory.actLabel, rank: 80))
    }
    if browse.focus == .list, browse.list.count == 0, !browse.list.narrowing.isEmpty {
      hints.append(Hint(key: key(of: .drop), label: "all again", rank: 0))
    }
    return hints.inOrder
  }

  /// A key that would do nothing here is not offered.
  private func isUseful(_ verb: Verb) -> Bool {
    switch verb {
    case .links:
      browse.reading.map { !BriefingLinks.links(of: $0.stored.briefing).isEmpty } ?? false
    case .undo: memory.act != nil
    case .open, .toChecklist, .readOn: browse.reading != nil
    case .nextNeedingMe: browse.list.count > 1
    case .narrow: browse.list.count > 0 || !browse.list.narrowing.isEmpty
    case .reveal: (browse.reading?.hiddenCharacters ?? 0) > 0
    case .why, .addAction: browse.reading?.isPractice == false
    case .reason, .note, .assign:
      browse.reading?.isPractice == false && !targets(count: nil).isEmpty
    case .toggleDone: !targets(count: nil).isEmpty
    default: true
    }
  }

  /// The most important hints that fit, with the way out last.
  private func fitting(_ hints: [Hint], columns: Int) -> [(key: String, label: String)] {
    var room = columns
    var chosen: [Hint] = []
    for hint in hints.sorted(by: { $0.rank < $1.rank }) {
      let width = Chrome.width(of: (hint.key, hint.label))
      guard width <= room else { continue }
      room -= width
      chosen.append(hint)
    }
    let ways = chosen.filter { $0.isWayOut }.reversed()
    return (chosen.filter { !$0.isWayOut } + ways).map { ($0.key, $0.label) }
  }

  // MARK: Unfinished commands

  /// What stands in front of the next key: the group that was begun, else the keys as typed.
  private var pendingLabel: SafeText {
    if let group = pendingGroup { return " \(group.title) " }
    let count = pending.count.map(String.init) ?? ""
    return " \(count + pending.keys.map(\.name).joined())"
  }

  private var pendingGroup: PrefixGroup? {
    pending.keys.isEmpty ? nil : settings.keymap.group(behind: pending.keys)
  }

  private func renderPending(_ row: Int, _ grid: inout Grid) {
    let column = grid.put(pendingLabel, column: 0, row: row, role: .prompt)
    guard let group = pendingGroup else {
      grid.put("_", column: column, row: row, role: .prompt)
      return
    }
    let next = group.next(
      behind: pending.keys, in: keyPlace, keymap: settings.keymap, moment: moment, memory: memory)
    let count = settings.keymap.following(pending.keys, in: keyPlace).count
    let hints = Chrome.fitting(
      next, columns: size.columns - column, more: ("?", "more"), isMore: count > next.count)
    Chrome.hints(hints, row: row, from: column, &grid)
  }

  /// All keys that may follow, each with its sentence, above the last row.
  func renderNextKeys(_ grid: inout Grid) {
    let following = settings.keymap.following(pending.keys, in: keyPlace)
    guard !following.isEmpty, size.rows > 4 else { return }
    grid.cursor = Position(
      column: min(pendingLabel.width, size.columns - 1), row: size.rows - 1)
    let rows = min(following.count, size.rows - 3)
    let top = size.rows - 1 - rows
    let isCut = rows < following.count
    Chrome.band(
      &grid, row: top - 1, column: 0, columns: size.columns,
      title: bandTitle)
    if isCut {
      grid.clear(row: top + rows - 1)
      let rest = Wording.grouped(following.count - rows + 1)
      grid.put("… \(SafeText(rest)) more", column: 2, row: top + rows - 1, role: .textDim)
    }
    for (offset, next) in following.prefix(isCut ? rows - 1 : rows).enumerated() {
      let row = top + offset
      let key = SafeText(next.key.name)
      grid.clear(row: row)
      let column = grid.put(key, column: 2, row: row, role: .hintKey, emphasis: .bold)
      grid.put(
        SafeText(phrase(of: next.command, behind: next.key)), column: column + 1, row: row,
        width: size.columns - column - 2, ellipsis: true)
    }
  }

  /// The band hides the checklist: it says what the act would be done to.
  private var bandTitle: String {
    guard let group = pendingGroup else { return "next" }
    return [group.title, group.acts ? targetTitle(count: pending.count) : ""].joinedParts(" · ")
  }

  private func phrase(of command: Command?, behind key: Key) -> String {
    if let command { return PrefixGroup.phrase(of: command) }
    return settings.keymap.group(behind: pending.keys + [key])?.meaning ?? "…"
  }
}

extension [App.Hint] {
  /// Those whose command has a key, the most important first.
  var inOrder: [App.Hint] {
    filter { !$0.key.isEmpty }.sorted { ($0.rank, $0.key) < ($1.rank, $1.key) }
  }
}
