import DocketModel
import Testing

@testable import DocketStore

@Suite struct `Queries to the state` {
  /// Four briefings: Fortinet with two actions, a Japanese one, a plain one, and one without actions.
  static func state() throws -> StateDatabase {
    var scene = Scene()
    let today = Scene.today
    scene.briefing(
      "forti", "FortiOS: session token leak", actions: [("Patch FortiOS", ""), ("Hunt", "")],
      due: [1: today.adding(days: 3), 2: today.adding(days: -2)],
      text: "A session token can be read without login.", source: "vendor"
    ) {
      $0.cves = ["CVE-2026-1234"]
      $0.severity = .critical
      $0.isExploited = true
      $0.topics = ["Network security"]
      $0.actions[0].products = ["Fortinet FortiOS"]
    }
    scene.briefing("jp", "侵害調査の報告", actions: [("ログを確認", "")], text: "東京で観測") {
      $0.cves = ["CVE-2026-12345"]
      $0.severity = .low
    }
    scene.briefing("plain", "Budget talk", actions: [("Read \"it\" (AND) OR *", "")]) {
      $0.published = nil
      $0.identifiers = ["GHSA-xxxx-yyyy"]
    }
    scene.briefing("news", "No actions here", text: "The token of the session is safe.")
    let hunt = Subject.action(Scene.id("forti", "Hunt"))
    let patch = Subject.action(Scene.id("forti", "Patch FortiOS"))
    try scene.act(.assign(owners: ["raj"], due: nil), on: [patch], seeing: scene.state())
    try scene.act(.decide(Decision(.doing)), on: [hunt], by: Scene.raj, seeing: scene.state())
    let news = Subject.briefing(BriefingKey(rawValue: "news"))
    try scene.act(.opened, on: [news], seeing: scene.state())
    try scene.act(.tag(add: ["Later"], remove: []), on: [news], seeing: scene.state())
    return try scene.state()
  }

  @Test func `whole briefings one after the other prepare no statement again`() throws {
    var scene = Scene()
    for key in ["a", "b", "c"] {
      scene.briefing(key, "About \(key)", actions: [("Patch \(key)", "")])
      let subject = Subject.briefing(BriefingKey(rawValue: key))
      try scene.act(.opened, on: [subject], seeing: scene.state())
      scene.briefing(key, "About \(key), again", actions: [("Patch \(key)", "now")])
    }
    let state = try scene.state()
    let asker = Scene.asker(aliases: ["asilva"], watch: ["about"])
    var prepared: [Int] = []
    for key in ["a", "b", "c"] {
      let briefing = try state.briefing(BriefingKey(rawValue: key), for: asker)
      #expect(briefing?.row.title == "About \(key), again")
      #expect(briefing?.actions.map(\.action.title) == ["Patch \(key)"])
      #expect(briefing?.changes.isEmpty == false)
      prepared.append(state.database.prepared)
    }
    #expect(Set(prepared).count == 1, "\(prepared)")
  }

