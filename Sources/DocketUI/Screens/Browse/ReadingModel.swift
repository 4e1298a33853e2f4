import CellGrid
import DocketModel

/// The briefing that is open beside the list: its text, and its checklist.
struct ReadingModel: Sendable, Hashable {
  var stored: StoredBriefing
  var layout = BriefingLayout()
  private(set) var columns = 0
  private(set) var isSpaced = false
  var folded: Set<Int>
  /// The first line of the text that is shown.
  var top = 0
  /// The line the cursor is on while the text has the focus.
  var line = 0
  var search: SearchState?
  var checklist = ChecklistModel()
  /// How many hidden or dangerous characters the text came with.
  private(set) var hiddenCharacters: Int
  /// Whether they are shown in their places; else they are left out.
  private(set) var isRevealing = false
  /// The key that shows them, for the line that counts them.
  let revealKey: String
  /// Actions changed on the screen only, since this briefing is not in the store.
  var isPractice = false

  /// The day that dates above the text are told from.
  let today: Day?

  init(_ stored: StoredBriefing, revealKey: String = "", today: Day? = nil) {
    self.stored = stored
    self.today = today
    self.revealKey = revealKey
    self.folded = Self.foldedAtFirst(stored.briefing)
    hiddenCharacters = Self.countHidden(in: stored.briefing)
  }

  private static func countHidden(in briefing: Briefing) -> Int {
    let related = briefing.related.flatMap { [$0.title, $0.excerpt ?? ""] }
    let texts = [briefing.title] + briefing.sections.map(\.textWithHeading) + related
    return texts.reduce(0) { $0 + SafeText.cleaning($1).hiddenRemoved }
  }

  /// The title as it is to be shown now: without its hidden characters, or with their numbers.
  var title: SafeText {
    let foreign = stored.row.title
    return isRevealing ? SafeText.revealing(foreign).line : SafeText(line: foreign)
  }

  mutating func reveal(_ isRevealing: Bool) {
    self.isRevealing = isRevealing
    relayoutInPlace()
  }

  /// Says above the text what was left out of it, since nobody can see that something is missing.
  private var hiddenNote: SafeText {
    guard hiddenCharacters > 0 else { return "" }
    let count = Wording.counted(hiddenCharacters, "hidden character")
    let what = isRevealing ? "\(count) shown" : count
    let verb = isRevealing ? "hides" : "shows"
    return SafeText(what + (revealKey.isEmpty ? "" : ": \(revealKey) \(verb) them"))
  }

  /// Sections people rarely need are folded; what the checklist shows is not shown twice.
  static func foldedAtFirst(_ briefing: Briefing) -> Set<Int> {
    var folded: Set<Int> = [BriefingLayout.relatedSection]
    for (index, section) in briefing.sections.enumerated() {
      switch section.kind {
      case .technicalDetails, .references: folded.insert(index)
      case .actions where listsActions(section, briefing): folded.insert(index)
      default: break
      }
    }
    return folded.count > briefing.sections.count ? [BriefingLayout.relatedSection] : folded
  }

  private static func listsActions(_ section: Section, _ briefing: Briefing) -> Bool {
    guard briefing.actions.contains(where: { $0.anchor != nil }) else { return false }
    return section.blocks.contains { if case .list = $0 { true } else { false } }
  }

  /// Takes what the store says now and keeps the place in the text where the content is the same.
  mutating func refresh(with fresh: StoredBriefing) {
    let isSameText =
      fresh.content == stored.content && fresh.briefing == stored.briefing
      && fresh.changes == stored.changes
    let selected = selectedAction?.id
    stored = fresh
    if let selected, let index = fresh.actions.firstIndex(where: { $0.id == selected }) {
      checklist.selected = index
    }
    checklist.selected = min(checklist.selected, max(fresh.actions.count - 1, 0))
    guard !isSameText else { return }
    folded = Self.foldedAtFirst(fresh.briefing)
    hiddenCharacters = Self.countHidden(in: fresh.briefing)
    relayout()
  }

  /// Breaks the lines anew if the width or the spacing is another one.
  mutating func fit(columns: Int, isSpaced: Bool) {
    guard columns != self.columns || isSpaced != self.isSpaced || layout.lines.isEmpty else {
      return
    }
    self.columns = columns
    self.isSpaced = isSpaced
    relayoutInPlace()
  }

