import DocketModel

/// The list pane: which rows, which of them is selected, and the window that is loaded.
///
/// Order and membership change only when a listing arrives, so nothing moves under the cursor.
struct ListModel: Sendable, Hashable {
  /// What is shown: the view, or the part of it that answers the narrowing.
  var listing: Listing
  /// The view as it was on entry; narrowing picks from it and never adds to it.
  var base: Listing
  /// The last question, whose answer is shown when it comes.
  var asked: ListingRequest
  /// Whether that question is for the whole view.
  var asksForView = true
  /// How many questions for the whole view are on their way.
  var viewsAwaited = 1
  /// The narrowing whose answer is on its way; while it is, newer text waits in ``asked``.
  var narrowingSent: ListingRequest?
  /// Rows that were loaded, by what they stand for.
  var rows: [Subject: Row] = [:]
  var requested: Set<Subject> = []
  var selected = 0
  /// The first line shown, counting band lines.
  var top = 0
  var marked: Set<Subject> = []
  var lastMarked: Set<Subject> = []
  /// Where a range selection began.
  var rangeStart: Int?
  /// Rows that were settled after the listing was made; `$` sweeps them.
  var settled: Set<Subject> = []
  /// Rows that arrived after the listing was made; `$` shows them.
  var newRows = 0
  /// What is typed to narrow the list; empty when it is not narrowed.
  var narrowing = ""
  var order: SortOrder
  /// Whether a listing has arrived for the view that is shown.
  var isLoaded = false
  /// Whether the listing that is shown is not the one that was asked for last.
  var isOutdated = true

  init(request: ListingRequest) {
    self.listing = Listing(request: request, subjects: [])
    self.base = listing
    self.asked = request
    self.order = request.order
  }

  var count: Int { listing.subjects.count }

  var selectedSubject: Subject? {
    listing.subjects.indices.contains(selected) ? listing.subjects[selected] : nil
  }

  var selectedRow: Row? { selectedSubject.flatMap { rows[$0] } }

  /// The briefing under the cursor, known before its row is loaded.
  var selectedBriefing: BriefingKey? {
    switch selectedSubject {
    case .briefing(let key): key
    case .action: selectedRow?.briefing
    case .feed, nil: nil
    }
  }

  /// Marked rows that the narrowed list does not show.
  var markedNotShown: Int { marked.isEmpty ? 0 : marked.subtracting(listing.subjects).count }

  /// Marked rows in the order of the list, then those not shown.
  var markedInOrder: [Subject] {
    marked.isEmpty ? [] : withMarkedElsewhere(listing.subjects.filter(marked.contains))
  }

  /// The same with the range that is being selected, and without what is marked beside it here.
  var markedWithRange: [Subject] {
    guard let range else { return markedInOrder }
    let end = min(range.upperBound, listing.subjects.count - 1)
    return withMarkedElsewhere(
      range.lowerBound <= end ? Array(listing.subjects[range.lowerBound...end]) : [])
  }

  private func withMarkedElsewhere(_ subjects: [Subject]) -> [Subject] {
    subjects + marked.subtracting(subjects).sorted()
  }

  /// The range being selected, both ends included.
  var range: ClosedRange<Int>? {
    rangeStart.map { min($0, selected)...max($0, selected) }
  }

  func isMarked(_ index: Int) -> Bool {
    guard listing.subjects.indices.contains(index) else { return false }
    return marked.contains(listing.subjects[index]) || range?.contains(index) == true
  }

  mutating func select(_ index: Int) { selected = min(max(index, 0), max(count - 1, 0)) }

  /// Takes a new listing and keeps the selected row by its id where it is still there.
  mutating func replace(with listing: Listing, keepingSelection: Bool) {
    let before = selectedSubject
    let place = selected
    self.listing = listing
    isLoaded = true
    isOutdated = false
    requested = []
    rangeStart = nil
    guard keepingSelection, let before else {
      selected = 0
      top = 0
      return
    }
    select(listing.subjects.firstIndex(of: before) ?? place)
  }

  /// The rows of the view that are among the given ones, in the order and bands of the view.
  func part(of base: Listing, in subjects: [Subject]) -> Listing {
    let wanted = Set(subjects)
    var part = Listing(request: base.request, subjects: [])
    var start = 0
    for band in base.bands {
      let rows = base.subjects[start..<min(start + band.count, base.subjects.count)]
        .filter(wanted.contains)
      part.bands.append(.init(band: band.band, count: rows.count))
      part.subjects += rows
      start += band.count
    }
    part.subjects += base.subjects.dropFirst(start).filter(wanted.contains)
    return part
  }

  mutating func load(_ rows: [Row]) {
    for row in rows {
      self.rows[row.subject] = row
      requested.remove(row.subject)
    }
    if self.rows.count > Self.loadedLimit { forgetFarRows() }
  }

  /// How many rows are kept before those far from the cursor are forgotten; they can be asked for again.
  private static let loadedLimit = 2_000

  private mutating func forgetFarRows() {
    let near = max(selected - 500, 0)..<min(selected + 500, count)
    let kept = marked.union(near.isEmpty ? [] : listing.subjects[near])
    rows = rows.filter { kept.contains($0.key) }
  }

  /// Replaces rows that are known; notes those an act has settled.
  mutating func refresh(_ fresh: [Row]) {
    for row in fresh where rows[row.subject] != nil {
      rows[row.subject] = row
      if row.isSettled { settled.insert(row.subject) } else { settled.remove(row.subject) }
    }
  }

  /// The rows around a window that are not loaded yet, and remembers having asked for them.
  mutating func missing(around window: Range<Int>, margin: Int) -> [Subject] {
    let lower = max(window.lowerBound - margin, 0)
    let upper = min(window.upperBound + margin, count)
    guard lower < upper else { return [] }
    let needed = listing.subjects[lower..<upper].filter {
      rows[$0] == nil && !requested.contains($0)
    }
    requested.formUnion(needed)
    return Array(needed)
  }
}

extension Row {
  var isSettled: Bool {
    switch self {
    case .briefing(let row): row.isSettled
    case .action(let row): row.isSettled
    }
  }

  var openActions: Int {
    switch self {
    case .briefing(let row): row.total - row.settled
    case .action(let row): row.isSettled ? 0 : 1
    }
  }
}
