import DocketFetch
import DocketImport
import DocketModel

/// A feed that is one document: RSS, Atom, JSON Feed, the KEV catalogue, a single advisory.
final class SingleTask: FeedTask {
  private let feed: Feed
  private let validators: Validators
  private var document: FetchedDocument?
  private var title: String?
  private var isKept = false

  init(_ feed: Feed, _ entry: FeedMemory.Entry) {
    self.feed = feed
    validators = entry.validators
  }

  func begin() -> [FeedStep] {
    do throws(AddressFault) {
      let address = try HTTPAddress(feed.address)
      return [.fetch(0, address, validators, limit: feed.documentLimit)]
    } catch {
      return [.end(.fetch(.address(error)), retryAfter: nil)]
    }
  }

  func fetched(_ id: Int, _ result: Result<FetchReply, FetchError>) -> [FeedStep] {
    switch result {
    case .failure(let error): return [.failed(error)]
    case .success(.unchanged): return [.done]
    case .success(.document(var document)):
      let options = ImportOptions(contentType: document.contentType, base: document.address.text)
      let step = FeedStep.read(0, document.bytes, options)
      // They are with the parser now.
      document.bytes = []
      self.document = document
      return [step]
    }
  }

  func read(_ id: Int, _ reading: FeedReading) -> [FeedStep] {
    switch reading {
    case .refused(let sentence): return [.end(.refused(sentence), retryAfter: nil)]
    case .document(let document):
      // A page in its place says that the server has trouble, and nothing of what is followed.
      if let address = self.document?.address,
        let failure = FeedFailure.notAFeed(document, at: address)
      {
        return [.end(failure, retryAfter: nil)]
      }
      title = document.title
      // A feed may be empty.
      if document.briefings.isEmpty {
        isKept = true
        return [.done]
      }
      return [.keep(feed.own(document.briefings, title: document.title))]
    }
  }

  func kept() -> [FeedStep] {
    isKept = true
    return [.done]
  }

  func remember(in entry: inout FeedMemory.Entry) {
    if let title { entry.title = title }
    // What was not kept must come again.
    guard isKept, let document else { return }
    entry.etag = document.validators.etag
    entry.lastModified = document.validators.lastModified
  }
}