  /// Breaks the lines anew and keeps the cursor in the paragraph it was in.
  private mutating func relayoutInPlace() {
    let place = layout.lines.indices.contains(line) ? layout.lines[line].place : nil
    relayout()
    if let place, let index = layout.lines.firstIndex(where: { $0.place == place }) {
      line = index
    }
  }

  mutating func relayout() {
    layout = BriefingLayout(
      stored.briefing, columns: columns, folded: folded, spaced: isSpaced,
      notes: [SafeText(line: Wording.changes(stored.changes, today: today)), hiddenNote],
      reveals: isRevealing)
    line = min(line, max(layout.lines.count - 1, 0))
    top = min(top, max(layout.lines.count - 1, 0))
    search?.find(in: layout)
  }

  mutating func toggleFold(_ section: Int) {
    if folded.contains(section) { folded.remove(section) } else { folded.insert(section) }
    relayout()
    if let heading = layout.headings[section] { line = heading }
  }

  var actions: [ActionRow] { stored.actions }

  var selectedAction: ActionRow? {
    actions.indices.contains(checklist.selected) ? actions[checklist.selected] : nil
  }

  /// The largest number an action has, which is the widest.
  var largestNumber: Int { actions.map(\.number).max() ?? 1 }

  var openActions: [ActionRow] { actions.filter { !$0.isSettled } }

  /// The actions that are selected, those of a range among them.
  var markedActions: Set<ActionID> {
    Set(
      actions.indices.filter { checklist.isMarked(actions[$0].id, at: $0) }.map { actions[$0].id })
  }

  /// The lines an action was said in, found by its anchor and, in a list, by its title.
  func lines(of action: Action) -> [Int] {
    guard let anchor = action.anchor else { return [] }
    let places = layout.lines.indices.filter {
      guard let place = layout.lines[$0].place else { return false }
      return place.section == anchor.section && place.block == anchor.block
    }
    guard
      stored.briefing.sections.indices.contains(anchor.section),
      stored.briefing.sections[anchor.section].blocks.indices.contains(anchor.block),
      case .list(_, let items) = stored.briefing.sections[anchor.section].blocks[anchor.block],
      let part = items.firstIndex(where: { $0.contains(action.title) })
    else { return places }
    return places.filter { layout.lines[$0].place?.part == part }
  }
}

/// The checklist: which action is selected and which one is opened in place.
struct ChecklistModel: Sendable, Hashable {
  var selected = 0
  var opened: ActionID?
  var top = 0
  var marked: Set<ActionID> = []
  var lastMarked: Set<ActionID> = []
  var rangeStart: Int?

  /// Drops the selection and remembers it for `gv`.
  mutating func dropMarks(in actions: [ActionRow]) {
    lastMarked = Set(
      actions.indices.filter { isMarked(actions[$0].id, at: $0) }.map { actions[$0].id })
    marked = []
    rangeStart = nil
  }

  func isMarked(_ id: ActionID, at index: Int) -> Bool {
    if marked.contains(id) { return true }
    guard let rangeStart else { return false }
    return (min(rangeStart, selected)...max(rangeStart, selected)).contains(index)
  }
}

/// A search in the text: what is looked for and where it was found.
struct SearchState: Sendable, Hashable {
  var text: String
  var matches: [Match] = []
  var current = 0

  struct Match: Sendable, Hashable {
    var line: Int
    var column: Int
    var width: Int
  }

  init(_ text: String, in layout: BriefingLayout) {
    self.text = text
    find(in: layout)
  }

  mutating func find(in layout: BriefingLayout) {
    matches = []
    guard let search = TextSearch(SafeText(text)) else { return }
    for (number, line) in layout.lines.enumerated() {
      // The line is laid out already; a width it cannot reach only asks for the columns.
      let flat = TextLayout(line.text, width: .max / 2)
      for span in search.matches(in: flat).joined() {
        matches.append(
          Match(line: number, column: span.columns.lowerBound, width: span.columns.count))
      }
    }
    current = min(current, max(matches.count - 1, 0))
  }
}
