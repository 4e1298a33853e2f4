import DocketModel

extension App {
  /// The one way an act on briefings or actions leaves the reader.
  mutating func send(_ act: Act, to subjects: [Subject]) -> [Effect] {
    guard !subjects.isEmpty else {
      toast = Toast(text: "Nothing is selected here")
      return []
    }
    if browse.reading?.isPractice == true {
      practise(act, on: subjects)
      return []
    }
    if refusesActs() { return [] }
    // What went nowhere is not to be done again elsewhere.
    remember(act)
    unconfirmed += 1
    memory.before = actionRows(of: subjects)
    return [.act(act, on: subjects), .wake(.unsaved, afterMilliseconds: 500)]
  }

  var isReadOnly: Bool { settings.isReadOnly || health.isReadOnly }

  /// Says that nothing can be changed here, if that is so.
  mutating func refusesActs() -> Bool {
    guard isReadOnly else { return false }
    toast = Toast(text: "This store is read-only; nothing was changed", isError: true)
    return true
  }

  private mutating func remember(_ act: Act) {
    switch act {
    case .decide(let decision):
      if decision.state == .notApplicable { memory.dismissal = decision }
      if decision.state == .deferred { memory.later = decision.until }
    case .assign(let owners, _): memory.people.formUnion(owners ?? [])
    case .mark, .tag, .note, .reason, .add: break
    case .opened, .follow, .unfollow, .undo: return
    }
    memory.act = act
    memory.actLabel = ActLabel.keys(for: act, today: moment.today)
  }

  /// An act is written: rows and checklist show it, the last row says it.
  mutating func acted(_ receipt: Receipt) -> [Effect] {
    show(receipt)
    guard receipt.act != .opened else { return [.countTotals] }
    countUnsent(receipt.act)
    confirmOne()
    if !receipt.feeds.isEmpty { return changed(receipt) }
    memory.lastActed = receipt.actionIDs.map(Subject.action)
    if memory.lastActed.isEmpty { memory.lastActed = receipt.subjects }
    memory.justActed = true
    memory.traces[receipt.event] = takeTrace()
    if receipt.act.isTallied {
      deeds.append(Deed(event: receipt.event, act: receipt.act, actions: receipt.actionIDs))
    }
    let sentence = Wording.receipt(
      receipt, before: memory.before, today: moment.today, sameAs: sameAs(receipt.act))
    toast = toast(sentence, .undo, "undo")
    var effects: [Effect] = [.countTotals]
    if let key = browse.reading?.stored.row.key,
      receipt.briefings.contains(where: { $0.key == key })
        || receipt.actions.contains(where: { $0.briefing == key })
    {
      effects.append(.loadBriefing(key))
    }
    return effects
  }

  /// Empties the selection of the pane the act was done in.
  private mutating func takeTrace() -> ActTrace {
    var trace = ActTrace()
    if browse.focus == .checklist {
      let marked = browse.reading?.markedActions ?? []
      trace.actions = marked
      if !marked.isEmpty { browse.reading?.checklist.lastMarked = marked }
      browse.reading?.checklist.marked = []
      browse.reading?.checklist.rangeStart = nil
    } else {
      trace.rows = Set(browse.list.markedWithRange)
      if !trace.rows.isEmpty { browse.list.lastMarked = trace.rows }
      browse.list.marked = []
      browse.list.rangeStart = nil
    }
    return trace
  }

  /// Gives back what an act had used up.
  private mutating func takeBack(_ trace: ActTrace) {
    browse.list.marked.formUnion(trace.rows)
    let here = trace.actions.intersection(browse.reading?.actions.map(\.id) ?? [])
    browse.reading?.checklist.marked.formUnion(here)
  }

  private func sameAs(_ act: Act) -> String? {
    guard case .decide(let decision) = act, let id = decision.sameAs else { return nil }
    return browse.reading?.actions.first { $0.id == id }?.short
  }

  private mutating func show(_ receipt: Receipt) {
    refreshSince(receipt.actions)
    browse.list.refresh(receipt.briefings.map { .briefing($0) })
    browse.list.refresh(receipt.actions.map { .action($0) })
    guard var reading = browse.reading else { return }
    for row in receipt.briefings where row.key == reading.stored.row.key {
      reading.stored.row = row
    }
    for row in receipt.actions where row.briefing == reading.stored.row.key {
      if let index = reading.stored.actions.firstIndex(where: { $0.id == row.id }) {
        reading.stored.actions[index] = row
      } else {
        reading.stored.actions.append(row)
      }
    }
    browse.reading = reading
  }

