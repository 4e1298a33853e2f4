import DocketModel
import Glibc
import Testing

@testable import DocketStore

/// Many briefings go into a new file of the state, which is put in place when all are in.
@Suite struct LargeIntakeTests: KeptState {
  let rig: StoreRig
  let cache: Scratch
  /// More than what is copied for.
  private let many = 4 << 20

  init() throws {
    rig = try StoreRig()
    cache = try Scratch()
  }

  private func states() throws -> [String] { try files().filter { $0.hasSuffix(".sqlite") } }

  @Test func `what goes into a new file is the state of the next start`() throws {
    let before = try open()
    _ = try before.keep([StoreRig.briefing("a")])
    _ = try before.done(StoreRig.action("a", 1), rig.asker)
    try before.close()
    let old = try states()
    let store = try open()
    try store.expect(bytes: many)
    #expect(!store.isStateKept)
    #expect(try store.keep([StoreRig.briefing("b")]).count(.new) == 1)
    #expect(
      try store.keep([StoreRig.briefing("b"), StoreRig.briefing("c")]).count(.unchanged) == 1)
    try store.close()
    #expect(store.isStateKept)
    #expect(try states().count == 1 && states() != old)
    // Bytes that nobody reads again may be anything.
    for segment in rig.scratch.segments() {
      var bytes = try rig.scratch.bytes(segment)
      bytes.replaceSubrange(..<40, with: repeatElement(0x58, count: 40))
      try rig.scratch.put(bytes, segment)
    }
    let next = try open()
    #expect(try next.briefingCount() == 3)
    #expect(try next.shown(StoreRig.action("a", 1), rig.asker) == .done)
    #expect(next.health.damages == 0)
  }

  @Test func `it says the same as one made afresh`() throws {
    let store = try open()
    try store.expect(bytes: many)
    for name in ["a", "b", "c"] { _ = try store.keep([StoreRig.briefing(name)]) }
    // Asked before the texts that wait are in the index.
    try expectSame(store)
    try store.close()
    try expectSame(try open())
  }

  @Test func `others read on in the old file, and what they write is not missed`() throws {
    let theirs = try open(raj)
    _ = try theirs.keep([StoreRig.briefing("a")])
    let ours = try open()
    try ours.expect(bytes: many)
    _ = try theirs.done(StoreRig.action("a", 1), rig.asker)
    _ = try ours.keep([StoreRig.briefing("b")])
    #expect(try ours.shown(StoreRig.action("a", 1), rig.asker) == .done)
    _ = try theirs.done(StoreRig.action("a", 2), rig.asker)
    try ours.close()
    try theirs.refresh()
    #expect(try theirs.briefingCount() == 2)
    _ = try theirs.done(StoreRig.action("b", 1), rig.asker)
    try expectSame(theirs)
    try expectSame(try open())
  }

  @Test func `little is taken into the file in use, and so is what is little beside the rest`()
    throws
  {
    let store = try open()
    try store.expect(bytes: 1_000)
    #expect(store.isStateKept)
    // The size counts that the question would have; a million rows are not made here.
    try store.state.database.run(
      "CREATE TABLE ballast(x); INSERT INTO ballast VALUES(zeroblob(9000000))")
    try store.expect(bytes: many)
    #expect(store.isStateKept)
    try store.expect(bytes: 2 * many)
    #expect(!store.isStateKept)
  }

  @Test func `a session that ends before it is done leaves the old file and no other`() throws {
    try open().close()
    let old = try states()
    var store: Store? = try open()
    try store?.expect(bytes: many)
    _ = try store?.keep([StoreRig.briefing("a")])
    #expect(try states().count == 2)
    store = nil
    #expect(try states() == old)
    let next = try open()
    #expect(try next.briefingCount() == 1)
    try expectSame(next)
  }

  @Test func `what could not be written is in no file`() throws {
    try open().close()
    let old = try states()
    let store = try open()
    try store.expect(bytes: many)
    _ = try store.keep([StoreRig.briefing("a")])
    Faults([.write, .openat].map { .init(call: $0, from: 1, count: .max, code: ENOSPC) })
      .during { _ = #expect(throws: StoreError.self) { try store.keep([StoreRig.briefing("b")]) } }
    #expect(!store.isStateKept)
    #expect(try states() == old)
    #expect(try store.briefingCount() == 2)
    #expect(store.health.unsaved == 1)
    #expect(try rig.open(ana, .readOnly).briefingCount() == 1)
  }

  @Test func `a new file that fails is left, and everything is made anew in memory`() throws {
    try open().close()
    let old = try states()
    let store = try open()
    try store.expect(bytes: many)
    _ = try store.keep([StoreRig.briefing("a")])
    try store.state.database.run("DROP TABLE briefings")
    #expect(try store.keep([StoreRig.briefing("b")]).count(.new) == 1)
    #expect(try store.briefingCount() == 2)
    #expect(try states() == old)
    try store.close()
    try expectSame(try open())
  }

  @Test func `a new file that cannot be put in place changes nothing`() throws {
    try open().close()
    let old = try states()
    let store = try open()
    try store.expect(bytes: many)
    _ = try store.keep([StoreRig.briefing("a")])
    try Faults(.renameat, EIO, count: .max).during { try store.close() }
    #expect(try states() == old)
    try expectSame(try open())
  }

  @Test func `where nothing came the file in use stays`() throws {
    let first = try open()
    _ = try first.keep([StoreRig.briefing("a")])
    try first.close()
    let old = try states()
    let store = try open()
    try store.expect(bytes: many)
    #expect(try store.keep([StoreRig.briefing("a")]).count(.unchanged) == 1)
    try store.close()
    #expect(try states() == old)
    #expect(try store.shorts(of: [StoreRig.key("a")]) != [""])
    try expectSame(try open())
  }

  @Test func `the history of a word is whole while texts wait for the index`() throws {
    let store = try open()
    try store.expect(bytes: many)
    _ = try store.keep([StoreRig.briefing("a")])
    _ = try store.done(StoreRig.action("a", 1), rig.asker)
    _ = try store.keep([StoreRig.briefing("b")])
    let word = try Query(parsing: "step")
    #expect(try store.log(LogFilter(query: word, limit: 10), for: rig.asker).count == 1)
  }

  @Test func `what a killed import left goes with the next large one, after an hour`() throws {
    try open().close()
    let folder = try #require(try states().first).split(separator: "/").dropLast()
    let litter = cache.path + "/" + folder.joined(separator: "/") + "/state-0123456789abcdef.sqlite"
    try cache.put([], String(litter.dropFirst(cache.path.count + 1)))
    var times = [timeval(), timeval()]
    let moments = [Int64(-3_000), -4_000].map { rig.now.timestamp.milliseconds / 1_000 + $0 }
    for (moment, isThere) in zip(moments, [true, false]) {
      times[0].tv_sec = Int(moment)
      times[1].tv_sec = Int(moment)
      utimes(litter, &times)
      let store = try open()
      try store.expect(bytes: many)
      #expect((access(litter, F_OK) == 0) == isThere)
    }
  }
}
