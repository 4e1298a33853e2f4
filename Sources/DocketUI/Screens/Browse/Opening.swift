import CellGrid
import DocketModel

extension App {
  /// Enter: opens a briefing, folds a section, opens an action in place, then its paragraph.
  mutating func openHere() -> [Effect] {
    switch browse.focus {
    case .list:
      if case .action? = browse.list.selectedSubject { return open(.checklist) }
      return open(.briefing)
    case .briefing: return openLine()
    case .checklist: return openAction()
    }
  }

  private mutating func openLine() -> [Effect] {
    guard let reading = browse.reading, reading.layout.lines.indices.contains(reading.line) else {
      return []
    }
    let line = reading.layout.lines[reading.line]
    switch line.kind {
    case .heading(let section): browse.reading?.toggleFold(section)
    case .folds(let folds):
      guard folds.count == 1, let fold = folds.first else {
        return openPicker(.sections, count: nil)
      }
      browse.reading?.toggleFold(fold.section)
    case .blank: break
    case .text:
      if let url = BriefingLinks.links(of: reading.stored.briefing)
        .first(where: { line.text.string.contains($0.url) })
      {
        return chosen(.link(url.url))
      }
      if let section = line.place?.section { browse.reading?.toggleFold(section) }
    }
    return []
  }

  /// First the action opens where it stands; again leads to the paragraph that says it.
  private mutating func openAction() -> [Effect] {
    guard let reading = browse.reading, let action = reading.selectedAction else { return [] }
    guard reading.checklist.opened == action.id else {
      browse.reading?.checklist.opened = action.id
      return []
    }
    return goToParagraph(of: action)
  }

  private mutating func goToParagraph(of action: ActionRow) -> [Effect] {
    guard let anchor = action.action.anchor else {
      browse.reading?.checklist.opened = nil
      toast = Toast(text: "The text does not say where this comes from")
      return []
    }
    browse.leaveTrace()
    if browse.reading?.folded.contains(anchor.section) == true {
      browse.reading?.toggleFold(anchor.section)
    }
    browse.focus = .briefing
    fitReading()
    if let line = browse.reading?.lines(of: action.action).first { browse.reading?.line = line }
    toast = Toast(text: "Where \"\(action.action.title)\" is said", offers: offer(.back, "back"))
    return []
  }

  /// Shows the hidden characters of the text in their places, or takes them out again.
  mutating func reveal() -> [Effect] {
    guard let reading = browse.reading else { return [] }
    let count = Wording.counted(reading.hiddenCharacters, "hidden character")
    guard reading.hiddenCharacters > 0 else {
      toast = Toast(text: "This text has no hidden characters")
      return []
    }
    browse.reading?.reveal(!reading.isRevealing)
    toast =
      reading.isRevealing
      ? Toast(text: "\(count) taken out again", offers: offer(.reveal, "shows them"))
      : Toast(text: "\(count) shown in place", offers: offer(.reveal, "hides them"))
    return []
  }

  /// Nothing was ever taken in, as far as can be told: the welcome is shown.
  ///
  /// Where files could not be read, what was taken in may be in them.
  var isStoreEmpty: Bool {
    health.damaged == 0 && browse.list.isLoaded && browse.list.count == 0
      && browse.list.narrowing.isEmpty
      && (totals?.briefings ?? 0) == 0
  }

  mutating func loaded(_ stored: StoredBriefing?, key: BriefingKey) -> [Effect] {
    guard key == browse.wanted || key == browse.reading?.stored.row.key else { return [] }
    if browse.wanted == key { browse.wanted = nil }
    browse.notFound = stored == nil ? key : nil
    guard let stored else { return [] }
    if browse.reading?.stored.row.key == key {
      browse.reading?.refresh(with: stored)
      return []
    }
    guard key == browse.list.selectedBriefing else { return [] }
    browse.reading = ReadingModel(
      stored, revealKey: self.key(of: .reveal), today: moment.today)
    // Two opinions wait for a decision: the checklist begins there.
    browse.reading?.checklist.selected =
      stored.actions.firstIndex { !$0.conflict.isEmpty } ?? 0
    stored.actions.forEach { learnPeople(.action($0)) }
    fitReading()
    takeUpSession()
    return browse.focus == .list ? [] : markOpened()
  }

  private mutating func takeUpSession() {
    let session = resuming
    resuming = nil
    // Who moved on meanwhile is somewhere else.
    let isThere = session?.subject == browse.list.selectedSubject
    if isThere, let session {
      browse.reading?.line = session.line
      browse.reading?.top = session.line
      browse.reading?.checklist.selected = session.action
    }
    if case .action(let id)? = browse.list.selectedSubject,
      let index = browse.reading?.actions.firstIndex(where: { $0.id == id })
    {
      browse.reading?.checklist.selected = index
    }
    if isThere, let trace = session?.trace { browse.reading?.go(to: trace.place) }
  }
}
