import DocketModel
import DocketStore
import DocketUI
import Glibc

/// Answers the effects that concern the store, one after the other, on the store's thread.
///
/// Every effect is answered, also when it fails: the reader holds keys until the answer is there.
final class StoreDesk {
  let store: Store
  let setup: ReaderSetup
  /// What a paste holds until Enter keeps it, and how that is taken in.
  private var preview: (shown: PastePreview, origin: DocumentOrigin)?
  private var keeping: Keeping?
  /// Takes in what the running fetch brings.
  var keeper: FeedKeeper?
  private var lastHealth = Health()
  /// When the person was here before this session.
  private let here: HereFile?
  private let mark: HereMark?
  /// What was written and not yet forced to the disk, each in a sentence.
  private var unsynced: [String] = []
  /// How often in a row the disk did not take it.
  private var failures = 0
  /// When the disk is to be made to keep what was written; nil when it has all.
  private(set) var syncDue: UInt64?

  /// When to look for what other sessions wrote; nil where there are none.
  private(set) var lookDue: UInt64?
  /// Whether this session has not yet seen if its writer left many files.
  var mayPack = true
  private var knownNews: Int
  private var knownBriefings: Int

  init(_ store: Store, _ setup: ReaderSetup) {
    self.store = store
    self.setup = setup
    here = store.id.isEmpty ? nil : setup.stateFolder.map { HereFile(in: $0, store: store.id) }
    mark = here?.mark()
    knownNews = store.newsFromOthers
    knownBriefings = (try? store.briefingCount()) ?? 0
    lookDue = store.lookInterval.map { Clock.ticks + $0 }
  }

  /// The list of which only the first rows were given, and when the others are looked for.
  private var whole: (request: ListingRequest, due: UInt64)?
  /// More rows than any terminal shows.
  private static let window = 500
  private static let screenful = 50

  /// The next moment at which something is to be done without being asked.
  var nextDue: UInt64? { [syncDue, lookDue, whole?.due].compactMap(\.self).min() }

  var asker: Asker { setup.asker(setup.clock.today) }

  /// What is to be told as soon as the store is open.
  func opening() -> [Message] { healthMessages() }

  func answer(_ effect: Effect) -> [Message] {
    do throws(StoreError) {
      let messages = try carryOut(effect)
      // First: an act that is in memory only must not be shown as done.
      return healthMessages() + messages + newsMessages()
    } catch {
      var messages = Self.refusal(of: effect, setup.sentence(error, nil))
      // What could not be kept is shown again, so that Enter can be tried again.
      if effect == .keepPreview, let preview { messages.append(.previewed(preview.shown)) }
      // To open a briefing is no act of the person's: where nothing can be written, nothing is said.
      if case .act(.opened, _) = effect, store.health.isReadOnly { messages = [] }
      return messages + healthMessages()
    }
  }

  /// The answer to an effect that could not be carried out.
  static func refusal(of effect: Effect, _ sentence: String) -> [Message] {
    switch effect {
    case .act(.opened, _): [.failed(sentence)]
    case .act, .undo, .redo: [.actFailed(sentence)]
    case .list(let request): [.listFailed(request, sentence)]
    case .loadBriefing(let key): [.briefingLoaded(nil, key), .failed(sentence)]
    case .preview: [.previewFailed(sentence)]
    case .dropPreview: []
    default: [.failed(sentence)]
    }
  }

  /// Gives the whole of the list whose first rows are on the screen; by now those are painted.
  func listWhole(at now: UInt64) -> [Message] {
    guard let (request, due) = whole, due <= now else { return [] }
    whole = nil
    do throws(StoreError) {
      return [.listed(try store.listing(request, for: asker))]
    } catch {
      return [.listFailed(request, setup.sentence(error, nil))]
    }
  }

  // MARK: Others

  /// Takes in what other sessions wrote, if it is time to look.
  func lookIfDue(at now: UInt64) -> [Message] {
    guard let due = lookDue, due <= now else { return [] }
    if store.mayHaveNews() { return lookAround() }
    lookDue = store.lookInterval.map { now + $0 }
    return []
  }

