import DocketFetch
import DocketImport
import DocketModel

/// A folder of this host: its new and changed files, one after the other.
final class FolderTask: FeedTask {
  private let feed: Feed
  /// Size and time of each file when it was read last.
  private var known: [String: String]
  private var files: [(path: String, stamp: String)] = []
  private var next = 0
  private var waiting: [Briefing] = []
  private var failures: [String] = []
  /// Something of it was read, now or earlier.
  private var hasRead = false

  /// So many briefings go into the store with one call.
  private static let part = 500
  /// The most files of a folder.
  ///
  /// Each is looked at in every run, and its size and time are kept in the one file of all feeds, which is read and
  /// written whole.
  static let fileLimit = 100_000
  private let limit: Int
  private let sentence: (Feed, FeedFailure) -> String

  init(
    _ feed: Feed, _ entry: FeedMemory.Entry, limit: Int = fileLimit,
    sentence: @escaping (Feed, FeedFailure) -> String
  ) {
    self.feed = feed
    self.sentence = sentence
    self.limit = limit
    known = entry.files
  }

  func begin() -> [FeedStep] { [.walk(0, folder: feed.address, limit: limit)] }

  func walked(_ id: Int, _ walk: FolderWalk) -> [FeedStep] {
    if let failure = walk.failure { return [.end(failure, retryAfter: nil)] }
    // A store is not meant when a folder is followed that also holds one: nothing has failed.
    failures = walk.refused.filter { $0.fault != .store }
      .map { "\($0.path): \(sentence(feed, .folder($0.fault)))" }
    files = walk.files.filter { known[$0.path] != $0.stamp }
    // What is gone is forgotten, so that it is read when it comes back.
    let there = Set(walk.files.map(\.path))
    known = known.filter { there.contains($0.key) }
    hasRead = files.count < there.count
    return step()
  }

  private func step() -> [FeedStep] {
    if waiting.count >= Self.part || next == files.count, !waiting.isEmpty {
      return [.keep(feed.own(waiting, title: nil))]
    }
    guard next < files.count else { return [.end(trouble, retryAfter: nil)] }
    return [.readFile(next, path: files[next].path)]
  }

  private var trouble: FeedFailure? {
    failures.isEmpty ? nil : .documents(failures, isAll: !hasRead)
  }

  func fetched(_ id: Int, _ result: Result<FetchReply, FetchError>) -> [FeedStep] { [] }

  func read(_ id: Int, _ reading: FeedReading) -> [FeedStep] {
    let path = files[id].path
    switch reading {
    case .refused(let sentence): failures.append("\(path): \(sentence)")
    case .document(let document):
      hasRead = true
      waiting += document.briefings.map { briefing in
        var briefing = briefing
        briefing.source.path = path
        return briefing
      }
    }
    next = id + 1
    return step()
  }

  func kept() -> [FeedStep] {
    waiting = []
    // A file that cannot be read is told once, and again when it has changed.
    for file in files[..<next] { known[file.path] = file.stamp }
    return step()
  }

  func remember(in entry: inout FeedMemory.Entry) {
    if waiting.isEmpty { for file in files[..<next] { known[file.path] = file.stamp } }
    entry.files = known
  }
}
