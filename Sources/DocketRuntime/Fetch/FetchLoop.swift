import DocketFetch
import DocketImport
import DocketModel
import DocketStore
import Glibc

/// One run over many feeds, on one thread: starts what is due, carries out the steps of each.
///
/// Network and parser work meanwhile; this thread waits for either and keeps what came. A feed holds its place
/// until its briefings are kept, so that memory is bounded by the number of places.
final class FetchLoop {
  private let setup: FetchSetup
  private let stop: SyncStop
  private var transfers: Transfers?
  private let readers: FetchReaders
  private var slots: [Int: Slot] = [:]
  private var nextSlot = 0
  /// What is being fetched or read, by its tag: the slot and the number of the step.
  private var underWay: [Int: (slot: Int, id: Int)] = [:]
  private var nextTag = 0
  private var learnt: [String: FeedMemory.Entry] = [:]
  private var report = FetchReport()

  private struct Slot {
    var feed: Feed
    var entry: FeedMemory.Entry
    var task: any FeedTask
    /// How many of its steps are under way.
    var pending = 0
    var end: (failure: FeedFailure?, retryAfter: Int?)?
  }

  /// Nil when the process has no file descriptors left.
  init?(_ setup: FetchSetup, _ stop: SyncStop) {
    guard let readers = FetchReaders(setup) else { return nil }
    self.readers = readers
    self.setup = setup
    self.stop = stop
  }

  // MARK: - The run

  func run(
    _ feeds: [Feed], named: Bool,
    keep: (FeedBatch) throws(StoreError) -> FeedGain,
    progress: (_ done: Int, _ total: Int, _ failed: Int) -> Void
  ) throws(StoreError) -> FetchReport {
    let entries = setup.memory?.load() ?? [:]
    let now = setup.now()
    var waiting = feeds.filter { named || entries[$0.address]?.health.isDue(at: now) ?? true }
    let total = waiting.count
    waiting.reverse()
    defer { setup.memory?.keep(learnt) }
    var told: UInt64 = 0
    while !waiting.isEmpty || !slots.isEmpty {
      guard !stop.isStopped else {
        report.isCancelled = true
        break
      }
      while slots.count < max(setup.settings.concurrency, 1), let feed = waiting.popLast() {
        try begin(feed, entries[feed.address] ?? FeedMemory.Entry(), keep)
      }
      try takeAnswers(keep)
      if told + 500 <= Clock.ticks {
        told = Clock.ticks
        progress(report.asked, total, report.failed.count)
      }
    }
    transfers?.endAll()
    if report.isCancelled { rememberUnended() }
    progress(report.asked, total, report.failed.count)
    return report
  }

  private func begin(
    _ feed: Feed, _ entry: FeedMemory.Entry, _ keep: (FeedBatch) throws(StoreError) -> FeedGain
  ) throws(StoreError) {
    let number = nextSlot
    nextSlot += 1
    let task = task(feed, entry)
    slots[number] = Slot(feed: feed, entry: entry, task: task)
    try carryOut(task.begin(), number, keep)
  }

  private func task(_ feed: Feed, _ entry: FeedMemory.Entry) -> any FeedTask {
    switch feed.kind {
    case .feed, .kev: SingleTask(feed, entry)
    case .csaf: CSAFTask(feed, entry)
    case .folder: FolderTask(feed, entry, sentence: setup.sentence)
    }
  }

  // MARK: - Steps

  private func carryOut(
    _ steps: [FeedStep], _ number: Int, _ keep: (FeedBatch) throws(StoreError) -> FeedGain
  ) throws(StoreError) {
    for step in steps {
      guard let feed = slots[number]?.feed else { return }
      switch step {
      case .fetch(let id, let address, let validators, let limit):
        try fetch(address, validators, limit, feed, tag(number, id), keep)
      case .read(let id, let bytes, let options):
        readers.start(.bytes(bytes, options), tag: tag(number, id))
      case .readList(let id, let bytes, let form):
        readers.start(.list(bytes, form), tag: tag(number, id))
      case .readFile(let id, let path):
        readers.start(.file(path, of: feed), tag: tag(number, id))
      case .walk(let id, let folder, let limit):
        readers.start(.walk(folder, limit: limit), tag: tag(number, id))
      case .keep(let briefings):
        report.gain.add(try keep(FeedBatch(feed: feed, briefings: briefings)))
        guard let task = slots[number]?.task else { return }
        try carryOut(task.kept(), number, keep)
      case .end(let failure, let retryAfter):
        // The first cause is told, not what came of it.
        if slots[number]?.end == nil { slots[number]?.end = (failure, retryAfter) }
      }
    }
    settle(number)
  }

