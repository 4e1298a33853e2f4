import DocketModel

extension App {
  /// Asks for the view again; the row under the cursor is kept.
  mutating func reload() -> [Effect] {
    browse.notFound = nil
    ask(for: browse.view.request(order: browse.list.order), isView: true)
    return [.countTotals, .list(browse.list.asked)]
  }

  /// Shows the rows of the view that answer a text; all of them for an empty one.
  mutating func narrow(to text: String) -> [Effect] {
    browse.list.narrowing = text
    guard !text.trimmed.isEmpty, let query = try? Query(lenient: text) else {
      browse.list.asked = browse.list.base.request
      return show(browse.list.base)
    }
    // The query stands alone: a row that an act has taken out of the view stays until `$`.
    ask(
      for: ListingRequest(kind: browse.view.kind, query: query, order: browse.list.order),
      isView: false)
    return [.list(browse.list.asked)]
  }

  private mutating func ask(for request: ListingRequest, isView: Bool) {
    browse.list.asked = request
    browse.list.asksForView = isView
    browse.list.isOutdated = true
  }

  /// An answer has arrived; one to a question that was taken back is passed over.
  mutating func listed(_ listing: Listing) -> [Effect] {
    guard listing.request == browse.list.asked else { return [] }
    guard browse.list.asksForView else {
      return show(browse.list.part(of: browse.list.base, in: listing.subjects))
    }
    browse.list.base = listing
    browse.list.settled = []
    browse.list.newRows = 0
    guard browse.list.narrowing.isEmpty else {
      let effects = narrow(to: browse.list.narrowing)
      return effects.isEmpty ? show(listing) : effects
    }
    return show(listing)
  }

  /// Puts a listing on the screen, and the cursor on the row it was on.
  private mutating func show(_ listing: Listing) -> [Effect] {
    let before = browse.list.selectedSubject
    browse.list.replace(
      with: listing, keepingSelection: browse.list.isLoaded || resuming != nil)
    if let session = resuming {
      if let subject = session.subject, let index = listing.subjects.firstIndex(of: subject) {
        browse.list.select(index)
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
      browse.reading = isStoreEmpty ? Welcome.reading(moment) : nil
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
