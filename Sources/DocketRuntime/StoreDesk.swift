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
  var preview: (shown: PastePreview, origin: DocumentOrigin)?
  var keeping: Keeping?
  /// Takes in what the running fetch brings.
  var keeper: FeedKeeper?
  private var lastHealth = Health()
  /// When the person was here before this session.
  let here: HereFile?
  private let mark: HereMark?
  /// What the disk still owes us.
  var debt = DiskDebt()

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
  var nextDue: UInt64? { [debt.due, lookDue, whole?.due].compactMap(\.self).min() }

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
    case .why(let subject): [.pageFailed(.why(subject), sentence)]
    case .log: [.pageFailed(.log, sentence)]
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
    case .why(let subject): return [.whyFound(subject, try why(subject))]
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

  // MARK: Health

  /// The standing facts for the status row, when they are other than before.
  func healthMessages() -> [Message] {
    let facts = store.health
    let health = Health(
      isReadOnly: facts.isReadOnly, unsaved: facts.unsaved, damaged: facts.damagedPlaces)
    guard health != lastHealth else { return [] }
    lastHealth = health
    return [.healthChanged(health)]
  }
}
