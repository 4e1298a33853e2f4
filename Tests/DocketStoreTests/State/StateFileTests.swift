import DocketModel
import Glibc
import Testing

@testable import DocketStore

/// The state outlives a session and is never more than a cache.
@Suite struct StateFileTests: KeptState {
  let rig: StoreRig
  let cache: Scratch
  init() throws {
    rig = try StoreRig()
    cache = try Scratch()
  }

  // MARK: - The next start

  @Test func `the next start reads no record again`() throws {
    let first = try open()
    #expect(first.isStateKept)
    _ = try first.keep([StoreRig.briefing("a"), StoreRig.briefing("b")])
    _ = try first.done(StoreRig.action("a", 1), rig.asker)
    try first.close()
    let second = try open()
    try expectSame(second)
    // Bytes that nobody reads again may be anything.
    for segment in rig.scratch.segments() {
      var bytes = try rig.scratch.bytes(segment)
      bytes.replaceSubrange(..<40, with: repeatElement(0x58, count: 40))
      try rig.scratch.put(bytes, segment)
    }
    let third = try open()
    #expect(try third.listing(Self.all, for: rig.asker).subjects.count == 2)
    #expect(third.health.damages == 0)
  }

  private static let all = ListingRequest(kind: .briefings, query: .all, order: .title)

