import DocketModel

extension App {
  mutating func startNarrowing() -> [Effect] {
    browse.focus = .list
    let text = browse.list.narrowing
    var prompt = PromptModel(.narrow, text: text, before: text)
    prompt.subjectBefore = browse.list.selectedSubject
    return ask(prompt)
  }

  mutating func submitNarrowing(_ prompt: PromptModel, _ text: String) -> [Effect] {
    do {
      _ = try Query(parsing: text)
    } catch {
      return complain(Wording.sentence(error), prompt)
    }
    // What was typed is asked for already.
    return text == browse.list.narrowing ? [] : narrow(to: text)
  }

  mutating func startSearch() -> [Effect] {
    guard browse.reading != nil else { return [] }
    return ask(PromptModel(.search))
  }

  // MARK: Selecting

  mutating func select(_ verb: Verb, count: Int?) -> [Effect] {
    if browse.focus == .checklist { return selectActions(verb, count: count) }
    switch verb {
    case .select:
      for _ in 0..<min(max(count ?? 1, 1), browse.list.count) {
        guard let subject = browse.list.selectedSubject else { break }
        if browse.list.marked.remove(subject) == nil { browse.list.marked.insert(subject) }
        browse.list.select(browse.list.selected + 1)
      }
    case .selectRange:
      if browse.list.rangeStart == nil {
        browse.list.rangeStart = browse.list.selected
      } else {
        browse.list.marked.formUnion(browse.list.markedWithRange)
        browse.list.rangeStart = nil
      }
    case .selectByQuery:
      return ask(PromptModel(.selectByQuery))
    case .selectAgain: browse.list.marked = browse.list.lastMarked
    default: break
    }
    return []
  }

  private mutating func selectActions(_ verb: Verb, count: Int?) -> [Effect] {
    if verb == .selectByQuery { return ask(PromptModel(.selectByQuery)) }
    guard var reading = browse.reading else { return [] }
    switch verb {
    case .select:
      for _ in 0..<min(max(count ?? 1, 1), max(reading.actions.count, 1)) {
        guard let action = reading.selectedAction else { break }
        if reading.checklist.marked.remove(action.id) == nil {
          reading.checklist.marked.insert(action.id)
        }
        reading.checklist.selected = min(reading.checklist.selected + 1, reading.actions.count - 1)
      }
    case .selectRange:
      if reading.checklist.rangeStart == nil {
        reading.checklist.rangeStart = reading.checklist.selected
      } else {
        for index in reading.actions.indices
        where reading.checklist.isMarked(reading.actions[index].id, at: index) {
          reading.checklist.marked.insert(reading.actions[index].id)
        }
        reading.checklist.rangeStart = nil
      }
    case .selectAgain: reading.checklist.marked = reading.checklist.lastMarked
    default: break
    }
    browse.reading = reading
    return []
  }

  /// An empty query selects all that is shown; any other asks the state.
  mutating func submitSelection(_ prompt: PromptModel, _ text: String) -> [Effect] {
    if text.isEmpty {
      mark(browse.focus == .checklist ? shownActions : browse.list.listing.subjects)
      return []
    }
    do {
      let query = try Query(parsing: text)
      let kind = browse.focus == .checklist ? .actions : browse.view.kind
      return [
        .findForSelection(
          ListingRequest(kind: kind, query: query, order: .any))
      ]
    } catch {
      return complain(Wording.sentence(error), prompt)
    }
  }

  mutating func selected(_ listing: Listing) -> [Effect] {
    let isActions = browse.focus == .checklist
    let shown = Set(isActions ? shownActions : browse.list.listing.subjects)
    let found = listing.subjects.filter(shown.contains)
    mark(found)
    if found.isEmpty { toast = Toast(text: "Nothing here answers that") }
    return []
  }

  private var shownActions: [Subject] { browse.reading?.actions.map { .action($0.id) } ?? [] }

  /// Adds to the selection of the pane that has the focus.
  private mutating func mark(_ subjects: [Subject]) {
    guard browse.focus == .checklist else {
      browse.list.marked.formUnion(subjects)
      return
    }
    for case .action(let id) in subjects { browse.reading?.checklist.marked.insert(id) }
  }
}
