import CellGrid
import DocketModel

extension App {
  /// Answers one message: changes the model and names what is to be done.
  ///
  /// Reads no clock, file or global. Same model and message, same answer.
  public mutating func update(on message: Message) -> [Effect] {
    var effects: [Effect]
    switch message {
    case .input(.key(let key)): effects = take(key)
    case .input(.paste(let bytes)): effects = take(paste: bytes)
    case .resized(let size):
      self.size = size
      effects = []
    case .woke(let alarm): effects = woke(alarm)
    case .clockMoved(let moment):
      let isNewDay = moment.today != self.moment.today
      self.moment = moment
      effects = isNewDay ? reload() : []
    default:
      isStoreSilent = false
      effects = answered(message)
    }
    effects += runWaiting() + takeHeld()
    effects += settle()
    return effects
  }

  /// Tells the time without anything having happened: no effect follows, nothing is drawn.
  public mutating func clock(_ moment: Moment) {
    if moment.today == self.moment.today { self.moment = moment }
  }

  private mutating func answered(_ message: Message) -> [Effect] {
    switch message {
    case .listed(let listing): return listed(listing)
    case .foundForSelection(let listing): return selected(listing)
    case .rowsLoaded(let rows):
      browse.list.load(rows)
      rows.forEach { learnPeople($0) }
    case .briefingLoaded(let stored, let key): return loaded(stored, key: key)
    case .totalsCounted(let totals): self.totals = totals
    case .acted(let receipt): return acted(receipt)
    case .undid(let report): return undid(report)
    case .whyFound(let subject, let lines): fill(.why(subject), with: lines)
    case .logFound(let logLines):
      fill(.log, with: failureLines + LogPage.lines(logLines, moment: moment))
    case .pageFailed(let content, let sentence): pageFailed(content, sentence)
    case .sinceFound(let report): fillSince(report)
    case .storeChanged(let newRows): return storeChanged(newRows: newRows)
    case .previewed(let preview):
      self.preview = preview
      if overlays.last != .paste { overlays.append(.paste) }
    case .kept(let kept, let sentence): return keptBriefings(kept, sentence: sentence)
    case .edited(let text, let purpose): return edited(text, for: purpose)
    case .told(let sentence): toast = Toast(text: sentence)
    case .actFailed(let sentence):
      confirmOne()
      toast = Toast(text: sentence, isError: true)
    case .listFailed(let request, let sentence):
      if request == browse.list.asked { browse.list.isOutdated = false }
      toast = Toast(text: sentence, isError: true)
      return answerCame(to: request)
    case .failed(let sentence), .previewFailed(let sentence):
      toast = Toast(text: sentence, isError: true)
    case .confirmationNeeded(let question, let effect):
      overlays.append(.prompt(PromptModel(.confirm(question, effect))))
    case .storeSilent: isStoreSilent = true
    case .syncFacts(let facts): sync.facts = facts
    case .syncing(let stage): if sync.isRunning { sync.stage = stage }
    case .synced(let report, let facts): return synced(report, facts)
    case .syncStopped(let sentence, let facts): return syncStopped(sentence, facts)
    case .syncAbsent: return syncAbsent()
    case .feedFacts, .feedsFound, .fetching, .fetched, .fetchStopped, .feedTried:
      return answered(onFeeds: message)
    case .healthChanged(let health): learn(health)
    case .input, .resized, .woke, .clockMoved: break
    }
    return []
  }

  private mutating func woke(_ alarm: Effect.Alarm) -> [Effect] {
    switch alarm {
    case .preview: return loadSelected()
    case .nextKeys: pending.showsNext = !pending.keys.isEmpty
    case .unsaved: showsUnsaved = unconfirmed > 0
    case .held: giveUpWaiting()
    }
    return []
  }

