import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// The screen of the feeds: seen, opened, added to, tried, removed.
@Suite struct FeedsTests {
  private func harness(columns: Int = 80, rows: Int = 24) -> Harness {
    var harness = Harness(Samples.all, columns: columns, rows: rows)
    harness.type("g f")
    return harness
  }

  private let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  @Test(arguments: [true, false])
  func `a trial that cannot begin is over, and leaves nothing under way`(isTyped: Bool) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type(isTyped ? "gf a \"https://example.org/feed\" Enter" : "gf t")
    #expect(harness.outward.count == 1)
    harness.send(.fetchStopped("nothing is fetched here"))
    #expect(harness.lastRow.contains("Nothing is fetched here"))
    harness.type("R")
    #expect(harness.outward.contains(.fetch) && !harness.lastRow.contains("under way"))
  }

  @Test func `an empty list says how the first feed is added`() throws {
    for size in sizes {
      var harness = Harness(Samples.all, columns: size.columns, rows: size.rows)
      harness.feeds = []
      harness.type("g f")
      #expect(harness.screen.contains("a adds one"))
      try expectGolden(harness.grid, "feeds-empty-\(size.columns)x\(size.rows)")
    }
  }

  @Test func `what fails stands first, with why, when it is asked again, and how often it failed`()
  {
    let harness = harness(columns: 120, rows: 40)
    #expect(harness.lines[2].hasPrefix("> ! Halden security advisories"))
    let notes = [
      "The host did not answer within 10 seconds", "3 times in a row", "again at 14:05",
    ]
    for words in notes {
      #expect(harness.screen.contains(words), "\(words)")
    }
    #expect(harness.lines[0].contains("7 · 1 failing · 1 silent"))
  }

  @Test func `silence, an unsigned transport and a feed that was never asked are told`() {
    let harness = harness()
    for words in ["silent for 12 days", "unsigned transport", "never"] {
      #expect(harness.screen.contains(words), "\(words)")
    }
    #expect(harness.lines.contains { $0.hasPrefix("  ? new.example") })
  }

  @Test func `the cursor stands on a feed and moves from feed to feed`() {
    var harness = harness()
    #expect(harness.grid.cursor == Position(column: 0, row: 2))
    harness.type("j")
    #expect(harness.cursorLine.hasPrefix("> ? new.example"))
    harness.type("G")
    #expect(harness.cursorLine.hasPrefix(">   東京"))
    harness.type("2 k g g")
    #expect(harness.grid.cursor?.row == 2)
    harness.resize(40, 10)
    harness.type("G")
    #expect(harness.cursorLine.contains("東京"))
  }

  @Test func `Enter shows what the feed brought, and the way back is the usual one`() {
    var harness = harness()
    harness.type("2 j Enter")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browse.view == .briefings)
    #expect(
      harness.app.browse.list.narrowing
        == "feed:https://advisories.brightdesk.example/feed.xml")
    harness.type("' '")
    #expect(harness.app.browse.view == .inbox)
  }

  @Test func `every address leads to a query that asks for it`() throws {
    for row in Samples.feeds {
      let text = Query.term(.feed(row.feed.address)).description
      #expect(try Query(parsing: text) == .term(.feed(row.feed.address)))
    }
  }

  @Test func `an address that is typed is tried and added, and what it answered is told`() {
    var harness = harness(columns: 120)
    harness.type("a \"orbital.example\" Enter")
    let typed = Feed(address: "https://orbital.example")
    #expect(harness.outward == [.tryFeed(typed)] && harness.acts.isEmpty)
    #expect(harness.lastRow.contains("Asking orbital.example - Ctrl-C ends it"))
    // The page leads to its feed.
    let found = Feed(address: "https://orbital.example/feed.xml", title: "Orbital")
    harness.send(.feedTried(FeedTrial(feed: typed, outcome: .found(found, briefings: 20))))
    #expect(harness.acts == [.follow([found])] && harness.lastTargets == [.feed(found.address)])
    #expect(harness.lastRow.contains("Added \"Orbital\": 20 briefings - R takes them in"))
    #expect(harness.cursorLine.hasPrefix("> ? Orbital"))
  }

  @Test func `an address that fails is added all the same, and u takes it back`() {
    var harness = harness(columns: 120)
    harness.type("a \"https://orbital.example/x\" Enter")
    harness.send(
      .feedTried(
        FeedTrial(
          feed: Feed(address: "https://orbital.example/x"),
          outcome: .failed("it answered 404 Not Found; look at the address"))))
    #expect(
      harness.lastRow.contains(
        "Added, but it failed: it answered 404 Not Found; look at the address - u undo"))
    harness.type("u")
    #expect(!harness.screen.contains("orbital.example"))
  }

  @Test func `what is cancelled is not added`() {
    var harness = harness()
    harness.type("a \"orbital.example/feed\" Enter Ctrl-C")
    #expect(harness.outward.last == .cancelFetch)
    let feed = Feed(address: "https://orbital.example/feed")
    harness.send(.feedTried(FeedTrial(feed: feed, outcome: .cancelled)))
    #expect(harness.acts.isEmpty && harness.lastRow.contains("Cancelled"))
    harness.type("t")
    #expect(harness.outward.last == .tryFeed(harness.feeds[3].feed))
  }

  @Test func `the first feed is added over the welcome, and taken back there`() {
    var harness = Harness([])
    harness.feeds = []
    harness.type("g f a \"orbital.example/feed\" Enter")
    let feed = Feed(address: "https://orbital.example/feed")
    harness.send(.feedTried(FeedTrial(feed: feed, outcome: .found(feed, briefings: 1))))
    #expect(harness.acts == [.follow([feed])])
    harness.type("u")
    #expect(harness.undos == [false])
    #expect(harness.screen.contains("No feeds yet"))
  }

  @Test(arguments: [
    "ftp://x.example/a", "https://", "two words", "word", "file:///etc/passwd",
    "https://ana:secret@x.example/a", "srv/briefings",
  ])
  func `what can be no address comes back with why`(text: String) {
    var harness = harness(columns: 120)
    harness.type("a \"\(text)\" Enter")
    #expect(harness.outward.isEmpty)
    #expect(harness.lastRow.contains("begins with https:// or http://"))
    harness.type("Esc")
    #expect(harness.app.isOnFeeds)
  }

  @Test func `a feed that is there already is not added again, but shown`() {
    var harness = harness()
    harness.type("a \"http://paloma.example/rss\" Enter")
    #expect(harness.outward.isEmpty)
    #expect(harness.lastRow.contains("\"Paloma news\" is here already"))
    #expect(harness.cursorLine.contains("Paloma news"))
  }

  @Test func `a test asks one feed, keeps the keys free, and can be cancelled`() {
    var harness = harness()
    let feed = harness.feeds[3].feed
    harness.type("t")
    #expect(harness.outward == [.tryFeed(feed)])
    #expect(harness.lines[2].hasPrefix("> … Halden"))
    harness.type("j t")
    #expect(harness.outward == [.tryFeed(feed)])
    #expect(harness.lastRow.contains("being asked"))
    harness.type("Ctrl-C")
    #expect(harness.outward.last == .cancelFetch)
    harness.send(.feedTried(FeedTrial(feed: feed, outcome: .cancelled)))
    #expect(harness.lastRow.contains("Cancelled"))
    harness.type("k t")
    harness.send(.feedTried(FeedTrial(feed: feed, outcome: .found(feed, briefings: 1))))
    #expect(harness.lastRow.contains("\"Halden security advisories\" has 1 briefing"))
  }

  @Test func `what a feed answered stays on its row until feeds are fetched`() throws {
    for size in sizes {
      var harness = harness(columns: size.columns, rows: size.rows)
      let feeds = harness.app.feedsInOrder
      harness.type("t")
      harness.send(
        .feedTried(
          FeedTrial(feed: feeds[0], outcome: .failed("its server has no such page (404)"))))
      harness.type("j t")
      harness.send(.feedTried(FeedTrial(feed: feeds[1], outcome: .found(feeds[1], briefings: nil))))
      harness.type("j t")
      let moved = Feed(address: "https://brightdesk.example/all.xml", title: "All")
      harness.send(.feedTried(FeedTrial(feed: feeds[2], outcome: .found(moved, briefings: 3))))
      harness.type("q g f")
      try expectGolden(harness.grid, "feeds-tried-\(size.columns)x\(size.rows)")
    }
    var harness = harness(columns: 120, rows: 40)
    let feed = harness.feeds[3].feed
    harness.type("t")
    harness.send(.feedTried(FeedTrial(feed: feed, outcome: .found(feed, briefings: 61))))
    harness.type("j")
    #expect(harness.lines[3].contains("Tried 09:00: 61 briefings · The host did not answer"))
    harness.send(.feedsFound(harness.feeds))
    #expect(harness.screen.contains("Tried 09:00"))
    harness.type("k t")
    #expect(!harness.screen.contains("Tried 09:00"))
    let problem = harness.feeds[3].health.problem ?? ""
    harness.send(.feedTried(FeedTrial(feed: feed, outcome: .failed(problem))))
    #expect(harness.screen.contains("Tried 09:00, failed again · The host did not answer"))
    harness.type("R")
    #expect(!harness.screen.contains("Tried 09:00"))
  }

  @Test func `what a new feed answered is on its row`() {
    var harness = harness()
    harness.type("a \"orbital.example\" Enter")
    let typed = Feed(address: "https://orbital.example")
    let found = Feed(address: "https://orbital.example/feed.xml", title: "Orbital")
    harness.send(.feedTried(FeedTrial(feed: typed, outcome: .found(found, briefings: 20))))
    #expect(
      harness.screen.contains("Tried 09:00: 20 briefings at https://orbital.example/feed.xml"))
  }

  @Test(arguments: [
    ("~/advisories", "/home/ana/advisories"), ("~", "/home/ana"), ("~/a/", "/home/ana/a"),
    ("/srv/a//", "/srv/a"), ("//srv//a", "/srv/a"), ("~//a", "/home/ana/a"), ("/", "/"),
  ])
  func `a folder may be named from home`(typed: String, path: String) {
    var harness = harness()
    harness.type("a \"\(typed)\" Enter")
    #expect(harness.outward == [.tryFeed(Feed(address: path, kind: .folder))])
  }

  @Test(arguments: [
    ("feed:br", "feed:\"Brightdesk advisories\""),
    ("is:kev -feed:corv", "is:kev -feed:corvid.example/security/atom"),
    ("feed:https://new", "feed:https://new.example/csaf/provider-metadata.json"),
    ("feed:known", "feed:\"Known exploited\""), ("feed:zebra", "feed:zebra"),
  ])
  func `Tab knows the feeds in a query`(typed: String, completed: String) {
    for prompt in ["/", "T"] {
      var harness = Harness(Samples.all, columns: 120, rows: 40)
      harness.type("\(prompt) \"\(typed)\" Tab")
      #expect(harness.lastRow.contains(completed), "\(harness.lastRow)")
    }
  }

  @Test func `a title that only this host heard is no word of a query`() throws {
    var row = Samples.feed("https://heard.example/feed", nil, 1)
    row.hear("Heard")
    #expect(row.feed.title == "Heard")
    #expect(FeedRow.names(of: [row]) == ["heard.example/feed", "https://heard.example/feed"])
    row = Samples.feed("https://heard.example/feed", "Named", 1)
    row.hear("Heard")
    #expect(FeedRow.names(of: [row]).first == "Named")
  }

  @Test func `the feeds are asked for as the word for them begins, not before`() {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("/ \"fee\"")
    #expect(harness.app.fetch.names == nil)
    harness.type("\"d:ta\"")
    harness.release()
    #expect(harness.app.fetch.names?.contains("paloma.example/rss") == true)
  }

  @Test(arguments: ["x", "d"])
  func `removing asks nothing, and u puts the feed back`(key: String) {
    var harness = harness()
    let feed = harness.feeds[3].feed
    harness.type(key)
    #expect(harness.acts == [.unfollow] && harness.lastTargets == [.feed(feed.address)])
    #expect(
      harness.lastRow.contains("Feed removed: Halden security advisories; its briefings stay"))
    #expect(harness.lastRow.contains("u undo"))
    #expect(!harness.lines[2].contains("Halden"))
    harness.type("j")
    #expect(harness.lastRow.contains("u undo"))
    harness.type("u")
    #expect(harness.screen.contains("Halden") && harness.app.isOnFeeds)
    harness.type("U")
    #expect(!harness.screen.contains("Halden"))
  }

  @Test func `a feed is given a name, and its own again`() {
    var harness = harness()
    harness.type("G e Ctrl-U \"Tokyo\" Enter")
    #expect(harness.lastRow.contains("Its name is Tokyo now - u undo"))
    #expect(harness.cursorLine.contains("Tokyo"))
    harness.type("e Ctrl-U Enter")
    #expect(harness.cursorLine.contains("inbox"))
    #expect(harness.acts.count == 2)
    harness.type("e Enter")
    #expect(harness.acts.count == 2)
  }

  @Test func `rows that come again stay in their places`() {
    var harness = harness()
    harness.type("j")
    let before = harness.cursorLine
    harness.feeds[0].health.failures = 1
    harness.feeds[0].health.problem = "it answered 500"
    harness.send(.feedsFound(harness.feeds))
    #expect(harness.cursorLine == before)
    harness.type("q g f")
    #expect(harness.lines[2].contains("Brightdesk"))
  }

  @Test func `a read-only store is not changed`() {
    var harness = Harness(Samples.all, readOnly: true)
    harness.type("g f x")
    #expect(harness.acts.isEmpty && harness.lastRow.contains("read-only"))
    harness.type("a \"orbital.example/feed\" Enter")
    #expect(harness.acts.isEmpty && harness.outward.isEmpty)
    #expect(harness.lastRow.contains("read-only"))
  }

  @Test func `what leads elsewhere leaves it, and q comes back to where I was`() {
    var harness = harness()
    harness.type("q")
    #expect(harness.app.overlays.isEmpty && !harness.app.isQuitting)
    harness.type("g f g m")
    #expect(harness.app.overlays.isEmpty && harness.app.browse.view == .mine)
    harness.type("g f g l q")
    #expect(harness.app.isOnFeeds)
    harness.type("g h")
    #expect(harness.app.isOnSince)
    harness.type("g f Esc")
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `a hostile name is drawn as text`() {
    var harness = Harness(Samples.all)
    harness.feeds = [Samples.feed("https://x.example/a", "a\u{1B}[31m\u{202E}b\nc", 1)]
    harness.type("g f x")
    #expect(!harness.screen.contains("\u{1B}") && !harness.screen.contains("\u{202E}"))
  }
}

extension App {
  /// The feeds as the screen of them lists them.
  fileprivate var feedsInOrder: [Feed] {
    for case .feeds(let feeds) in overlays { return (feeds.rows ?? []).map(\.feed) }
    return []
  }
}
