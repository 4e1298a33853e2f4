import DocketFetch
import DocketImport
import DocketModel
import DocketStore
import Synchronization
import TestSupport

@testable import DocketRuntime

/// Feeds on the server of the tests, read by a parser that takes each line for a briefing.
final class FetchScene: Sendable {
  let server: HostileServer
  /// A folder of the server that belongs to this test.
  let name: String
  let directory: String
  let now = Mutex(Timestamp(seconds: 1_795_000_000))
  let kept = Mutex<[FeedBatch]>([])
  let memory: FeedMemory
  let settings: FetchSettings

  init(concurrency: Int = 8) throws {
    server = try HostileServer.shared.get()
    directory = try TemporaryDirectory.path
    name = "\(UInt32.random(in: 0...UInt32.max))"
    memory = FeedMemory(in: directory, store: "test")
    settings = FetchSettings(timeoutSeconds: 20, intervalSeconds: 3_600, concurrency: concurrency)
  }

  var setup: FetchSetup {
    FetchSetup(
      agent: "docket/test", settings: settings, memory: memory,
      now: { [self] in now.withLock { $0 } },
      access: { (_, _) throws(FeedFailure) in
        FeedAccess(policy: AddressPolicy(allowsPrivate: true))
      },
      read: { bytes, options in
        let text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("broken") { return .refused("is too broken to read") }
        if text.hasPrefix("page ") {
          var document = Document(format: .html)
          document.feeds = [FeedOutline(url: String(text.dropFirst(5)))]
          return .document(document)
        }
        if text.hasPrefix("maintenance") {
          let briefings = [Briefing(title: "Back soon")]
          return .document(Document(format: .html, title: "Back soon", briefings: briefings))
        }
        let lines = text.split(separator: "\n").map { Briefing(title: String($0)) }
        return .document(Document(format: .feed, title: "Hill News", briefings: lines))
      },
      list: { bytes, form in
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains("broken list") { return .refused("is too broken to read") }
        return ProviderList(reading: bytes, form).map(FeedListing.list) ?? .noList
      }, sentence: { "\($1)" })
  }

  /// A feed with these lines.
  func feed(_ file: String, _ text: String, kind: Feed.Kind = .feed) throws -> Feed {
    Feed(address: try server.serve(text, as: "\(name)/\(file)"), kind: kind)
  }

  /// A feed at a behaviour of the server.
  func feed(at behaviour: String) throws -> Feed { Feed(address: try server.url(behaviour)) }

  func fetch(
    _ feeds: [Feed], named: Bool = false, failing: StoreError? = nil
  ) throws(StoreError) -> FetchReport {
    kept.withLock { $0 = [] }
    return try FetchRun(setup).run(
      feeds, named: named,
      keep: { (batch) throws(StoreError) in
        if let failing { throw failing }
        kept.withLock { $0.append(batch) }
        return FeedGain(new: batch.briefings.count)
      })
  }

  /// Titles of what was kept by the last fetch.
  var titles: [String] { kept.withLock { $0.flatMap { $0.briefings.map(\.title) } } }

  func wait(seconds: Int64) { now.withLock { $0 = $0.adding(seconds: seconds) } }
}
