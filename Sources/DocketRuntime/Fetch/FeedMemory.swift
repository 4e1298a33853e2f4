public import DocketModel
import DocketFetch

/// How each feed answered on this host, and where to go on: `$XDG_STATE_HOME/docket/feeds-STORE.json`.
///
/// Disposable: without it each feed is asked for everything once more. Two sessions that fetch at once both
/// write it whole; what is lost by that is only asked again.
public struct FeedMemory: Sendable {
  private let path: String

  /// - Parameters:
  ///   - folder: `$XDG_STATE_HOME/docket`.
  ///   - store: the id of the store.
  public init(in folder: String, store: String) { path = "\(folder)/feeds-\(store).json" }

  /// What is known of one feed.
  struct Entry: Sendable, Hashable {
    var health = FeedHealth()
    var etag: String?
    var lastModified: String?
    /// What the feed calls itself.
    var title: String?
    /// How far a feed of many documents has been read: see ``CSAFTask``.
    var mark: String?
    /// Files of a folder, with the size and time they had when they were read.
    var files: [String: String] = [:]

    var validators: Validators { Validators(etag: etag, lastModified: lastModified) }
  }

  /// How each feed answered, by its address.
  public func health() -> [String: FeedHealth] { load().mapValues(\.health) }

  /// What each feed calls itself, by its address.
  public func titles() -> [String: String] { load().compactMapValues(\.title) }

  func load() -> [String: Entry] {
    guard let bytes = try? FileBytes.read(path, limit: 64 << 20),
      let feeds = (try? JSON(parsing: bytes))?["feeds"]?.members
    else { return [:] }
    var entries: [String: Entry] = [:]
    for feed in feeds { entries[feed.name] = Entry(json: feed.value) }
    return entries
  }

  /// Puts what was learnt of some feeds into the file; where that fails it is learnt again.
  func keep(_ learnt: [String: Entry]) {
    guard !learnt.isEmpty else { return }
    let all = load().merging(learnt) { _, new in new }
    let feeds = all.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) }
    let bytes = JSON.object([.init("feeds", .object(feeds))]).canonicalBytes()
    try? FileBytes.replace(path, with: bytes)
  }
}

extension FeedMemory.Entry {
  var json: JSON {
    .object([
      "tried": health.tried.map { .integer($0.milliseconds) },
      "succeeded": health.succeeded.map { .integer($0.milliseconds) },
      "failures": health.failures == 0 ? nil : .integer(Int64(health.failures)),
      "problem": health.problem.map(JSON.string),
      "next": health.nextTry.map { .integer($0.milliseconds) },
      "etag": etag.map(JSON.string), "modified": lastModified.map(JSON.string),
      "title": title.map(JSON.string), "mark": mark.map(JSON.string),
      "files": files.isEmpty
        ? nil : .object(files.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }),
    ])
  }

  init(json: JSON) {
    func time(_ name: String) -> Timestamp? {
      json[name]?.integer.map(Timestamp.init(milliseconds:))
    }
    health = FeedHealth(
      tried: time("tried"), succeeded: time("succeeded"),
      failures: Int(clamping: max(json["failures"]?.integer ?? 0, 0)),
      problem: json["problem"]?.string, nextTry: time("next"))
    etag = json["etag"]?.string
    lastModified = json["modified"]?.string
    title = json["title"]?.string
    mark = json["mark"]?.string
    for member in json["files"]?.members ?? [] { files[member.name] = member.value.string }
  }
}
