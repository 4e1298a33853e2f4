import DocketFetch
import DocketImport
import DocketModel
import Glibc

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

  func begin() -> [FeedStep] {
    guard feed.address.hasPrefix("/"), Walk.isFolder(feed.address) else {
      return [.end(.folder(.failed(ENOENT)), retryAfter: nil)]
    }
    var there: [String: String] = [:]
    var refusal: FileFault?
    let paths = Walk.files(below: feed.address, limit: limit) { path, fault in
      if path == feed.address { refusal = fault }
      failures.append("\(path): \(sentence(feed, .folder(fault)))")
    }
    if let refusal { return [.end(.folder(refusal), retryAfter: nil)] }
    guard paths.count <= limit else { return [.end(.tooManyFiles(limit), retryAfter: nil)] }
    for path in paths {
      guard let stamp = Self.stamp(of: path) else { continue }
      there[path] = stamp
      if known[path] != stamp { files.append((path, stamp)) }
    }
    // What is gone is forgotten, so that it is read when it comes back.
    known = known.filter { there[$0.key] != nil }
    hasRead = files.count < there.count
    return step()
  }

  private static func stamp(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_size)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  private func step() -> [FeedStep] {
    if waiting.count >= Self.part || next == files.count, !waiting.isEmpty {
      return [.keep(feed.own(waiting, title: nil))]
    }
    guard next < files.count else { return [.end(trouble, retryAfter: nil)] }
    return [.readFile(next, path: files[next].path)]
  }

  private var trouble: FeedFailure? {
    failures.first.map { .documents(failures.count, $0, isAll: !hasRead) }
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