  /// Takes in what other sessions wrote; tells the reader when there was anything.
  func lookAround() -> [Message] {
    lookDue = store.lookInterval.map { Clock.ticks + $0 }
    do throws(StoreError) {
      try store.refresh()
      packIfDue()
      return healthMessages() + newsMessages()
    } catch {
      return healthMessages() + [.failed(setup.sentence(error, nil))]
    }
  }

  private func newsMessages() -> [Message] {
    guard store.newsFromOthers != knownNews else { return [] }
    knownNews = store.newsFromOthers
    let before = knownBriefings
    countBriefings()
    return [.storeChanged(newRows: max(knownBriefings - before, 0))]
  }

  func countBriefings() { knownBriefings = (try? store.briefingCount()) ?? knownBriefings }

  // MARK: The disk

  /// Something was written: it is to be on the disk within 200 ms.
  func note(_ sentence: String) {
    unsynced.append(sentence)
    syncDue = syncDue ?? Clock.ticks + 200
  }

  /// Makes the disk keep what was written.
  ///
  /// While it cannot, it is tried again after one second, two, four, up to a minute: every attempt
  /// leaves a file behind.
  func sync() -> [Message] {
    do throws(StoreError) {
      try store.sync()
      unsynced = []
      syncDue = nil
      failures = 0
      return healthMessages()
    } catch {
      syncDue = Clock.ticks + Self.delay(after: failures)
      failures += 1
      return (failures == 1 ? [.failed(setup.sentence(error, nil))] : []) + healthMessages()
    }
  }

  /// Milliseconds until the disk is tried again after so many failures and one more.
  static func delay(after failures: Int) -> UInt64 {
    min(1_000 << UInt64(min(failures, 6)), 60_000)
  }

  /// Puts what the store could not take where the person wants it, and says how it comes home.
  private func saveElsewhere(in folder: String) -> Message {
    do throws(StoreError) {
      guard let saved = try store.saveElsewhere(in: folder) else {
        return .told("Everything is saved already")
      }
      // What is known to be on a disk is not named at the end.
      (unsynced, syncDue, failures) = ([], nil, 0)
      let acts = Wording.counted(saved.records, "act")
      return .told("\(acts) saved: copy \(saved.path)/segments into the store when it is well")
    } catch {
      return .failed("Nothing was saved there: \(setup.sentence(error, folder))")
    }
  }

  /// What is here now counts as seen: the next session tells what comes after it.
  func leave() {
    if let here, let mark = try? store.hereMark() { here.keep(mark) }
  }

  /// Ends the session's file and says what is not on disk.
  func close() -> Saving {
    var failures: [String] = []
    while hasMoreToKeep {
      for case .failed(let sentence) in keepMore() { failures.append(sentence) }
    }
    do throws(StoreError) {
      try store.close()
      return failures.isEmpty ? .all : .missing(failures.count, failures)
    } catch {
      return .missing(max(store.health.unsaved, 1) + failures.count, unsynced + failures)
    }
  }

  // MARK: Effects

  private func carryOut(_ effect: Effect) throws(StoreError) -> [Message] {
    switch effect {
    case .list(let request):
      let listing = try store.listing(request, for: asker, limit: Self.window)
      if listing.isWhole {
        whole = nil
        return [.listed(listing)]
      }
      whole = (request, Clock.ticks + 40)
      // With what a screen shows of them, so that nothing waits for a second answer.
      let first = try rows(Array(listing.subjects.prefix(Self.screenful)))
      return [.rowsLoaded(first), .listed(listing)]
    case .findForSelection(let request):
      return [.foundForSelection(try store.listing(request, for: asker))]
    case .loadRows(let subjects): return [.rowsLoaded(try rows(subjects))]
    case .loadBriefing(let key):
      return [.briefingLoaded(try store.briefing(key, for: asker), key)]
    case .countTotals: return [.totalsCounted(try store.totals(for: asker))]
    case .act(let act, let subjects):
      let receipt = try store.act(act, on: subjects, for: asker)
      note(Wording.receipt(receipt, today: setup.clock.today))
      return [.acted(receipt)]
    case .undo(let event): return [.undid(try undo(confirming: event))]
    case .redo: return [.undid(try redo())]
    case .why(let subject): return [.whyFound(try why(subject))]
    case .log(let request):
      let filter = LogFilter(subjects: request.subject.map { [$0] } ?? [], limit: request.limit)
      return [.logFound(try store.log(filter, for: asker))]
    case .since: return [.sinceFound(try store.since(mark, for: asker))]
    case .feeds: return [.feedsFound(try feedRows())]
    case .keepPreview: return try keepPreview()
    case .dropPreview:
      preview = nil
      return []
    case .save(let text, let path, let overwrites):
      return [save(text, to: setup.path(path), overwrites: overwrites)]
    case .saveElsewhere(let folder): return [saveElsewhere(in: setup.path(folder))]
    default: return []
    }
  }

