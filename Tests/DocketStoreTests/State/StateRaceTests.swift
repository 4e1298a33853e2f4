import DocketModel
import Testing

@testable import DocketStore

/// What several sessions may do to the file of the state at the same moment.
@Suite struct StateRaceTests {
  let rig: StoreRig
  let cache: Scratch
  private static let inbox = ListingRequest(kind: .briefings, query: .inbox, order: .inbox)

  init() throws {
    rig = try StoreRig()
    cache = try Scratch()
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("a"), StoreRig.briefing("b")])
    try store.close()
  }

  private func open(_ person: Person = ana, aliases: [String] = []) throws -> Store {
    var options = rig.options(cache: cache.path)
    options.aliases = aliases
    return try Store(at: rig.scratch.path, as: person, options: options)
  }

  private func expectRight(_ store: Store, for asker: Asker) throws {
    let afresh = try rig.open(ana, .readOnly)
    #expect(try store.listing(Self.inbox, for: asker) == afresh.listing(Self.inbox, for: asker))
    #expect(try store.totals(for: asker) == afresh.totals(for: asker))
  }

  private func state() throws -> StateFile {
    let folder = try StoreFolder(at: rig.scratch.path)
    return try #require(
      StateFile(
        in: cache.path, store: folder.file.id, person: ana,
        options: rig.options(cache: cache.path)))
  }

  @Test func `two sessions that put a new state in place at once both go on`() throws {
    let file = try state()
    let first = try file.begin()
    let second = try file.begin()
    #expect(first.name != second.name)
    try file.install(first, now: rig.now.timestamp)
    try file.install(second, now: rig.now.timestamp)
    // The one that lost its place is still a whole database for whoever has it open.
    #expect(try first.state.briefingCount() == 0)
    #expect(try #require(file.open()).name == second.name)
    let store = try open()
    #expect(store.isStateKept)
    try expectRight(store, for: rig.asker)
  }

  @Test func `sessions that make the state anew under each other show the same`() throws {
    let first = try open()
    let second = try open()
    try first.rebuild()
    try second.rebuild()
    _ = try first.done(StoreRig.action("a", 1), rig.asker)
    _ = try second.refresh()
    for store in [first, second, try open()] { try expectRight(store, for: rig.asker) }
  }

  @Test func `a session that is locked out goes on in memory and loses nothing`() throws {
    let store = try open()
    #expect(store.isStateKept)
    let other = try #require(try state().open())
    try other.database.run("BEGIN IMMEDIATE")
    _ = try store.done(StoreRig.action("a", 1), rig.asker)
    #expect(!store.isStateKept)
    try expectRight(store, for: rig.asker)
    try other.database.run("ROLLBACK")
    let next = try open()
    #expect(next.isStateKept)
    try expectRight(next, for: rig.asker)
  }

  @Test(arguments: [Faults.Call.renameat, .fsync, .fdatasync, .openat])
  func `an error while the new state is put in place leaves one that is right`(
    call: Faults.Call
  ) throws {
    for number in 1...12 {
      let store = Faults(call, ErrorCode.io, from: number).during {
        try? open()
      }
      // A segment that could not be read is told, and read by the next session.
      if let store, store.health.damages == 0 { try expectRight(store, for: rig.asker) }
      try expectRight(try open(), for: rig.asker)
      try cache.empty()
    }
  }

  @Test func `on a file system of another host it is made in memory`() throws {
    let store = try Faults(.remote, 1, count: .max).during { try open() }
    #expect(!store.isStateKept)
    try expectRight(store, for: rig.asker)
    #expect(try open().isStateKept)
  }

  @Test func `a store on another host is asked less often`() throws {
    let store = try open()
    #expect(store.lookInterval == 2_000)
    #expect(Faults(.remote, 1, count: .max).during { store.lookInterval } == 15_000)
  }

  @Test func `two persons with one cache each have their own Inbox`() throws {
    let raj = Person(me: "raj", login: "raj", host: ana.host)
    let hers = try open()
    _ = try hers.act(.opened, on: [.briefing(StoreRig.key("a"))], for: rig.asker)
    let his = try open(raj)
    let asker = Asker(me: "raj", today: rig.asker.today)
    for _ in 0..<2 {
      try expectRight(his, for: asker)
      try expectRight(hers, for: rig.asker)
      _ = try his.act(.opened, on: [.briefing(StoreRig.key("b"))], for: asker)
    }
    try expectRight(try open(ana, aliases: ["raj"]), for: rig.asker)
    try expectRight(
      try open(ana, aliases: ["raj"]),
      for: Asker(me: "ana", aliases: ["raj"], today: rig.asker.today))
  }
}
