import DocketModel

extension App {
  /// Asks for the view again; the row under the cursor is kept.
  mutating func reload() -> [Effect] {
    browse.notFound = nil
    ask(for: browse.view.request(order: browse.list.order), isView: true)
    browse.list.viewsAwaited += 1
    return [.countTotals, .list(browse.list.asked)]
  }

  /// Shows the rows of the view that answer a text; all of them for an empty one.
  ///
  /// Only one such question is on its way at a time: who types faster than the store answers has the
  /// newest text asked for when the answer comes, and nothing in between.
  mutating func narrow(to text: String) -> [Effect] {
    browse.list.narrowing = text
    guard !text.trimmed.isEmpty, let query = try? Query(lenient: text) else {
      browse.list.asked = browse.list.base.request
      return show(browse.list.base)
    }
    // The query stands alone: a row that an act has taken out of the view stays until `$`.
    ask(
      for: ListingRequest(kind: browse.view.kind, query: query, order: .any),
      isView: false)
    return browse.list.narrowingSent == nil ? sendNarrowing() : []
  }

  private mutating func sendNarrowing() -> [Effect] {
    browse.list.narrowingSent = browse.list.asked
    return [.list(browse.list.asked)]
  }

  private func isAwaitedView(_ request: ListingRequest) -> Bool {
    request != browse.list.narrowingSent
      && (browse.list.viewsAwaited > 0 || browse.list.asksForView)
      && request == browse.view.request(order: browse.list.order)
  }

  /// There will be no other answer to a question; a narrowing that waited for it is sent.
  mutating func answerCame(to request: ListingRequest) -> [Effect] {
    if isAwaitedView(request) {
      browse.list.viewsAwaited = max(browse.list.viewsAwaited - 1, 0)
    }
    guard request == browse.list.narrowingSent else { return [] }
    browse.list.narrowingSent = nil
    let list = browse.list
    let isWaiting = list.isOutdated && !list.asksForView && list.asked != request
    return isWaiting ? sendNarrowing() : []
  }

  private mutating func ask(for request: ListingRequest, isView: Bool) {
    browse.list.asked = request
    browse.list.asksForView = isView
    browse.list.isOutdated = true
  }

  /// An answer has arrived; one to a question that was taken back is not shown.
  mutating func listed(_ listing: Listing) -> [Effect] {
    let isView = isAwaitedView(listing.request)
    if !listing.isWhole { return isView && canBegin(with: listing) ? show(listing) : [] }
    let effects = answerCame(to: listing.request)
    if isView {
      // Also while a narrowing is awaited: that picks from the view.
      browse.list.base = listing
      browse.list.settled = []
      browse.list.newRows = 0
    }
    guard listing.request == browse.list.asked else { return effects }
    guard !browse.list.narrowing.trimmed.isEmpty else { return effects + show(browse.list.base) }
    if isView, browse.list.asksForView { return effects + narrow(to: browse.list.narrowing) }
    return effects + show(browse.list.part(of: browse.list.base, in: listing.subjects))
  }

  /// Whether the first rows of the view are worth showing before the others come.
  private func canBegin(with listing: Listing) -> Bool {
    guard browse.list.narrowing.trimmed.isEmpty else { return false }
    let before = resuming?.subject ?? browse.list.selectedSubject
    return before.map(listing.subjects.contains) ?? true
  }

  /// Puts a listing on the screen, and the cursor on the row it was on.
  private mutating func show(_ listing: Listing) -> [Effect] {
    let before = browse.list.selectedSubject
    browse.list.replace(
      with: listing, keepingSelection: browse.list.isLoaded || resuming != nil)
    if let session = resuming {
      if let subject = session.subject, let index = listing.subjects.firstIndex(of: subject) {
        browse.list.select(index)
        browse.list.top = session.trace?.top ?? browse.list.top
        browse.focus = session.focus
      } else {
        resuming = nil
      }
    }
    // A row that was swept away takes its panes along; the next one is not read by that.
    if resuming == nil, before != nil, browse.list.selectedSubject != before {
      browse.focus = .list
    }
    if listing.subjects.isEmpty {
      browse.focus = .list
      browse.wanted = nil
      browse.reading = isStoreEmpty ? Welcome.reading(moment, settings.keymap) : nil
    }
    return []
  }

  mutating func sweep() -> [Effect] {
    browse.list.rows = [:]
    return reload()
  }

  mutating func storeChanged(newRows: Int) -> [Effect] {
    browse.list.newRows += newRows
    var effects: [Effect] = [.countTotals]
    if let key = browse.reading?.stored.row.key, browse.reading?.isPractice == false {
      effects.append(.loadBriefing(key))
    }
    let shown = browse.list.listing.subjects.filter { browse.list.rows[$0] != nil }
    return shown.isEmpty ? effects + reload() : effects + [.loadRows(shown)]
  }

  mutating func keptBriefings(_ kept: [KeptBriefing], sentence: String) -> [Effect] {
    toast = Toast(text: sentence)
    sync.facts?.unsent.briefings += kept.count
    guard let first = kept.first else { return [] }
    resuming = Session(
      view: browse.view, subject: .briefing(first.key), focus: .list,
      narrowing: browse.list.narrowing, isZoomed: browse.isZoomed, line: 0, action: 0)
    browse.reading = nil
    browse.wanted = nil
    totals = nil
    return sweep()
  }
}
