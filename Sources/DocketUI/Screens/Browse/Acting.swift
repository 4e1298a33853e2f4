import DocketModel

extension App {
  /// What an act here would be done to: the selection, else what is under the cursor.
  ///
  /// A count stands for so many rows from the cursor on, when nothing is selected.
  func targets(count: Int?) -> [Subject] {
    let times = max(count ?? 1, 1)
    if case .since(let since)? = overlays.last { return since.targets(times) }
    switch browse.focus {
    case .checklist:
      guard let reading = browse.reading else { return [] }
      let marked = reading.actions.indices.filter {
        reading.checklist.isMarked(reading.actions[$0].id, at: $0)
      }
      let chosen =
        marked.isEmpty
        ? Array(reading.actions.indices.dropFirst(reading.checklist.selected).prefix(times))
        : marked
      return chosen.map { .action(reading.actions[$0].id) }
    case .list, .briefing:
      let marked = browse.list.markedWithRange
      if !marked.isEmpty { return marked }
      if browse.focus == .briefing, let key = browse.reading?.stored.row.key {
        return [.briefing(key)]
      }
      return Array(browse.list.listing.subjects.dropFirst(browse.list.selected).prefix(times))
    }
  }

  /// What an act here would be done to, in words: a title, or how many.
  func targetTitle(count: Int?) -> String {
    let subjects = targets(count: count)
    guard subjects.count == 1, let only = subjects.first else {
      return subjects.isEmpty ? "" : "\(Wording.grouped(subjects.count)) selected"
    }
    if let action = actionRows(of: [only]).first, case .action = only { return action.action.title }
    if case .briefing(let row)? = browse.list.rows[only] { return row.title }
    return ""
  }

  /// The actions on the screen that an act would change; empty for briefings that are not loaded.
  func actionRows(of subjects: [Subject]) -> [ActionRow] {
    subjects.flatMap { subject -> [ActionRow] in
      switch subject {
      case .action(let id):
        if let row = sinceRow(id) { return [row] }
        if let row = browse.reading?.actions.first(where: { $0.id == id }) { return [row] }
        if case .action(let row)? = browse.list.rows[subject] { return [row] }
        return []
      case .briefing(let key):
        guard let reading = browse.reading, reading.stored.row.key == key else { return [] }
        return reading.openActions
      case .feed: return []
      }
    }
  }

  mutating func act(_ verb: Verb, count: Int?, typed: String) -> [Effect] {
    switch verb {
    case .undo: return undo(times: count ?? 1)
    case .redo: return outstanding(.redo, times: count ?? 1)
    case .repeatAct:
      guard let act = memory.act else {
        toast = Toast(text: "Nothing to repeat yet")
        return []
      }
      return send(act, to: targets(count: count))
    case .note: return startNote(count: count)
    case .reason: return startReason()
    case .addAction:
      guard let key = browse.reading?.stored.row.key else { return [] }
      return ask(PromptModel(.addAction(key)))
    default: break
    }
    let subjects = targets(count: count)
    guard !subjects.isEmpty else {
      toast = Toast(text: "Nothing is selected here")
      return []
    }
    switch verb {
    case .toggleDone: return toggleDone(subjects, count: count)
    case .allDone: return allDone(subjects)
    case .toggleRead: return toggleRead(subjects)
    case .decide(let state): return decide(state, subjects)
    case .dismiss(.other): return ask(PromptModel(.dismissOther(subjects)))
    case .dismiss(let code):
      return send(.decide(Decision(.notApplicable, code: code)), to: subjects)
    case .dismissAsBefore:
      guard let last = memory.dismissal else {
        toast = Toast(
          text: "No reason to repeat yet", offers: offer(.dismiss(.notOurs), "not ours"))
        return []
      }
      return send(.decide(last), to: subjects)
    case .later(let day): return later(day, subjects, typed: typed)
    case .assign: return ask(PromptModel(.assign(subjects)))
    default: return []
    }
  }

  // MARK: Done

