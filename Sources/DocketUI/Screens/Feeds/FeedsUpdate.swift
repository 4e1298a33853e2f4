import CellGrid
import DocketModel

extension App {
  var isOnFeeds: Bool { if case .feeds? = overlays.last { true } else { false } }

  private var feedsOnScreen: FeedsModel? {
    for case .feeds(let feeds) in overlays { return feeds }
    return nil
  }

  var hasFeedsOnScreen: Bool {
    feedsOnScreen != nil || overlays.contains { if case .since = $0 { true } else { false } }
  }

  mutating func openFeeds() -> [Effect] {
    if !isOnFeeds { overlays.append(.feeds(FeedsModel())) }
    return [.feeds]
  }

  /// Also under a question that was asked for one of its rows.
  private mutating func changeFeeds(_ change: (inout FeedsModel) -> Void) {
    for index in overlays.indices {
      guard case .feeds(var feeds) = overlays[index] else { continue }
      change(&feeds)
      overlays[index] = .feeds(feeds)
    }
  }

  /// Keeps the selected row, and what is said under it, in sight.
  mutating func settleFeeds() {
    guard let feeds = feedsOnScreen else { return }
    let lines = feedLines(feeds.rows ?? [])
    let rows = FeedsLayout(size).body.count
    let line = lines.line(of: feeds.selected)
    let end = line + lines.height(of: feeds.selected) - 1
    changeFeeds {
      let top = ScrollWindow.nearest(
        showing: end, of: lines.lines.count, in: max(rows, 1), from: $0.top)
      $0.top = min(top, line)
    }
  }

  func feedLines(_ rows: [FeedRow]) -> FeedLines {
    FeedLines(rows, answers: fetch.answers, columns: size.columns, moment: moment)
  }

  // MARK: Keys

  /// Carries out a command on this screen; nil for one that it has no meaning of its own for.
  mutating func performOnFeeds(_ verb: Verb, count: Int?) -> [Effect]? {
    switch verb {
    case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .first, .last:
      moveOnFeeds(verb, count)
    case .readOn: moveOnFeeds(.pageDown, count)
    case .closeOrQuit, .drop, .paneLeft: overlays.removeLast()
    case .addFeed: return ask(PromptModel(.addFeed))
    case .openFeed, .testFeed, .removeFeed, .renameFeed:
      guard let row = feedsOnScreen?.selectedRow else {
        toast = Toast(text: "Nothing is selected here")
        return []
      }
      return perform(verb, on: row.feed)
    default: return nil
    }
    return []
  }

  private mutating func moveOnFeeds(_ verb: Verb, _ count: Int?) {
    guard let feeds = feedsOnScreen else { return }
    let row = Self.target(
      verb, count: count, from: feeds.selected, of: feeds.rows?.count ?? 0,
      page: FeedsLayout(size).body.count)
    changeFeeds { $0.select(row) }
  }

  private mutating func perform(_ verb: Verb, on feed: Feed) -> [Effect] {
    switch verb {
    case .openFeed: return openBriefings(of: feed)
    case .testFeed: return tryFeed(feed)
    case .removeFeed: return change(.unfollow, feed)
    default:
      return ask(PromptModel(.renameFeed(feed), text: feed.title ?? ""))
    }
  }

  /// All briefings, narrowed to those the feed brought; the way back is the usual one.
  private mutating func openBriefings(of feed: Feed) -> [Effect] {
    browse.leaveTrace()
    let effects = go(to: .briefings)
    overlays.removeLast()
    browse.list.narrowing = Query.term(.feed(feed.address)).description
    return effects
  }

  private mutating func tryFeed(_ feed: Feed, isTyped: Bool = false) -> [Effect] {
    if isAskingFeeds() { return [] }
    fetch.beginTrial(of: feed, isTyped: isTyped)
    toast = Toast(text: "Asking \(feed.name)", offers: offer(.cancel, "ends it"))
    return [.tryFeed(feed)]
  }

  /// Says that feeds are being asked, if that is so: one thing is fetched at a time.
  private mutating func isAskingFeeds() -> Bool {
    guard fetch.job != nil else { return false }
    toast = Toast(text: "Feeds are being asked", offers: offer(.cancel, "ends it"))
    return true
  }

  /// The address that was typed; where it can be none the question comes back.
  mutating func submitFeed(_ prompt: PromptModel, _ text: String) -> [Effect] {
    if text.isEmpty { return [] }
    guard let feed = Feed(typed: text, home: settings.home) else {
      return complain("an address begins with https:// or http://, a folder with / or ~/", prompt)
    }
    if let known = feedsOnScreen?.rows?.first(where: { $0.feed.address == feed.address }) {
      changeFeeds { $0.select(address: feed.address) }
      toast = Toast(text: "\"\(known.feed.name)\" is here already")
      return []
    }
    if refusesActs() { return [] }
    return tryFeed(feed, isTyped: true)
  }

