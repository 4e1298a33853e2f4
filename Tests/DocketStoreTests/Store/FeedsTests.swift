import DocketModel
import Testing

@testable import DocketStore

/// Feeds as records: who follows what, on every host the same.
@Suite struct `Feeds in the store` {
  let rig: StoreRig
  let asker: Asker
  static let news = Feed(address: "https://example.org/feed", title: "Example news")
  static let kev = Feed(address: "https://kev.example/known.json", kind: .kev)

  init() throws {
    rig = try StoreRig()
    asker = rig.asker
  }

  @Test func `a feed that was added is there after opening again, with who added it`() throws {
    let store = try rig.open()
    #expect(try store.add([Self.kev, Self.news], for: asker)?.feeds == [Self.kev, Self.news])
    try store.close()
    let rows = try rig.open().feeds(for: asker)
    #expect(rows.map(\.feed) == [Self.news, Self.kev])
    #expect(rows.map(\.addedBy) == ["ana", "ana"])
    #expect(rows.map(\.addedOn) == [ana.host, ana.host])
  }

  @Test func `a feed counts what came of it, under any spelling of its address`() throws {
    let store = try rig.open()
    _ = try store.add([Feed(address: "http://www.example.org/feed/?utm_source=x")], for: asker)
    _ = try store.keep([StoreRig.briefing("one"), StoreRig.briefing("two")])
    _ = try store.done(StoreRig.action("one", 1), asker)
    let row = try #require(store.feeds(for: asker).first)
    #expect((row.briefings, row.unread) == (2, 1))
    #expect(row.newest != nil)
  }

  @Test func `what is followed already is not added again, and a new title renames it`() throws {
    let store = try rig.open()
    _ = try store.add([Self.news], for: asker)
    #expect(try store.add([Feed(address: "http://example.org/feed/")], for: asker) == nil)
    let again = Feed(address: "http://example.org/feed/", title: "News")
    #expect(try store.add([again], for: asker)?.feeds.map(\.title) == ["News"])
    #expect(try store.feeds(for: asker).map(\.feed.address) == [Self.news.address])
    _ = try store.rename(Self.news.address, to: nil, for: asker)
    #expect(try store.feeds(for: asker).map(\.feed.title) == [nil])
  }

  @Test func `many feeds are added by one act, which one undo takes back`() throws {
    let store = try rig.open()
    let receipt = try #require(try store.add([Self.news, Self.kev], for: asker))
    #expect(Wording.receipt(receipt, today: asker.today) == "Feeds added: 2 feeds")
    guard case .done(let logLine, _) = try store.undo(for: asker) else {
      Issue.record("nothing was undone")
      return
    }
    #expect(Wording.undone(logLine.event.act, today: asker.today) == "Undone: feeds added")
    #expect(try store.feeds(for: asker) == [])
    _ = try store.redo(for: asker)
    #expect(try store.feeds(for: asker).count == 2)
  }

  @Test func `a feed that was left is gone until the act is taken back, and its briefings stay`()
    throws
  {
    let store = try rig.open()
    _ = try store.add([Self.news], for: asker)
    _ = try store.keep([StoreRig.briefing("one")])
    let receipt = try store.remove([Self.news.address], for: asker)
    #expect(Wording.receipt(receipt, today: asker.today) == "Feed removed: Example news")
    #expect(try store.feeds(for: asker) == [])
    #expect(try store.totals(for: asker).briefings == 1)
    #expect(throws: StoreError.unknownSubject(Self.news.address)) {
      try store.remove([Self.news.address], for: asker)
    }
    _ = try store.undo(for: asker)
    #expect(try store.feeds(for: asker).map(\.feed) == [Self.news])
    let log = try store.log(LogFilter(), for: asker)
    let lines = log.map { Wording.logLine($0, zone: .utc, today: asker.today, isUnderDay: true) }
    #expect(
      lines.map { $0.dropFirst("00:00  ".count) } == [
        "ana  undone  Example news", "ana  feed removed  Example news (undone)",
        "ana  feed added  Example news",
      ])
  }

  @Test func `of two hosts that do not know of each other the one that follows wins`() throws {
    let here = try rig.open()
    _ = try here.add([Self.news], for: asker)
    let there = try rig.open(ben)
    _ = try here.remove([Self.news.address], for: asker)
    let raj = Asker(me: "ben", today: asker.today)
    _ = try there.rename(Self.news.address, to: "Kept", for: raj)
    for store in [here, there] {
      try store.refresh()
      let rows = try store.feeds(for: asker)
      #expect(rows.map(\.feed.title) == ["Kept"])
      #expect(rows.map(\.addedBy) == ["ana"])
      // Whoever has seen both is free to leave it.
    }
    _ = try here.remove([Self.news.address], for: asker)
    try there.refresh()
    #expect(try there.feeds(for: raj) == [])
    _ = try there.add([Self.news], for: raj)
    #expect(try there.feeds(for: raj).map(\.addedBy) == ["ben"])
  }

  @Test func `an act on feeds that is not well formed has no effect`() throws {
    let head = #"{"t":"event","id":"00000000000000ab.1","hlc":"0000000000001234","at":1,"#
    let by = #""by":{"me":"a","login":"a","host":"h"},"#
    func read(_ rest: String) throws(PayloadFault) -> Payload {
      try Payload(reading: Array((head + by + rest).utf8)[...])
    }
    guard
      case .unknown = try read(
        #""act":"follow","feeds":[{"address":"x","kind":"telepathy"}],"on":[{"f":"x"}]}"#)
    else {
      Issue.record("a kind of a later version is not unknown")
      return
    }
    #expect(throws: PayloadFault.field("address")) {
      try read(#""act":"follow","feeds":[{"address":"a\nb","kind":"feed"}],"on":[]}"#)
    }
    #expect(throws: PayloadFault.field("f")) {
      try read(#""act":"unfollow","on":[{"f":""}]}"#)
    }
  }
}