  private mutating func toggleDone(_ subjects: [Subject], count: Int?) -> [Effect] {
    let actions = actionRows(of: subjects)
    if case .action? = subjects.first {
      let isDone = !actions.isEmpty && actions.allSatisfy { $0.state == .done }
      return send(.decide(Decision(isDone ? .open : .done)), to: subjects)
    }
    if subjects.count > 1 {
      let open = subjects.reduce(0) { $0 + (browse.list.rows[$1]?.openActions ?? 0) }
      toast = Toast(
        text: "\(subjects.count) selected", offers: offer(.allDone, "ticks all \(open)"))
      return []
    }
    guard let reading = browse.reading, subjects == [.briefing(reading.stored.row.key)] else {
      browse.waitingVerb = .init(verb: .toggleDone, count: count)
      return loadSelected()
    }
    let open = reading.openActions
    if open.count == 1 { return send(.decide(Decision(.done)), to: [.action(open[0].id)]) }
    if open.isEmpty {
      if reading.actions.count == 1, let only = reading.selectedAction, only.state == .done {
        return send(.decide(Decision(.open)), to: [.action(only.id)])
      }
      toast = Toast(
        text: "Nothing is open here", offers: offer(.toChecklist, "shows the checklist"))
      return []
    }
    let effects = self.open(.checklist)
    browse.reading?.checklist.selected =
      reading.actions.firstIndex { !$0.isSettled } ?? reading.checklist.selected
    toast = Toast(text: "\(open.count) open", offers: bothTicks(open.count))
    return effects
  }

  private func bothTicks(_ count: Int) -> String {
    [offer(.toggleDone, "ticks one"), offer(.allDone, "ticks all \(count)")]
      .joinedParts(", ")
  }

  private mutating func allDone(_ subjects: [Subject]) -> [Effect] {
    if browse.focus == .checklist, !isOnSince, browse.reading?.checklist.marked.isEmpty == true,
      browse.reading?.checklist.rangeStart == nil
    {
      let open = browse.reading?.openActions.map { Subject.action($0.id) } ?? []
      guard !open.isEmpty else {
        toast = Toast(text: "Nothing is open here")
        return []
      }
      return send(.decide(Decision(.done)), to: open)
    }
    return send(.decide(Decision(.done)), to: subjects)
  }

  private mutating func toggleRead(_ subjects: [Subject]) -> [Effect] {
    let keys = subjects.compactMap { subject -> Subject? in
      switch subject {
      case .briefing: subject
      case .action: browse.list.rows[subject].map { .briefing($0.briefing) }
      case .feed: nil
      }
    }
    let isUnread = keys.contains { key in
      if case .briefing(let row)? = browse.list.rows[key] { return row.isUnread }
      return browse.reading?.stored.row.isUnread ?? false
    }
    return send(.mark(read: isUnread), to: keys)
  }

  // MARK: Deciding

  private mutating func decide(_ state: ActionState, _ subjects: [Subject]) -> [Effect] {
    switch state {
    case .open, .doing, .done: return send(.decide(Decision(state)), to: subjects)
    case .notApplicable: return ask(PromptModel(.dismissOther(subjects)))
    case .riskAccepted: return ask(PromptModel(.acceptUntil(subjects)))
    case .deferred: return ask(PromptModel(.laterDay(subjects)))
    case .waiting: return ask(PromptModel(.waitOn(subjects)))
    case .duplicate: return openSamePicker(for: subjects)
    }
  }

  private mutating func later(
    _ day: Verb.LaterDay, _ subjects: [Subject], typed: String
  ) -> [Effect] {
    let until: Day
    switch day {
    case .tomorrow: until = Day(number: moment.today.number + 1)
    case .friday: until = moment.today.next(weekday: 4)
    case .monday: until = moment.today.next(weekday: 0)
    case .asBefore:
      guard let last = memory.later, last.canBeUntil(today: moment.today) else {
        toast = Toast(text: "No day to repeat yet", offers: offer(.later(.tomorrow), "tomorrow"))
        return []
      }
      until = last
    case .ask: return ask(PromptModel(.laterDay(subjects), text: typed))
    }
    return send(.decide(Decision(.deferred, until: until)), to: subjects)
  }

  // MARK: Words

  private mutating func startNote(count: Int?) -> [Effect] {
    let subjects = targets(count: count)
    guard !subjects.isEmpty else { return [] }
    if browse.reading?.isPractice == true { return send(.note(""), to: subjects) }
    return [.edit("", for: .note(subjects))]
  }

  private mutating func startReason() -> [Effect] {
    let subjects = memory.justActed ? memory.lastActed : targets(count: nil)
    memory.justActed = false
    guard !subjects.isEmpty else { return [] }
    return ask(PromptModel(.reason(subjects)))
  }

  /// The editor is closed, or there was none and the note is asked for here.
  mutating func edited(_ text: String?, for purpose: Effect.EditPurpose) -> [Effect] {
    guard case .note(let subjects) = purpose else { return [] }
    guard let text else { return ask(PromptModel(.note(subjects))) }
    guard !text.allSatisfy(\.isWhitespace) else {
      toast = Toast(text: "Empty; no note was written")
      return []
    }
    return send(.note(text), to: subjects)
  }
}