  @Test(arguments: [
    ("", ["forti", "jp", "news", "plain"]),
    ("is:unread", ["jp", "plain"]),
    ("is:read", ["forti", "news"]),
    ("is:settled", ["news"]),
    ("is:overdue", ["forti"]),
    ("is:kev", ["forti"]),
    ("is:ours", ["forti"]),
    ("is:open", ["forti", "jp", "plain"]),
    ("-is:open", ["news"]),
    ("is:inbox", ["forti", "jp", "plain"]),
    ("state:doing", ["forti"]),
    ("owner:raj", ["forti"]),
    ("owner:RAJ", ["forti"]),
    ("owner:me", []),
    ("owner:raj state:doing", []),
    ("owner:raj due:<7d state:open", ["forti"]),
    ("owner:raj due:<1d", []),
    ("-owner:raj state:open", ["jp", "plain"]),
    ("owner:raj or state:open", ["forti", "jp", "plain"]),
    ("due:none", ["jp", "plain"]),
    ("severity:>=high", ["forti"]),
    ("severity:<high", ["jp"]),
    ("cve:CVE-2026-1234", ["forti"]),
    ("cve:2026-1234", ["forti"]), ("cve:CVE-2026", ["forti", "jp"]),
    ("cve:2026-12", ["forti", "jp"]), ("cve:2026-12345*", ["jp"]), ("cve:2026-2", []),
    ("cve:CVE-2025", []),
    ("topic:\"network security\"", ["forti"]),
    ("vendor:fortinet", ["forti"]),
    ("source:vend", ["forti"]),
    ("tag:later", ["news"]),
    ("token", ["forti", "news"]),
    ("\"session token\"", ["forti"]),
    ("forti*", ["forti"]),
    ("調査", ["jp"]),
    ("東京", ["jp"]),
    ("京東", []),
    ("測", ["jp"]),
    ("確認", ["jp"]),
    ("published:none", ["plain"]),
    ("published:>2020-01-01", ["forti", "jp", "news", "plain"]),
    ("published:<2020-01-01", []),
    ("ever:done", []),
    ("ever:doing", ["forti"]),
  ])
  func `a query on briefings finds`(query: String, expected: [String]) throws {
    let asker = Scene.asker(watch: ["fortinet", "\"", "-"])
    #expect(try Self.state().keys(query, for: asker).sorted() == expected)
  }

  @Test(arguments: [
    ("", 4), ("is:open", 4), ("owner:raj", 1), ("-owner:raj", 3), ("is:overdue", 1), ("due:<7d", 2),
    ("state:doing or owner:raj", 2), ("token", 2), ("is:kev state:open", 1), ("owner:-", 3),
  ])
  func `a query on actions finds`(query: String, count: Int) throws {
    #expect(try Self.state().titles(ofActions: query).count == count)
  }

  @Test(arguments: [
    "\"", "*", "a\" OR title:b", "NEAR(a b)", "^x", "{title}: y", "'; --", "\0", "(((",
  ])
  func `no word a person types is taken for SQL or for a search operator`(word: String) throws {
    let query = Query.and([
      .term(.words(word, isPhrase: false, isPrefix: true)), .term(.vendor(word)),
      .term(.cve(word)), .term(.tag(word)), .term(.source(word)), .term(.feed(word)),
      .term(.owner(word)),
    ])
    let state = try Self.state()
    for kind in [RowKind.briefings, .actions] {
      let request = ListingRequest(kind: kind, query: query, order: .inbox)
      let listing = try state.listing(request, for: Scene.asker(watch: [word]))
      #expect(listing.subjects.isEmpty)
      let names = Query.or([.term(.vendor(word)), .term(.tag(word)), .term(.owner(word))])
      let named = ListingRequest(kind: kind, query: names, order: .inbox)
      #expect(try state.listing(named, for: Scene.asker()).subjects.isEmpty)
    }
  }

  @Test(arguments: [
    (Query.Term.cve("CVE-2026-12*"), ["forti", "jp"]), (.cve("CVE-2026"), ["forti", "jp"]),
    (.cve("CVE-2026-1"), []), (.identifier("GHSA-xxxx-yyyy"), ["plain"]),
    (.words("(AND)", isPhrase: false, isPrefix: false), ["plain"]),
    (.flag(.baseline), []), (.topic("security"), ["forti"]),
  ])
  func `a term that the query language writes otherwise finds`(
    term: Query.Term, expected: [String]
  ) throws {
    let request = ListingRequest(kind: .briefings, query: .term(term), order: .newest)
    let found = try Self.state().listing(request, for: Scene.asker()).subjects.map(\.stored)
    #expect(found.sorted() == expected.map { "b" + $0 })
  }