  mutating func submitName(_ feed: Feed, _ text: String) -> [Effect] {
    guard text != feed.title ?? "" else { return [] }
    var named = feed
    named.title = text.isEmpty ? nil : text
    return change(.follow([named]), feed)
  }

  /// Feeds are changed by acts like all else, but of no briefing and no action.
  private mutating func change(_ act: Act, _ feed: Feed) -> [Effect] {
    if refusesActs() { return [] }
    unconfirmed += 1
    return [
      .act(act, on: [.feed(feed.address)]), .wake(.unsaved, afterMilliseconds: 500),
    ]
  }

  // MARK: Answers

  mutating func answered(onFeeds message: Message) -> [Effect] {
    switch message {
    case .feedFacts(let facts): fetch.facts = facts
    case .feedsFound(let rows):
      fetch.facts?.count = rows.count
      fetch.names = FeedRow.names(of: rows)
      changeFeeds { $0.fill(rows) }
      fillSince(rows)
    case .fetching(let progress): fetch.goOn(progress)
    case .fetched(let report, let facts): return fetched(report, facts)
    case .fetchStopped(let sentence): return fetchStopped(sentence)
    case .feedTried(let trial): return tried(trial)
    default: break
    }
    return []
  }

  private mutating func tried(_ trial: FeedTrial) -> [Effect] {
    let isTyped = fetch.isAdding(trial.feed)
    fetch.end()
    if trial.outcome != .cancelled {
      let address = isTyped ? (trial.found ?? trial.feed).address : trial.feed.address
      fetch.answers[address] = FeedAnswer(trial: trial, at: moment.now)
    }
    guard isTyped, trial.outcome != .cancelled else {
      toast = Toast(text: Wording.tried(trial), isError: trial.isFailed)
      return []
    }
    fetch.trial = trial
    return change(.follow([trial.found ?? trial.feed]), trial.found ?? trial.feed)
  }

  /// Feeds were followed, named anew or left.
  mutating func changed(_ receipt: Receipt) -> [Effect] {
    hasChangedFeeds = true
    guard case .follow(let feeds) = receipt.act, let feed = feeds.first else {
      toast = toast(
        Wording.receipt(receipt, today: moment.today) + "; its briefings stay", .undo, "undo")
      return [.feeds]
    }
    guard let trial = fetch.trial else {
      toast = toast("Its name is \(feed.name) now", .undo, "undo")
      return [.feeds]
    }
    fetch.trial = nil
    fetch.facts = FeedFacts(count: (fetch.facts?.count ?? 0) + 1, at: fetch.facts?.at)
    let me = settings.me
    changeFeeds { $0.take(feed, by: me) }
    toast = Toast(
      text: Wording.tried(trial, isNew: true),
      offers: trial.isFailed ? offer(.undo, "undo") : offer(.bringUpToDate, "takes them in"),
      isError: trial.isFailed)
    return [.feeds]
  }

  // MARK: Hints

  /// The keys worth showing here, in the order of the table.
  var feedHints: [Hint] {
    let hasRow = feedsOnScreen?.selectedRow != nil
    let hints = settings.keymap.commands.compactMap { command -> Hint? in
      guard let hint = command.hint, hint.places.contains(.feeds) else { return nil }
      switch command.verb {
      case .openFeed, .testFeed, .removeFeed, .renameFeed, .bringUpToDate: if !hasRow { return nil }
      case .undo: if !hasChangedFeeds { return nil }
      default: break
      }
      return Hint(
        key: settings.keymap.label(of: command),
        label: command.verb == .palette && size.columns < 60 ? "keys" : hint.label,
        rank: command.verb == .undo ? 3 : hint.rank,
        isWayOut: [.palette, .closeOrQuit].contains(command.verb))
    }
    return hints.inOrder
  }
}

extension Verb {
  /// Whether it leaves the screen of the feeds where it is.
  var staysOnFeeds: Bool {
    switch self {
    case .undo, .redo, .bringUpToDate, .cancel, .repaint, .suspend, .palette, .commandLine, .quit,
      .feeds, .log:
      true
    default: false
    }
  }
}

extension FeedTrial {
  fileprivate var isFailed: Bool { if case .failed = outcome { true } else { false } }

  fileprivate var found: Feed? { if case .found(let feed, _) = outcome { feed } else { nil } }
}