  @Test func `what other sessions wrote is read on from where the state ends`() throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    let other = try rig.open(raj)
    _ = try other.keep([StoreRig.briefing("b")])
    _ = try other.done(StoreRig.action("a", 2), rig.asker)
    #expect(try first.refresh())
    try expectSame(first)
    try expectSame(try open())
    #expect(try !first.refresh())
  }

  @Test func `two sessions with one state see each other`() throws {
    let ours = try open()
    let theirs = try open(raj)
    _ = try ours.keep([StoreRig.briefing("a")])
    #expect(try theirs.refresh())
    _ = try theirs.done(StoreRig.action("a", 1), rig.asker)
    #expect(try ours.refresh())
    #expect(try ours.shown(StoreRig.action("a", 1), rig.asker) == .done)
    try expectSame(ours)
    try expectSame(theirs)
  }

  @Test func `acts that wait in a file no state has seen are there at the next start`() throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    // A session that cannot keep its state, as one that was killed before it came to it.
    let killed = try rig.open()
    _ = try killed.done(StoreRig.action("a", 1), rig.asker)
    try expectSame(try open())
  }

  @Test func `random sessions leave the state as it is made afresh`() throws {
    var dice = Dice(seed: 5)
    for round in 0..<25 {
      let store = try dice.next() % 3 == 0 ? rig.open(raj) : open()
      for _ in 0..<Int(dice.next() % 4) {
        let name = "n\(dice.next() % 6)"
        switch dice.next() % 4 {
        case 0: _ = try store.keep([StoreRig.briefing(name, body: "Text \(dice.next() % 3).")])
        case 1: _ = try? store.done(StoreRig.action(name, 1), rig.asker)
        case 2: _ = try? store.undo(for: rig.asker)
        default: _ = try? store.act(.note("n"), on: [StoreRig.action(name, 2)], for: rig.asker)
        }
      }
      if dice.next() % 2 == 0 { try store.close() }
      if round % 5 == 4 { try expectSame(try open()) }
    }
    try expectSame(try open())
  }

  // MARK: - What makes it anew

  @Test(arguments: ["truncated", "zeros", "random", "gone", "other schema", "no pointer"])
  func `a state that cannot be used is made anew`(fault: String) throws {
    let first = try open()
    _ = try first.keep((0..<40).map { StoreRig.briefing("x\($0)") })
    _ = try first.done(StoreRig.action("x3", 1), rig.asker)
    try first.close()
    let name = try stateFile()
    let folder = String(name.prefix { $0 != "/" })
    for log in try files() where log.hasSuffix("-wal") || log.hasSuffix("-shm") {
      if fault != "other schema" { unlink(cache.path + "/" + log) }
    }
    switch fault {
    case "truncated": truncate(cache.path + "/" + name, 5_000)
    case "zeros": try cache.put([UInt8](repeating: 0, count: 60_000), name)
    case "random":
      var dice = Dice(seed: 9)
      try cache.put((0..<60_000).map { _ in UInt8(truncatingIfNeeded: dice.next()) }, name)
    case "gone": unlink(cache.path + "/" + name)
    case "other schema":
      try Database(path: cache.path + "/" + name).run("PRAGMA user_version = 1")
    default: unlink("\(cache.path)/\(folder)/jump2/current")
    }
    let second = try open()
    try expectSame(second)
    try second.close()
    try expectSame(try open())
  }

  @Test func `a state that breaks under a session is left, and the next start has a new one`()
    throws
  {
    let first = try open()
    _ = try first.keep((0..<200).map { StoreRig.briefing("x\($0)") })
    try first.close()
    let second = try open()
    let name = try stateFile()
    for log in try files() where log.hasSuffix("-wal") { truncate(cache.path + "/" + log, 0) }
    let size = try cache.bytes(name).count
    var noise = Dice(seed: 4)
    try cache.put((0..<size).map { _ in UInt8(truncatingIfNeeded: noise.next()) }, name)
    _ = try second.done(StoreRig.action("x7", 1), rig.asker)
    try expectSame(second)
    try second.close()
    try expectSame(try open())
  }

  @Test func `another policy of the house makes another state`() throws {
    let first = try open()
    var briefing = StoreRig.briefing("a")
    briefing.severity = .high
    _ = try first.keep([briefing])
    let due = try open(policy: DeadlinePolicy(days: [.high: 2]))
    let row = try due.actionRows(due.actionIDs(of: "a"), for: rig.asker).first
    #expect(row?.dueFrom == .policy)
    let without = try open()
    #expect(try without.actionRows(without.actionIDs(of: "a"), for: rig.asker).first?.due == nil)
  }

  @Test func `a file that went takes its records with it`() throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    try first.close()
    let other = try rig.open(raj)
    _ = try other.keep([StoreRig.briefing("b")])
    try other.close()
    _ = try open()
    let segments = rig.scratch.segments()
    let theirs = try #require(segments.first { $0.contains("raj") })
    unlink(rig.scratch.path + "/" + theirs)
    let second = try open()
    #expect(try second.listing(Self.all, for: rig.asker).subjects.count == 1)
    try expectSame(second)
  }

  @Test(arguments: ["cut", "exchanged"])
  func `records that a file has no more leave the state`(change: String) throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    _ = try first.done(StoreRig.action("a", 1), rig.asker)
    try first.close()
    let segment = try #require(rig.scratch.segments().first)
    let bytes = try rig.scratch.bytes(segment)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let kept = Array(lines[..<2].joined(separator: [0x0A])) + [0x0A]
    if change == "exchanged" { unlink(rig.scratch.path + "/" + segment) }
    try rig.scratch.put(kept, segment)
    let second = try open()
    #expect(try second.shown(StoreRig.action("a", 1), rig.asker) == .open)
    try expectSame(second)
  }

  @Test func `an act comes behind what others put into the shared state`() throws {
    let ours = try open()
    _ = try ours.keep([StoreRig.briefing("a")])
    let theirs = try open(raj)
    rig.now.move(seconds: 40_000)
    let done = try theirs.done(StoreRig.action("a", 1), rig.asker)
    rig.now.move(seconds: -39_000)
    let open = try ours.act(
      .decide(Decision(.open)), on: [StoreRig.action("a", 1)], for: rig.asker)
    let (earlier, later) = (try ours.event(done.event), try ours.event(open.event))
    #expect(try #require(earlier).clock < #require(later).clock)
    #expect(later?.basis.values.contains(done.event.rawValue) == true)
    #expect(try ours.actionRows(ours.actionIDs(of: "a"), for: rig.asker).first?.conflict == [])
  }

  @Test func `a body that cannot be read back is made anew`() throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    try Database(path: cache.path + "/" + (try stateFile()), making: false)
      .run("UPDATE records SET body = x'7B'")
    #expect(try first.briefing(StoreRig.key("a"), for: rig.asker) != nil)
    try expectSame(try open())
  }

  @Test func `a state that was left tells of no file that it has gone`() throws {
    let store = try open()
    _ = try store.keep([StoreRig.briefing("a")])
    try store.takeStateToMemory()
    _ = try store.done(StoreRig.action("a", 1), rig.asker)
    try store.refresh()
    #expect(store.health.notes.isEmpty)
    try expectSame(store)
  }

  @Test func `what a session cannot sync is in no file, and what is saved elsewhere neither`()
    throws
  {
    let store = try Store(
      at: rig.scratch.path, as: ana,
      options: rig.options(.readWrite, .onSync, cache: cache.path))
    _ = try store.keep([StoreRig.briefing("a")])
    _ = try store.done(StoreRig.action("a", 1), rig.asker)
    Faults([.fdatasync, .openat].map { .init(call: $0, from: 1, count: .max, code: 5) })
      .during { _ = #expect(throws: StoreError.self) { try store.sync() } }
    #expect(!store.isStateKept)
    let elsewhere = try Scratch()
    #expect(try store.saveElsewhere(in: elsewhere.path)?.records == 1)
    try store.close()
    try expectSame(try open())
  }

  @Test func `damage is told at every start`() throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    _ = try first.done(StoreRig.action("a", 1), rig.asker)
    let segment = try #require(rig.scratch.segments().first)
    var bytes = try rig.scratch.bytes(segment)
    let middle = try #require(bytes.firstIndex(of: 0x0A)) + 60
    bytes[middle] ^= 1
    try rig.scratch.put(bytes, segment)
    _ = try rig.open()
    for file in try files() { unlink(cache.path + "/" + file) }
    for _ in 0..<3 {
      let store = try open()
      #expect(store.health.damages == 1)
      try expectSame(store)
    }
  }

  @Test func `damage that was made good brings its records back`() throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    _ = try first.done(StoreRig.action("a", 1), rig.asker)
    try first.close()
    let segment = try #require(rig.scratch.segments().first)
    let sound = try rig.scratch.bytes(segment)
    var bytes = sound
    bytes[try #require(bytes.firstIndex(of: 0x0A)) + 60] ^= 1
    try rig.scratch.put(bytes, segment, inPlace: true)
    for file in try files() { unlink(cache.path + "/" + file) }
    #expect(try open().briefingCount() == 0)
    // Bytes of the same file, as a backup puts them back.
    try rig.scratch.put(sound, segment, inPlace: true)
    let store = try open()
    #expect(try store.briefingCount() == 1)
    #expect(try store.shown(StoreRig.action("a", 1), rig.asker) == .done)
    try expectSame(store)
  }

  // MARK: - What never comes into it

  @Test func `what is on no disk is not in the file`() throws {
    let store = try open()
    _ = try store.keep([StoreRig.briefing("a")])
    Faults(.write, ErrorCode.noSpace, count: 1_000).during {
      _ = #expect(throws: StoreError.self) { try store.done(StoreRig.action("a", 1), rig.asker) }
    }
    #expect(try store.shown(StoreRig.action("a", 1), rig.asker) == .done)
    #expect(!store.isStateKept)
    let other = try open()
    #expect(try other.shown(StoreRig.action("a", 1), rig.asker) == .open)
    try store.sync()
    try other.refresh()
    #expect(try other.shown(StoreRig.action("a", 1), rig.asker) == .done)
    try expectSame(other)
  }

  @Test func `a place that cannot be written keeps no state`() throws {
    let store = try Store(
      at: rig.scratch.path, as: ana,
      options: rig.options(.readWrite, cache: cache.path + "/missing/folder"))
    #expect(!store.isStateKept)
    _ = try store.keep([StoreRig.briefing("a")])
    try expectSame(store)
  }

  @Test func `who only reads the store may keep its state`() throws {
    _ = try rig.open().keep([StoreRig.briefing("a")])
    let before = rig.scratch.segments()
    let reader = try open(ana, .readOnly)
    #expect(reader.isStateKept && rig.scratch.segments() == before)
    try expectSame(reader)
  }
}

extension Store {
  fileprivate func actionIDs(of name: String) throws -> [ActionID] {
    Identity.of(StoreRig.briefing(name)).actionIDs
  }
}