  @Test(arguments: [
    // The word is in the title of one and deep in the text of the other.
    ("session", ["forti", "news"]), ("session token", ["forti", "news"]),
    ("token is:read", ["forti", "news"]),
    // Without one word that all have there is nothing to rank by: newest first.
    ("safe or budget", ["plain", "news"]), ("", ["plain", "forti", "news", "jp"]),
  ])
  func `the best match comes first`(query: String, keys: [String]) throws {
    let state = try Self.state()
    let request = ListingRequest(
      kind: .briefings, query: try Query(parsing: query), order: .match)
    let found = try state.listing(request, for: Scene.asker()).subjects
    #expect(found == keys.map { .briefing(BriefingKey(rawValue: $0)) })
  }

  @Test func `the Inbox has its bands in order, with counts`() throws {
    let state = try Self.state()
    let request = ListingRequest(kind: .briefings, query: .inbox, order: .inbox)
    let listing = try state.listing(request, for: Scene.asker(watch: ["調査"]))
    #expect(listing.bands.map(\.band) == [.overdue, .touchesUs, .rest])
    #expect(listing.bands.map(\.count) == [1, 1, 1])
    #expect(listing.subjects.map(\.stored) == ["bforti", "bjp", "bplain"])
  }

  @Test func `the totals count what needs me, what is late, and what is open`() throws {
    let totals = try Self.state().totals(for: Scene.asker())
    #expect(totals == Totals(needsMe: 3, overdue: 1, openActions: 4, briefings: 4))
  }

  @Test func `ids resolve from prefixes, numbers, revisions and long forms`() throws {
    let state = try Self.state()
    let row = try #require(try state.row("forti"))
    let patch = Scene.id("forti", "Patch FortiOS")
    #expect(try state.resolve(row.short) == .briefing(row.key, revision: nil))
    #expect(try state.resolve(row.short.uppercased()) == .briefing(row.key, revision: nil))
    #expect(try state.resolve(String(row.short.prefix(4))) == .briefing(row.key, revision: nil))
    #expect(try state.resolve(String(row.short.prefix(3))) == .unknown)
    #expect(try state.resolve(row.short + ".1") == .action(patch))
    #expect(try state.resolve(row.short + ".9") == .unknown)
    #expect(try state.resolve(row.short + "@1") == .briefing(row.key, revision: 1))
    #expect(try state.resolve(row.short + "@2") == .unknown)
    #expect(try state.resolve("forti") == .briefing(row.key, revision: nil))
    #expect(try state.resolve(patch.rawValue) == .action(patch))
    #expect(try state.resolve("") == .unknown)
  }

  @Test func `the log is newest first, and says what the field said before`() throws {
    var scene = Scene()
    scene.briefing("k1", actions: [("Patch", "")])
    let patch = Subject.action(Scene.id("k1", "Patch"))
    try scene.act(.decide(Decision(.doing)), on: [patch], seeing: scene.state())
    let done = try scene.act(
      .decide(Decision(.done)), on: [patch], by: Scene.raj, seeing: scene.state())
    try scene.act(.undo(done.id), on: [], seeing: scene.state())
    let state = try scene.state()
    let log = try state.log(LogFilter(), for: Scene.asker())
    #expect(log.map(\.event.act.kind) == ["undo", "decide", "decide"])
    #expect(log.map(\.isUndone) == [false, true, false])
    #expect(log.map(\.before) == [nil, "doing", "open"])
    #expect(log[1].targets.first?.title == "Patch")
    #expect(try state.log(LogFilter(by: ["RAJ"]), for: Scene.asker()).count == 1)
    #expect(try state.log(LogFilter(subjects: [patch], limit: 1), for: Scene.asker()).count == 1)
    let key = Subject.briefing(BriefingKey(rawValue: "k1"))
    #expect(try state.log(LogFilter(subjects: [key]), for: Scene.asker()).count == 2)
    let filter = LogFilter(query: try Query(parsing: "patch"))
    #expect(try state.log(filter, for: Scene.asker()).count == 2)
  }
}
