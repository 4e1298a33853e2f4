import DocketModel
import DocketStore
import Synchronization
import TestSupport
import Testing

@testable import DocketRuntime

@Suite(.temporaryDirectory) struct FetchRunTests {
  @Test("Feeds are read side by side, and what fails is named with its reason")
  func many() throws {
    let scene = try FetchScene()
    var feeds: [Feed] = []
    for index in 0..<20 { feeds.append(try scene.feed("\(index).xml", "a\(index)\nb\(index)")) }
    feeds.append(try scene.feed(at: "404"))
    let told = Mutex<[(Int, Int, Int)]>([])
    let report = try FetchRun(scene.setup).run(
      feeds, keep: { (batch) throws(StoreError) in FeedGain(new: batch.briefings.count) },
      progress: { done, total, failed in told.withLock { $0.append((done, total, failed)) } })
    #expect(report.asked == 21)
    #expect(report.new == 40)
    #expect(report.failed.map(\.feed.address) == [feeds[20].address])
    #expect(report.failed.first?.problem.contains("404") == true)
    let last = try #require(told.withLock { $0.last })
    #expect(last == (21, 21, 1))
  }

  @Test("Briefings carry their feed, and the name it gives itself")
  func source() throws {
    let scene = try FetchScene()
    let feed = try scene.feed("a.xml", "one")
    _ = try scene.fetch([feed])
    let briefing = try #require(scene.kept.withLock { $0.first?.briefings.first })
    #expect(briefing.source == Source(name: "Hill News", feed: feed.address))
    #expect(scene.memory.titles() == [feed.address: "Hill News"])
  }

  @Test("What did not change is neither sent nor kept again; what changed is")
  func conditional() throws {
    let scene = try FetchScene()
    let feed = try scene.feed("a.xml", "one")
    #expect(try scene.fetch([feed]).new == 1)
    #expect(try scene.fetch([feed]).new == 0)
    #expect(scene.titles == [])
    _ = try scene.feed("a.xml", "one\ntwo")
    #expect(try scene.fetch([feed]).new == 2)
    #expect(try scene.server.heads("files/\(scene.name)/a.xml").count == 3)
  }

  @Test("What the store did not take comes again")
  func lostByTheStore() throws {
    let scene = try FetchScene()
    let feed = try scene.feed("a.xml", "one")
    #expect(throws: StoreError.noSpace("segments")) {
      try scene.fetch([feed], failing: .noSpace("segments"))
    }
    _ = try scene.fetch([feed])
    #expect(scene.titles == ["one"])
  }

  @Test("What the parser refused is read again when it is whole")
  func refused() throws {
    let scene = try FetchScene()
    let feed = try scene.feed("a.xml", "broken")
    let report = try scene.fetch([feed])
    #expect(report.failed.first?.problem.contains("too broken") == true)
    #expect(try scene.fetch([feed], named: true).failed.count == 1)
  }

  @Test("A feed that failed is left alone, longer each time, unless a person names it")
  func backOff() throws {
    let scene = try FetchScene()
    let feed = try scene.feed(at: "404?\(scene.name)")
    #expect(try scene.fetch([feed]).asked == 1)
    scene.wait(seconds: 3_000)
    #expect(try scene.fetch([feed]).asked == 0)
    #expect(try scene.fetch([feed], named: true).asked == 1)
    scene.wait(seconds: 3_600)
    #expect(try scene.fetch([feed]).asked == 0)
    scene.wait(seconds: 3_600)
    #expect(try scene.fetch([feed]).asked == 1)
    let health = try #require(scene.memory.health()[feed.address])
    #expect(health.failures == 3)
    #expect(health.succeeded == nil)
  }

  @Test("Waits double up to a day; a server may ask for a week at most; a success ends it")
  func doubling() {
    var health = FeedHealth()
    let now = Timestamp(seconds: 0)
    var waits: [Int64] = []
    for _ in 0..<8 {
      health.fail(at: now, "no", interval: 3_600, retryAfter: nil)
      waits.append(health.nextTry?.seconds ?? 0)
    }
    #expect(waits == [1, 2, 4, 8, 16, 24, 24, 24].map { $0 * 3_240 })
    health.fail(at: now, "no", interval: 3_600, retryAfter: 1 << 40)
    #expect(health.nextTry == Timestamp(seconds: 7 * 86_400))
    health.succeed(at: now)
    #expect(health == FeedHealth(tried: now, succeeded: now))
  }

  @Test("A server that says when it wants to be asked again is left alone until then")
  func retryAfter() throws {
    let scene = try FetchScene()
    let feed = try scene.feed(at: "503-date?\(scene.name)")
    _ = try scene.fetch([feed])
    let next = try #require(scene.memory.health()[feed.address]?.nextTry)
    #expect(next.seconds(since: scene.now.withLock { $0 }) > 7_000)
  }

  @Test("A fetch that is cancelled ends at once and keeps what it had")
  func cancelled() throws {
    let scene = try FetchScene()
    let quick = try scene.feed("a.xml", "one")
    let run = FetchRun(scene.setup)
    let ended = try #require(Gate<FetchReport>())
    let started = run.start(
      [quick, try scene.feed(at: "silence")],
      keep: { (batch) throws(StoreError) in
        run.cancel()
        return FeedGain(new: batch.briefings.count)
      }, progress: { _, _, _ in },
      done: { result in ended.open(with: (try? result.get()) ?? FetchReport()) })
    #expect(started)
    // The silent server alone would take all of its 20 seconds.
    let report = try #require(ended.wait(milliseconds: 15_000))
    #expect(report.isCancelled)
    #expect(report.new == 1)
  }

  @Test("A page for people names the feed that is meant, and looking at it finds that")
  func page() throws {
    let scene = try FetchScene()
    let feed = try scene.feed("a.xml", "one\ntwo")
    let page = try scene.feed("index.html", "page a.xml")
    let report = try scene.fetch([page])
    #expect(report.failed.first?.problem.contains("page") == true)
    let sighting = try FetchRun(scene.setup).sight(Feed(address: page.address))
    #expect(
      sighting
        == FeedSighting(feed: Feed(address: feed.address, title: "Hill News"), briefings: 2))
  }

  @Test("A page that stands in place of a feed is told, kept nowhere, and changes nothing")
  func pageInstead() throws {
    let scene = try FetchScene()
    let feed = try scene.feed("a.xml", "one")
    _ = try scene.fetch([feed])
    let known = scene.memory.load()[feed.address]
    _ = try scene.feed("a.xml", "maintenance until noon")
    let report = try scene.fetch([feed], named: true)
    #expect(report.failed.first?.problem.contains("page") == true)
    #expect(scene.titles.isEmpty)
    let entry = scene.memory.load()[feed.address]
    #expect(entry?.title == "Hill News")
    #expect(entry?.etag == known?.etag && entry?.lastModified == known?.lastModified)
  }

  @Test("An address that is none is named as such, without a look at the network")
  func noAddress() throws {
    let scene = try FetchScene()
    let report = try scene.fetch([Feed(address: "file:///etc/passwd")])
    #expect(report.failed.first?.problem.contains("scheme") == true)
  }

  @Test("A memory that is damaged or gone means one more full fetch, nothing else")
  func damagedMemory() throws {
    let scene = try FetchScene()
    let feed = try scene.feed("a.xml", "one")
    _ = try scene.fetch([feed])
    for text in ["", "{", "[]", #"{"feeds":{"\#(feed.address)":{"failures":-1,"tried":"x"}}}"#] {
      try write(text, to: "\(scene.directory)/feeds-test.json")
      #expect(try scene.fetch([feed]).new == 1)
    }
  }
}