  private func rows(_ subjects: [Subject]) throws(StoreError) -> [Row] {
    var keys: [BriefingKey] = []
    var actions: [ActionID] = []
    for subject in subjects {
      switch subject {
      case .briefing(let key): keys.append(key)
      case .action(let id): actions.append(id)
      case .feed: break
      }
    }
    var rows: [Row] = []
    if !keys.isEmpty {
      rows += try store.briefingRows(keys, for: asker).map { .briefing($0) }
    }
    if !actions.isEmpty {
      rows += try store.actionRows(actions, for: asker).map { .action($0) }
    }
    return rows
  }

  private func save(_ text: String, to path: String, overwrites: Bool) -> Message {
    do throws(FileFault) {
      try FileBytes.write(Array(text.utf8), to: path, replacing: overwrites)
      return .told("Saved to \(path)")
    } catch {
      if error == .failed(EEXIST) {
        return .confirmationNeeded(
          "\(path) exists. Write over it?", .save(text, to: path, overwrites: true))
      }
      return .failed("\(path) could not be written: \(error.reason)")
    }
  }

  // MARK: Taking in

  /// Takes over what was read on another thread.
  func take(_ intake: Intake) -> [Message] {
    switch intake {
    case .preview(let found, let origin):
      preview = (found, origin)
      return [.previewed(found)]
    case .unreadable(let sentence): return [.previewFailed(sentence)]
    case .files(let taken):
      guard !taken.parts.isEmpty else {
        return [.failed(Self.nothingRead(taken.refused))]
      }
      if keeping == nil {
        keeping = Keeping(taken)
      } else {
        keeping?.add(taken)
      }
      return []
    }
  }

  private static func nothingRead(_ refused: [String]) -> String {
    guard let first = refused.first else { return "No briefing was found there" }
    if refused.count == 1 { return first }
    let count = Wording.grouped(refused.count)
    return "Nothing was kept, \(count) refused: \(Wording.firstFew(refused))"
  }

  private func keepPreview() throws(StoreError) -> [Message] {
    guard let found = preview else { return [.failed("No briefing was found there")] }
    var taken = ReaderSetup.TakenIn()
    taken.add(found.shown.briefings, of: found.origin)
    var whole = Keeping(taken)
    while !whole.isOver { try whole.keepMore(in: store) }
    countBriefings()
    preview = nil
    note(whole.sentence)
    return [whole.message]
  }

  var hasMoreToKeep: Bool { keeping != nil }

  /// Stores the next part of what was taken in; between two parts acts are answered.
  func keepMore() -> [Message] {
    guard var current = keeping else { return [] }
    do throws(StoreError) {
      try current.keepMore(in: store)
      countBriefings()
      keeping = current.isOver ? nil : current
      guard current.isOver else { return [] }
      note(current.sentence)
      return [current.message] + healthMessages()
    } catch {
      keeping = nil
      let kept = current.kept.isEmpty ? [] : [current.message]
      return kept + [.failed(setup.sentence(error, nil))] + healthMessages()
    }
  }

  // MARK: Health

  /// The standing facts for the status row, when they are other than before.
  private func healthMessages() -> [Message] {
    let facts = store.health
    let health = Health(
      isReadOnly: facts.isReadOnly, unsaved: facts.unsaved, damaged: facts.damagedPlaces)
    guard health != lastHealth else { return [] }
    lastHealth = health
    return [.healthChanged(health)]
  }
}
