import DocketFetch
import DocketImport
import DocketModel

/// How one feed is read, step by step; a kind of feed is one of these.
///
/// A task does nothing itself: it says what is to be done next, and is told what came of it. It has ended once
/// it said so and nothing it asked for is under way.
protocol FeedTask: AnyObject {
  func begin() -> [FeedStep]
  /// A document was fetched, or not.
  func fetched(_ id: Int, _ result: Result<FetchReply, FetchError>) -> [FeedStep]
  /// A document was read, or not.
  func read(_ id: Int, _ reading: FeedReading) -> [FeedStep]
  /// A list was read, or not.
  func listed(_ id: Int, _ listing: FeedListing) -> [FeedStep]
  /// A folder was looked through, or not.
  func walked(_ id: Int, _ walk: FolderWalk) -> [FeedStep]
  /// What was to be kept is in the store.
  func kept() -> [FeedStep]
  /// What is to be remembered of the feed once it has ended, or was ended.
  func remember(in entry: inout FeedMemory.Entry)
}

extension FeedTask {
  func listed(_ id: Int, _ listing: FeedListing) -> [FeedStep] { [] }
  func walked(_ id: Int, _ walk: FolderWalk) -> [FeedStep] { [] }
}

/// What is to be done next; the number comes back with the answer.
enum FeedStep {
  case fetch(Int, HTTPAddress, Validators, limit: Int)
  case read(Int, [UInt8], ImportOptions)
  case readList(Int, [UInt8], ProviderList.Form)
  /// Bytes of a file of this host.
  case readFile(Int, path: String)
  /// The names of all files of a folder of this host.
  case walk(Int, folder: String, limit: Int)
  case keep([Briefing])
  case end(FeedFailure?, retryAfter: Int?)

  static let done = FeedStep.end(nil, retryAfter: nil)

  static func failed(_ error: FetchError) -> FeedStep {
    if case .status(_, let seconds) = error {
      return .end(.fetch(error), retryAfter: seconds)
    }
    return .end(.fetch(error), retryAfter: nil)
  }
}

extension Feed {
  /// The largest document of this kind: catalogues and advisories of thousands of products are large.
  var documentLimit: Int {
    switch kind {
    case .feed, .folder: 16 << 20
    case .csaf, .kev: 64 << 20
    }
  }

  /// Briefings with this feed as their source.
  func own(_ briefings: [Briefing], title: String?) -> [Briefing] {
    briefings.map { briefing in
      var briefing = briefing
      briefing.source.feed = address
      if briefing.source.name == nil { briefing.source.name = self.title ?? title }
      return briefing
    }
  }
}
