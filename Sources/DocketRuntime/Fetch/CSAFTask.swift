import DocketFetch
import DocketImport
import DocketModel

/// A provider of CSAF advisories: its list, then the documents that are new or changed.
///
/// They are taken oldest first, at most ``runLimit`` in a run, and the mark is the time of the last one before
/// which nothing is missing: the next run goes on there. Of a provider that is read for the first time the
/// newest ``runLimit`` are taken.
final class CSAFTask: FeedTask {
  static let runLimit = 500
  /// So many documents are asked for at once.
  private static let width = 4
  /// So many briefings go into the store with one call.
  private static let part = 100

  private let feed: Feed
  private let mark: Timestamp?
  private let validators: Validators
  private var lists = CSAFLists()
  private var entries: [CSAFIndex.Entry] = []
  /// Nothing of the lists lies beyond ``entries``.
  private var isWhole = true
  private var next = 0
  private var settled: [Bool] = []
  private var underWay = 0
  private var waiting: [Briefing] = []
  private var isKeeping = false
  private var failures: [String] = []
  private var hasRead = false
  private var stop: FeedFailure?
  private var retryAfter: Int?
  /// Everything before this one has been kept.
  private var reached = 0

  init(_ feed: Feed, _ entry: FeedMemory.Entry) {
    self.feed = feed
    mark = entry.mark.flatMap { Int64($0) }.map(Timestamp.init(milliseconds:))
    validators = entry.validators
  }

  /// Numbers of steps below this are lists; the others are documents.
  private static let firstDocument = 10_000

  func begin() -> [FeedStep] {
    do throws(AddressFault) {
      let address = try HTTPAddress(feed.address)
      return lists.begin(address, validators, limit: feed.documentLimit)
    } catch {
      return [.end(.fetch(.address(error)), retryAfter: nil)]
    }
  }

  func fetched(_ id: Int, _ result: Result<FetchReply, FetchError>) -> [FeedStep] {
    if id < Self.firstDocument { return goOn(lists.fetched(id, result)) }
    let index = id - Self.firstDocument
    switch result {
    case .success(.document(let document)):
      let options = ImportOptions(
        format: .csaf, contentType: document.contentType, base: document.address.text)
      return [.read(id, document.bytes, options)]
    case .success(.unchanged): return settle(index)
    case .failure(let error):
      if error.isOfOneDocument {
        failures.append(entries[index].address.text)
        return settle(index)
      }
      // The next run begins with this one again.
      stop = stop ?? .fetch(error)
      if case .status(_, let seconds) = error { retryAfter = retryAfter ?? seconds }
      underWay -= 1
      return step()
    }
  }

  // MARK: - Lists

  func listed(_ id: Int, _ listing: FeedListing) -> [FeedStep] {
    goOn(lists.listed(id, listing))
  }

  private func goOn(_ steps: [FeedStep]) -> [FeedStep] { lists.isRead ? choose() : steps }

  private func choose() -> [FeedStep] {
    var newest: [HTTPAddress: Timestamp] = [:]
    for entry in lists.found {
      newest[entry.address] = max(newest[entry.address] ?? entry.updated, entry.updated)
    }
    var all = newest.map { CSAFIndex.Entry(address: $0.key, updated: $0.value) }
    if let mark { all = all.filter { $0.updated > mark } }
    all.sort { ($0.updated, $0.address.text) < ($1.updated, $1.address.text) }
    lists.found = []
    if all.count > Self.runLimit {
      // While a list is missing the mark stays: the oldest would be the same ones each time.
      if mark == nil || lists.fault != nil {
        all.removeFirst(all.count - Self.runLimit)
      } else {
        // Those of one moment stay together: the mark cannot lie between them.
        let last = all[Self.runLimit - 1].updated
        let end = all.firstIndex { $0.updated > last } ?? all.count
        isWhole = end == all.count
        all.removeSubrange(end...)
      }
    }
    entries = all
    settled = Array(repeating: false, count: all.count)
    return step()
  }

  // MARK: - Documents

  func read(_ id: Int, _ reading: FeedReading) -> [FeedStep] {
    let index = id - Self.firstDocument
    switch reading {
    case .refused(let sentence):
      failures.append("\(entries[index].address.text): \(sentence)")
    case .document(let document):
      hasRead = true
      waiting += document.briefings
    }
    return settle(index)
  }

  private func settle(_ index: Int) -> [FeedStep] {
    underWay -= 1
    settled[index] = true
    return step()
  }

  private func step() -> [FeedStep] {
    if isKeeping { return [] }
    var steps: [FeedStep] = []
    // What is kept is kept before more is asked for, so that the mark never runs ahead of the store.
    let isFull = waiting.count >= Self.part
    while !isFull, stop == nil, underWay < Self.width, next < entries.count {
      steps.append(
        .fetch(
          Self.firstDocument + next, entries[next].address, Validators(), limit: feed.documentLimit)
      )
      next += 1
      underWay += 1
    }
    guard underWay == 0 else { return steps }
    if !waiting.isEmpty {
      isKeeping = true
      return [.keep(feed.own(waiting, title: nil))]
    }
    advance()
    let partly: FeedFailure? =
      failures.isEmpty ? nil : .documents(failures, isAll: !hasRead)
    return [.end(stop ?? lists.fault ?? partly, retryAfter: retryAfter)]
  }

  func kept() -> [FeedStep] {
    isKeeping = false
    waiting = []
    advance()
    return step()
  }

  private func advance() {
    while reached < settled.count, settled[reached] { reached += 1 }
  }

  /// The last one whose moment has been read whole: of those of one moment some may be missing.
  private var lastSafe: Int? {
    if reached == entries.count { return entries.indices.last }
    return entries[..<reached].lastIndex { $0.updated < entries[reached].updated }
  }

  func remember(in entry: inout FeedMemory.Entry) {
    // What a missing list names is unknown, and a mark would hide it.
    guard lists.isRead, lists.fault == nil else { return }
    if let last = lastSafe { entry.mark = String(entries[last].updated.milliseconds) }
    guard reached == entries.count, isWhole, let validators = lists.validators else { return }
    entry.etag = validators.etag
    entry.lastModified = validators.lastModified
  }
}

extension FetchError {
  /// Whether it says something of one document, and others of the same server may be fetched.
  var isOfOneDocument: Bool {
    switch self {
    case .status(let status, _): [404, 410, 403, 401].contains(status)
    case .badReply, .tooLarge, .redirect, .address, .forbidden: true
    default: false
    }
  }
}