  // MARK: Undo

  mutating func undo(times: Int) -> [Effect] {
    if browse.reading?.isPractice == true, !isOnFeeds {
      browse.reading = Welcome.reading(moment, settings.keymap)
      toast = Toast(text: "Undone: the practice list is fresh again")
      return []
    }
    let confirmed = memory.undoNeedsConfirming
    memory.undoNeedsConfirming = nil
    // A yes is one to the act that was named, and to no other.
    return outstanding(.undo(confirming: confirmed), times: confirmed == nil ? times : 1)
  }

  /// The same effect so many times, each to be answered.
  mutating func outstanding(_ effect: Effect, times: Int) -> [Effect] {
    if refusesActs() { return [] }
    let count = min(max(times, 1), 100)
    unconfirmed += count
    return Array(repeating: effect, count: count)
  }

  mutating func undid(_ report: UndoReport) -> [Effect] {
    confirmOne()
    switch report {
    case .undone(let receipt, let sentence):
      show(receipt)
      countUnsent(receipt.act)
      if case .undo(let event) = receipt.act {
        if let trace = memory.traces[event] { takeBack(trace) }
        if let index = deeds.lastIndex(where: { $0.event == event }) {
          deeds[index].undo = receipt.event
        }
      }
      toast = toast(sentence, .redo, "redo")
    case .redone(let receipt, let sentence):
      show(receipt)
      countUnsent(receipt.act)
      if case .undo(let undo) = receipt.act, let index = deeds.lastIndex(where: { $0.undo == undo })
      {
        deeds[index].undo = nil
      }
      browse.list.marked = []
      toast = toast(sentence, .undo, "undo")
    case .reachesBack(let event, let sentence):
      memory.undoNeedsConfirming = event
      toast = Toast(text: sentence, offers: offer(.undo, "again"))
      return []
    case .nothing(let sentence):
      toast = Toast(text: sentence)
      return []
    case .byOthers(let sentence):
      let key = settings.keymap.key(of: .deciding)
      toast = Toast(text: sentence, offers: key.isEmpty ? "" : "decide again with \(key)")
      return []
    }
    let effects: [Effect] = hasFeedsOnScreen ? [.countTotals, .feeds] : [.countTotals]
    guard let key = browse.reading?.stored.row.key else { return effects }
    return effects + [.loadBriefing(key)]
  }

  // MARK: Practice

  /// The welcome's own checklist: ticks show, and go nowhere.
  private mutating func practise(_ act: Act, on subjects: [Subject]) {
    guard case .decide(let decision) = act, var reading = browse.reading else {
      toast = Toast(text: "This list is for practice; paste a briefing for a real one")
      return
    }
    var title = ""
    for index in reading.stored.actions.indices {
      let row = reading.stored.actions[index]
      guard subjects.contains(.action(row.id)) else { continue }
      reading.stored.actions[index].state = decision.state
      title = row.action.title
    }
    reading.stored.row.settled = reading.stored.actions.count { $0.isSettled }
    browse.reading = reading
    let word = decision.state == .done ? "Done" : decision.state.word
    toast = Toast(text: "\(word): \(title)", offers: offer(.undo, "undo (practice)"))
  }
}

extension Act {
  /// Whether it counts when a day is summed up.
  fileprivate var isTallied: Bool {
    switch self {
    case .decide, .assign: true
    default: false
    }
  }
}

/// The keys that do an act again, for what `.` offers.
enum ActLabel {
  static func keys(for act: Act, today: Day) -> String {
    switch act {
    case .decide(let decision):
      switch decision.state {
      case .notApplicable: "n/a \(decision.code?.phrase ?? "")"
      case .deferred: "later \(decision.until?.weekdayAndDate ?? "")"
      default: decision.state.word
      }
    case .assign(let owners, let due):
      "@\((owners ?? []).joined(separator: ","))" + (due.map { " " + $0.label } ?? "")
    case .note: "note"
    case .reason: "reason"
    case .add: "add"
    case .mark(let read): read ? "read" : "unread"
    case .tag(let add, let remove):
      "tag " + (add.map { "+" + $0 } + remove.map { "-" + $0 }).joined(separator: " ")
    case .opened, .follow, .unfollow, .undo: ""
    }
  }
}

extension Act.DueChange {
  var label: String {
    switch self {
    case .set(let day): day.weekdayAndDate
    case .clear: "no date"
    }
  }
}
