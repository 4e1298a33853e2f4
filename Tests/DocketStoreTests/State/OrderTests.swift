import DocketModel
import Testing

@testable import DocketStore

/// The state depends on the set of records, not on how they came.
@Suite struct `The state and the order of records` {
  /// Everything a state answers, as one value.
  struct Picture: Equatable {
    var briefings: [StoredBriefing?] = []
    var rows: [[BriefingRow]] = []
    var heads: [String: [EventID]] = [:]
    var totals: [Totals] = []
    var listings: [Listing] = []
    var log: [LogLine] = []
    var undo: [Event?] = []
    var why: [WhyAnswer] = []
    var feeds: [[FeedRow]] = []

    init(_ state: StateDatabase) throws {
      let all = ListingRequest(kind: .briefings, query: .all, order: .inbox)
      for me in ["ana", "raj"] {
        let asker = Scene.asker(me)
        let listing = try state.listing(all, for: asker)
        let keys = listing.subjects.map { BriefingKey(rawValue: String($0.stored.dropFirst())) }
        listings.append(listing)
        for query in ["is:inbox", "state:open or is:changed", "-is:read", "ever:done is:withdrawn"]
        {
          listings.append(
            try state.listing(
              ListingRequest(kind: .briefings, query: try Query(parsing: query), order: .due),
              for: asker))
        }
        rows.append(try state.briefingRows(keys, for: asker))
        totals.append(try state.totals(for: asker))
        feeds.append(try state.feeds(for: asker))
        undo.append(try state.undoable(by: [me]))
        undo.append(try state.redoable(by: [me]))
        for key in keys {
          let briefing = try state.briefing(key, for: asker)
          briefings.append(briefing)
          briefings.append(try state.briefing(key, revision: 2, for: asker))
          why.append(try state.why(.briefing(key), for: asker))
          for subject in [.briefing(key)] + (briefing?.actions ?? []).map({ Subject.action($0.id) })
          {
            for field in Act.Field.allCases {
              heads["\(subject) \(field) \(me)"] = try state.heads(subject, field, person: me)
            }
          }
        }
      }
      log = try state.log(LogFilter(includesOpened: true), for: Scene.asker())
    }
  }

  /// A made-up history of two people on two hosts that see each other's records late.
  static func history(seed: UInt64) throws -> [StoreRecord] {
    var dice = Dice(seed: seed)
    var scene = Scene()
    let views = [try StateDatabase(), try StateDatabase()]
    var sent = [0, 0]
    for _ in 0..<Int.random(in: 10...40, using: &dice) {
      let who = Int.random(in: 0...1, using: &dice)
      let person = who == 0 ? Scene.ana : Scene.raj
      let before = scene.records.count
      // One host's clock is off now and then.
      let at: UInt64? =
        Int.random(in: 0...5, using: &dice) == 0
        ? UInt64.random(in: 900...1_100, using: &dice) : nil
      try Self.step(&scene, person, views[who], at, &dice)
      try views[who].apply(Array(scene.records[before...]))
      if Int.random(in: 0...3, using: &dice) == 0 {
        try views[who].apply(Array(scene.records[sent[who]...]))
        sent[who] = scene.records.count
      }
    }
    return scene.records
  }

  private static func step(
    _ scene: inout Scene, _ person: Person, _ state: StateDatabase, _ at: UInt64?,
    _ dice: inout Dice
  ) throws {
    let key = "k\(Int.random(in: 0...3, using: &dice))"
    let titles = ["Patch", "Restart", "Rotate keys", "Hunt"]
    let rows = try state.titlesAndIDs()
    if rows.isEmpty || Int.random(in: 0...3, using: &dice) == 0 {
      let count = Int.random(in: 0...3, using: &dice)
      let actions = titles.shuffled(using: &dice).prefix(count)
        .map { ($0, "detail \(Int.random(in: 0...1, using: &dice))") }
      let alias = Int.random(in: 0...5, using: &dice) == 0 ? ["k9"] : []
      let source = ["feed", "page"].randomElement(using: &dice) ?? "feed"
      let text = String(repeating: "word ", count: Int.random(in: 1...3, using: &dice))
      let isExploited = Int.random(in: 0...3, using: &dice) == 0
      let isBaseline = Int.random(in: 0...2, using: &dice) == 0
      scene.briefing(
        key, "Title \(key)", actions: actions, text: text, aliases: alias, source: source,
        isBaseline: isBaseline, at: at
      ) { $0.isExploited = isExploited }
      return
    }
    let subject = Subject.action(rows.randomElement(using: &dice) ?? Scene.id(key, "Patch"))
    let briefing = Subject.briefing(BriefingKey(rawValue: key))
    let choice = Int.random(in: 0...12, using: &dice)
    let feed = Feed(address: "https://f\(scene.count % 2)", title: "\(scene.count)")
    let act: Act =
      switch choice {
      case 11: .follow([feed])
      case 12: .unfollow
      case 0: .decide(Decision(.done))
      case 1: .decide(Decision(.notApplicable, code: .notOurs))
      case 2: .decide(Decision(.riskAccepted, until: Scene.today.adding(days: 1)))
      case 3: .decide(Decision(.open))
      case 4: .assign(owners: [person.me], due: .set(Scene.today.adding(days: choice)))
      case 5: .assign(owners: nil, due: .clear)
      case 6: .note("note \(scene.count)")
      case 7: .tag(add: ["a\(scene.count % 3)"], remove: ["a\(scene.count % 2)"])
      case 8: .mark(read: Bool.random(using: &dice))
      case 9: .add(title: "Own \(scene.count)", detail: "")
      default:
        .undo(
          (Bool.random(using: &dice)
            ? try state.undoable(by: [person.me]) : try state.redoable(by: [person.me]))?.id
            ?? EventID(rawValue: "00000000000000aa.\(scene.count / 2)"))
      }
    let onBriefing = 7...9 ~= choice
    let onFeed = choice > 10 ? [Subject.feed(feed.address)] : nil
    let subjects = choice == 10 ? [] : onFeed ?? [onBriefing ? briefing : subject]
    try scene.act(act, on: subjects, by: person, seeing: state, at: at)
  }

  @Test(arguments: 0..<24)
  func `any order, grouping and repetition of the records gives the same state`(
    seed: UInt64
  ) throws {
    let records = try Self.history(seed: seed)
    let afresh = try StateDatabase()
    try afresh.apply(records)
    let expected = try Picture(afresh)
    var dice = Dice(seed: seed &+ 1_000)
    for _ in 0..<3 {
      var order = records.shuffled(using: &dice)
      order += records.filter { _ in Int.random(in: 0...3, using: &dice) == 0 }
      let state = try StateDatabase()
      while !order.isEmpty {
        let count = Int.random(in: 1...max(1, order.count), using: &dice)
        try state.apply(Array(order.prefix(count)))
        order.removeFirst(min(count, order.count))
      }
      let picture = try Picture(state)
      #expect(picture.briefings == expected.briefings)
      #expect(picture.rows == expected.rows)
      #expect(picture.heads == expected.heads)
      #expect(picture == expected)
    }
  }
}

extension StateDatabase {
  /// The ids of all actions, in a fixed order.
  fileprivate func titlesAndIDs() throws -> [ActionID] {
    let request = ListingRequest(kind: .actions, query: .all, order: .title)
    return try listing(request, for: Scene.asker()).subjects.compactMap {
      if case .action(let id) = $0 { id } else { nil }
    }
  }
}
