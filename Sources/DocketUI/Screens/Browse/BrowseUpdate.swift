import DocketModel

extension App {
  /// Carries out a command of the table.
  ///
  /// `count` is the number typed in front, `typed` the text that its question begins with.
  mutating func perform(_ verb: Verb, count: Int? = nil, typed: String = "") -> [Effect] {
    if isOnPage {
      if let effects = performOnPage(verb, count: count) { return effects }
      if !verb.staysOnPage { overlays.removeLast() }
    }
    if isOnFeeds {
      if let effects = performOnFeeds(verb, count: count) { return effects }
      if !verb.staysOnFeeds { overlays.removeLast() }
    }
    if isOnSince {
      if let effects = performOnSince(verb, count: count) { return effects }
      if !verb.staysOnSince { overlays.removeLast() }
    }
    if !isOnSince, mustWait(for: verb) {
      if isStoreSilent {
        toast = Toast(text: "The store does not answer; nothing was changed", isError: true)
        return []
      }
      browse.waitingVerb = .init(verb: verb, count: count)
      return loadSelected() + [.wake(.held, afterMilliseconds: 1_000)]
    }
    switch verb {
    case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .first, .last:
      return move(verb, count: count)
    case .nextBriefing: return step(by: count ?? 1)
    case .previousBriefing: return step(by: -(count ?? 1))
    case .nextNeedingMe: return next(forward: true, count: count ?? 1)
    case .previousNeedingMe: return next(forward: false, count: count ?? 1)
    case .nextSection: return moveSection(by: count ?? 1)
    case .previousSection: return moveSection(by: -(count ?? 1))
    case .readOn: return readOn()
    case .paneRight: return focus(next: true)
    case .paneLeft: return focus(next: false)
    case .toChecklist: return open(.checklist)
    case .open: return openHere()
    case .back: return goBack()
    case .drop: return drop()
    case .zoom:
      browse.isZoomed.toggle()
      return []
    case .reveal: return reveal()
    case .show(let view): return show(view)
    case .bringUpToDate: return bringUpToDate()
    case .closeOrQuit: return closeOrQuit()
    case .quit: return quit()
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    case .cancel: return cancel()
    case .select, .selectRange, .selectByQuery, .selectAgain: return select(verb, count: count)
    case .narrow: return startNarrowing()
    case .search: return startSearch()
    case .sweep: return sweep()
    case .sortMenu, .palette, .links, .sections: return openPicker(verb, count: count)
    case .commandLine: return ask(PromptModel(.commandLine))
    case .why, .log: return openPage(verb)
    case .since: return openSince()
    case .feeds: return openFeeds()
    case .openFeed, .addFeed, .testFeed, .removeFeed, .renameFeed: return []
    case .saveElsewhere: return askWhereElse()
    case .copy, .printPlain, .save, .pipe, .takeIn: return give(verb)
    case .toggleDone, .allDone, .decide, .dismiss, .dismissAsBefore, .later, .assign, .reason,
      .note, .addAction, .toggleRead, .undo, .redo, .repeatAct:
      return act(verb, count: count, typed: typed)
    }
  }

  /// Opens a question on the last row.
  mutating func ask(_ prompt: PromptModel) -> [Effect] {
    var prompt = prompt
    if let name = prompt.historyName { prompt.history = memory.histories[name] ?? [] }
    overlays.append(.prompt(prompt))
    return []
  }

  // MARK: Views and the way out

  private mutating func show(_ view: View) -> [Effect] {
    browse.leaveTrace()
    return go(to: view)
  }

  mutating func go(to view: View) -> [Effect] {
    let request = view.request(order: view.order)
    browse.view = view
    browse.focus = .list
    browse.list = ListModel(request: request)
    return [.countTotals, .list(request)]
  }

  private mutating func goBack() -> [Effect] {
    guard let trace = browse.trail.popLast() else {
      toast = Toast(text: "Nowhere to go back to")
      return []
    }
    guard trace.view == browse.view, trace.narrowing == browse.list.narrowing else {
      let effects = go(to: trace.view)
      browse.list.narrowing = trace.narrowing
      resume(at: trace)
      return effects
    }
    if let subject = trace.subject, let index = browse.list.listing.subjects.firstIndex(of: subject)
    {
      browse.list.select(index)
      browse.list.top = trace.top
    }
    // A list that was narrowed to nothing has no panes to come back to.
    if browse.list.count > 0 || browse.reading?.isPractice == true { browse.focus = trace.focus }
    guard trace.subject == browse.list.selectedSubject else { return loadSelected() }
    if isReadingStale { resume(at: trace) } else { browse.reading?.go(to: trace.place) }
    return loadSelected()
  }

  private mutating func closeOrQuit() -> [Effect] {
    if browse.focus != .list {
      browse.focus = .list
      return []
    }
    if browse.isZoomed {
      browse.isZoomed = false
      return []
    }
    return quit()
  }

  mutating func quit() -> [Effect] {
    isQuitting = true
    return [.quit]
  }

  private mutating func cancel() -> [Effect] {
    if let last = cancelledAt, moment.now.milliseconds - last.milliseconds < 1_000 {
      return quit()
    }
    cancelledAt = moment.now
    if isAskingOthers {
      toast = Toast(text: "Cancelling", offers: waysToQuit)
      return [sync.isRunning ? .cancelSync : .cancelFetch]
    }
    toast = Toast(text: "Nothing to cancel", offers: waysToQuit)
    return []
  }

  private var waysToQuit: String {
    let ways = [offer(.cancel, "again"), key(of: .closeOrQuit)].joinedParts(" or ")
    return ways.isEmpty ? "" : "\(ways) quits"
  }

  /// Drops the selection, else the narrowing or the search; never quits.
  private mutating func drop() -> [Effect] {
    if browse.focus == .checklist, let reading = browse.reading,
      !reading.checklist.marked.isEmpty || reading.checklist.rangeStart != nil
    {
      browse.reading?.checklist.dropMarks(in: reading.actions)
      return []
    }
    if !browse.list.marked.isEmpty || browse.list.rangeStart != nil {
      browse.list.lastMarked = Set(browse.list.markedWithRange)
      browse.list.marked = []
      browse.list.rangeStart = nil
      return []
    }
    if browse.reading?.search != nil {
      browse.reading?.search = nil
      return []
    }
    guard !browse.list.narrowing.isEmpty else { return [] }
    return narrow(to: "")
  }
}
