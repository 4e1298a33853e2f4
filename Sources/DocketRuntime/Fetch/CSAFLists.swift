import DocketFetch
import DocketModel

/// The lists of a provider: metadata lead to them, and they name the advisories.
///
/// A few are fetched and read at a time, however many the metadata name. What is wrong with one of them is told,
/// and the others are read all the same; a server that does not answer ends it.
struct CSAFLists {
  /// The most advisories that all lists of a provider may name: as many as one of them may.
  static let limit = ProviderList.limit
  /// So many lists are asked for or read at once.
  private static let width = 4

  private let limit: Int
  private var documentLimit = 0
  private var pending: [(id: Int, address: HTTPAddress)] = []
  private var underWay: [Int: HTTPAddress] = [:]
  /// Lists that are with the parser, without their bytes.
  private var documents: [Int: FetchedDocument] = [:]
  /// It was said that the feed ends: what is still under way comes to nothing.
  private var hasEnded = false

  /// What the lists name, those that are named twice too.
  var found: [CSAFIndex.Entry] = []
  /// Why the first of the missing lists was not read.
  private(set) var fault: FeedFailure?
  /// Those of the list itself, where that is the address: metadata say nothing of what they lead to.
  private(set) var validators: Validators?

  init(limit: Int = CSAFLists.limit) { self.limit = limit }

  /// All lists there are have been read, or are missing.
  var isRead: Bool { !hasEnded && pending.isEmpty && underWay.isEmpty }

  mutating func begin(
    _ address: HTTPAddress, _ validators: Validators, limit: Int
  ) -> [FeedStep] {
    documentLimit = limit
    underWay[0] = address
    let validators = CSAFIndex.isChanges(address) ? validators : Validators()
    return [.fetch(0, address, validators, limit: limit)]
  }

  mutating func fetched(_ id: Int, _ result: Result<FetchReply, FetchError>) -> [FeedStep] {
    guard !hasEnded, let address = underWay[id] else { return [] }
    switch result {
    case .failure(let error):
      guard id != 0, error.isOfOneDocument else { return end(.failed(error)) }
      return miss(id, .listMissing(address.text, .fetch(error)))
    case .success(.unchanged): return goOn(after: id)
    case .success(.document(var document)):
      let step = FeedStep.readList(id, document.bytes, CSAFIndex.form(of: document.address))
      document.bytes = []
      documents[id] = document
      return [step]
    }
  }

  mutating func listed(_ id: Int, _ listing: FeedListing) -> [FeedStep] {
    guard let document = documents.removeValue(forKey: id), !hasEnded else { return [] }
    let address = document.address.text
    switch listing {
    case .refused(let sentence):
      return miss(id, id == 0 ? .refused(sentence) : .listMissing(address, .refused(sentence)))
    case .noList: return miss(id, .badIndex(address))
    case .list(let list):
      switch CSAFIndex.part(of: list, from: document.address) {
      case .entries(let entries):
        guard found.count + entries.count <= limit else {
          return end(.end(.tooManyAdvisories(limit), retryAfter: nil))
        }
        found += entries
        if id == 0, CSAFIndex.isChanges(document.address) { validators = document.validators }
      case .indexes(let addresses):
        // Metadata that name metadata lead nowhere.
        guard id == 0, !addresses.isEmpty else { return miss(id, .badIndex(address)) }
        pending = addresses.enumerated().map { ($0 + 1, $1) }.reversed()
      }
      return goOn(after: id)
    }
  }

  private mutating func goOn(after id: Int) -> [FeedStep] {
    underWay[id] = nil
    var steps: [FeedStep] = []
    while underWay.count < Self.width, let (id, address) = pending.popLast() {
      underWay[id] = address
      steps.append(.fetch(id, address, Validators(), limit: documentLimit))
    }
    return steps
  }

  /// Without what the address itself leads to there is nothing to go on with.
  private mutating func miss(_ id: Int, _ failure: FeedFailure) -> [FeedStep] {
    guard id != 0 else { return end(.end(failure, retryAfter: nil)) }
    fault = fault ?? failure
    return goOn(after: id)
  }

  private mutating func end(_ step: FeedStep) -> [FeedStep] {
    hasEnded = true
    pending = []
    found = []
    return [step]
  }
}