  /// Brings what is shown in line with the model after any change: line breaks, scrolling, rows
  /// that are needed, the briefing under the cursor.
  private mutating func settle() -> [Effect] {
    let layout = layout
    fitReading(in: layout)
    let lines = listLines
    browse.list.top = ScrollWindow.top(
      showing: lines.line(ofRow: browse.list.selected), of: lines.count, in: layout.list.rows,
      from: browse.list.top)
    settleReading(layout)
    settleFeeds()
    var effects: [Effect] = []
    let rows = max(layout.list.rows, 1)
    let window = max(browse.list.top - 4, 0)..<browse.list.top + rows
    // What is on the screen first: the rows around it are for the next keys.
    for margin in [0, 100] {
      let missing = browse.list.missing(around: window, margin: margin)
      if !missing.isEmpty { effects.append(.loadRows(missing)) }
    }
    return effects + wantSelected()
  }

  /// Breaks the text for the width it is shown at now.
  mutating func fitReading(in layout: Layout? = nil) {
    let layout = layout ?? self.layout
    let columns = layout.text.columns
    let isSpaced = layout.form == .sideBySide
    if columns > 0 { browse.reading?.fit(columns: columns, isSpaced: isSpaced) }
  }

  private mutating func settleReading(_ layout: Layout) {
    guard var reading = browse.reading else { return }
    let count = reading.layout.lines.count
    // A place that was remembered may come from a longer text.
    reading.line = min(max(reading.line, 0), max(count - 1, 0))
    if browse.focus == .briefing {
      reading.top = ScrollWindow.nearest(
        showing: reading.line, of: count, in: layout.text.rows, from: reading.top)
    }
    reading.top = min(max(reading.top, 0), max(count - layout.text.rows, 0))
    let lines = checklistLines(reading, columns: layout.checklist.columns)
    let line = lines.line(of: reading.checklist.selected)
    let height = min(lines.height(of: reading.checklist.selected), max(layout.checklist.rows, 1))
    let top = ScrollWindow.nearest(
      showing: line + height - 1, of: lines.lines.count, in: layout.checklist.rows,
      from: reading.checklist.top)
    reading.checklist.top = min(top, line)
    browse.reading = reading
  }

  /// Asks for the briefing under the cursor when the keys have been quiet.
  private mutating func wantSelected() -> [Effect] {
    guard let key = browse.list.selectedBriefing, key != browse.reading?.stored.row.key,
      key != browse.wanted, key != browse.notFound
    else { return [] }
    if browse.reading == nil || settings.preview == .always || browse.focus != .list {
      return loadSelected()
    }
    return settings.preview == .auto ? [.wake(.preview, afterMilliseconds: 40)] : []
  }

  mutating func loadSelected() -> [Effect] {
    guard let key = browse.list.selectedBriefing, key != browse.reading?.stored.row.key,
      key != browse.wanted, key != browse.notFound
    else { return [] }
    browse.wanted = key
    return [.loadBriefing(key)]
  }

  /// Where everything stands now.
  var layout: Layout {
    let base = layout(checklistLines: browse.reading?.actions.count ?? 1)
    guard let reading = browse.reading,
      case let lines = checklistLines(reading, columns: base.checklist.columns),
      lines.lines.count > reading.actions.count
    else { return base }
    return layout(checklistLines: lines.lines.count)
  }

  private func layout(checklistLines: Int) -> Layout {
    Layout(
      size: size, focus: browse.focus, isZoomed: browse.isZoomed, listLines: listHeight,
      checklistLines: checklistLines, title: browse.reading?.title ?? "")
  }

  /// Lines the list has something to say on: rows and bands, or the sentences of an empty one.
  private var listHeight: Int {
    guard browse.list.count == 0 else { return listLines.count }
    // Only a list over the text, as wide as the screen, is as high as what it says.
    return emptyListLines.reduce(0) {
      $0 + Self.emptyListPieces($1, columns: size.columns).count
    }
  }

  var listLines: ListLines {
    ListLines(browse.list.listing, showsBands: size.rows >= 30)
  }

  mutating func learnPeople(_ row: Row) {
    switch row {
    case .briefing(let row): memory.people.formUnion(row.owners)
    case .action(let row): memory.people.formUnion(row.owners)
    }
  }

  mutating func confirmOne() {
    unconfirmed = max(unconfirmed - 1, 0)
    if unconfirmed == 0 { showsUnsaved = false }
  }
}