  /// A number under which an answer comes back.
  private func tag(_ slot: Int, _ id: Int) -> Int {
    nextTag += 1
    underWay[nextTag] = (slot, id)
    slots[slot]?.pending += 1
    return nextTag
  }

  private func fetch(
    _ address: HTTPAddress, _ validators: Validators, _ limit: Int, _ feed: Feed, _ tag: Int,
    _ keep: (FeedBatch) throws(StoreError) -> FeedGain
  ) throws(StoreError) {
    do throws(FeedFailure) {
      let access = try setup.access(feed.address, address)
      let limits = FetchLimits(
        totalMilliseconds: setup.settings.timeoutSeconds * 1_000, bodyBytes: limit)
      let request = FetchRequest(address, validators: validators, access: access, limits: limits)
      try network().start(request, tag: tag)
    } catch {
      _ = giveUp(tag, error)
    }
  }

  /// Ends the feed of a step that will have no answer; which one that is.
  private func giveUp(_ tag: Int, _ failure: FeedFailure) -> Int? {
    guard let (number, _) = underWay.removeValue(forKey: tag) else { return nil }
    slots[number]?.pending -= 1
    if slots[number]?.end == nil { slots[number]?.end = (failure, nil) }
    return number
  }

  private func network() throws(FeedFailure) -> Transfers {
    if let transfers { return transfers }
    do throws(FetchError) {
      let made = try Transfers(agent: setup.agent)
      transfers = made
      return made
    } catch {
      throw .fetch(error)
    }
  }

  /// What was kept of feeds that were cut off need not be asked for again; how they are is not known.
  private func rememberUnended() {
    for slot in slots.values {
      var entry = slot.entry
      slot.task.remember(in: &entry)
      learnt[slot.feed.address] = entry
    }
  }

  /// Removes a feed that has ended, and notes how.
  private func settle(_ number: Int) {
    guard let slot = slots[number], slot.pending == 0, let end = slot.end else { return }
    slots[number] = nil
    var entry = slot.entry
    slot.task.remember(in: &entry)
    report.asked += 1
    if let failure = end.failure {
      let sentence = setup.sentence(slot.feed, failure)
      var isInPart = false
      if case .documents(_, isAll: false) = failure { isInPart = true }
      report.failed.append(.init(feed: slot.feed, problem: sentence, isInPart: isInPart))
      entry.health.fail(
        at: setup.now(), sentence, interval: setup.settings.intervalSeconds,
        retryAfter: end.retryAfter)
    } else {
      entry.health.succeed(at: setup.now())
    }
    learnt[slot.feed.address] = entry
  }

  // MARK: - Answers

  private func takeAnswers(
    _ keep: (FeedBatch) throws(StoreError) -> FeedGain
  ) throws(StoreError) {
    if let transfers, transfers.count > 0 {
      for one in transfers.next(milliseconds: 250, or: readers.wakeFile) {
        try answer(one.tag, keep) { $0.fetched($1, one.result) }
      }
    } else {
      readers.wait(milliseconds: 250)
    }
    for one in readers.take() {
      // What was not read of a folder is new the next time.
      if case .silence = one.product {
        if let number = giveUp(one.tag, .folder(.failed(ETIMEDOUT))) { settle(number) }
        continue
      }
      try answer(one.tag, keep) { task, id in
        switch one.product {
        case .reading(let reading): task.read(id, reading)
        case .listing(let listing): task.listed(id, listing)
        case .walk(let walk): task.walked(id, walk)
        // A run asks for no place.
        case .place, .silence: []
        }
      }
    }
  }

  private func answer(
    _ tag: Int, _ keep: (FeedBatch) throws(StoreError) -> FeedGain,
    _ told: (any FeedTask, Int) -> [FeedStep]
  ) throws(StoreError) {
    guard let (number, id) = underWay.removeValue(forKey: tag), let task = slots[number]?.task
    else { return }
    slots[number]?.pending -= 1
    try carryOut(told(task, id), number, keep)
  }
}
