import DocketModel
import Glibc
import Testing

@testable import DocketStore

/// A repair copies and makes, and takes nothing away.
@Suite struct RepairTests {
  let rig: StoreRig

  init() throws {
    rig = try StoreRig()
    for name in ["one", "two", "three"] {
      let store = try rig.open()
      _ = try store.keep([StoreRig.briefing(name)])
      _ = try store.done(StoreRig.action(name, 1), rig.asker)
      try store.close()
    }
  }

  private func repair() -> RepairReport {
    Doctor.repair(rig.scratch.path, options: rig.options())
  }

  private func examine() -> DoctorReport {
    Doctor.examine(rig.scratch.path, options: rig.options(.readOnly))
  }

  /// Every file of the store by its path, but for temporary ones.
  private func files() throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for path in rig.scratch.segments() { found[path] = try rig.scratch.bytes(path) }
    let root = try Directory(at: rig.scratch.path)
    for name in (try? root.directory("quarantine").names()) ?? [] {
      found["quarantine/" + name] = try rig.scratch.bytes("quarantine/" + name)
    }
    for name in try root.names() where root.holds(name) {
      if (try? root.directory(name)) == nil { found[name] = try rig.scratch.bytes(name) }
    }
    return found
  }

  @discardableResult
  private func damage(_ index: Int = 1) throws -> String {
    let path = rig.scratch.segments()[index]
    var bytes = try rig.scratch.bytes(path)
    let middle = try #require(bytes.firstIndex(of: 0x0A)) + 60
    bytes[middle] ^= 1
    try rig.scratch.put(bytes, path)
    return path
  }

  @Test func `a sound store needs none`() throws {
    let before = try files()
    #expect(repair().steps == [])
    #expect(try files() == before)
  }

  @Test func `a damaged file is copied, stays where it is, and is known from then on`() throws {
    let path = try damage()
    #expect(examine().exitCode == 2)
    let before = try files()
    let steps = repair().steps
    guard case .putAside(path, let copy, let count)? = steps.first, steps.count == 1 else {
      Issue.record("\(steps)")
      return
    }
    let after = try files()
    #expect(after[copy] == before[path] && count == before[path]?.count)
    #expect(after.filter { $0.key != copy } == before)
    let report = examine()
    #expect(report.exitCode == 1)
    #expect(report.findings.contains { if case .known = $0 { true } else { false } })
    // Twice is once.
    #expect(repair().steps == [])
    #expect(try files() == after)
    // Other damage is other.
    try damage(2)
    #expect(examine().exitCode == 2)
  }

  @Test func `a damaged file that changes is copied again, and one that is whole again is sound`()
    throws
  {
    let path = try damage()
    var bytes = try rig.scratch.bytes(path)
    _ = repair()
    bytes[70] ^= 8
    try rig.scratch.put(bytes, path)
    #expect(examine().exitCode == 2)
    _ = repair()
    #expect(try files().count { $0.key.hasPrefix("quarantine/") } == 2)
    #expect(examine().exitCode == 1)
  }

  @Test(arguments: ["gone", "cut", "noise"])
  func `a STORE that is lost is made anew from what the segments say`(how: String) throws {
    let id = try rig.open().id
    switch how {
    case "gone": unlink(rig.scratch.path + "/STORE")
    case "cut": truncate(rig.scratch.path + "/STORE", 10)
    default: try rig.scratch.put([0xFF, 0x00, 0x41], "STORE")
    }
    #expect(examine().exitCode == 2)
    let steps = repair().steps
    #expect(steps.contains(.restoredStoreFile(id: id)))
    #expect(steps.count == (how == "gone" ? 1 : 2))
    let store = try rig.open()
    #expect(store.id == id)
    #expect(try store.shown(StoreRig.action("two", 1), rig.asker) == .done)
    #expect(examine().exitCode <= 1)
    #expect(repair().steps == [])
  }

  @Test func `STORE is not guessed where the segments name two stores`() throws {
    let file = try StoreFolder(at: rig.scratch.path).file
    let other = SegmentHeader(
      store: String(repeating: "a", count: 32), writer: "w", session: "00000000000000dd",
      user: Syscalls.user, login: "l", host: "h", version: "1")
    let writer = SegmentWriter(
      folder: try StoreFolder(at: rig.scratch.path), header: other,
      clock: { [now = rig.now] in now.timestamp })
    try writer.append([Array(#"{"t":"later"}"#.utf8)])
    try writer.close()
    unlink(rig.scratch.path + "/STORE")
    let before = try files()
    #expect(repair().steps == [.ambiguous(stores: [other.store, file.id].sorted())])
    #expect(try files() == before)
  }

  @Test func `folders that every store has are made`() throws {
    for name in ["tmp", "quarantine"] { rmdir(rig.scratch.path + "/" + name) }
    unlink(rig.scratch.path + "/.gitattributes")
    #expect(
      repair().steps == [
        .made(path: "tmp"), .made(path: "quarantine"), .made(path: ".gitattributes"),
      ])
    #expect(examine().exitCode == 0)
    #expect(repair().steps == [])
  }

  @Test func `a store of a later format is left alone`() throws {
    try damage()
    let file = try StoreFolder(at: rig.scratch.path).file
    let text = #"{"created":0,"format":2,"id":"\#(file.id)","min_reader":1}"# + "\n"
    try rig.scratch.put(Array(text.utf8), "STORE")
    let before = try files()
    #expect(repair().steps == [])
    #expect(try files() == before)
  }

  @Test func `a death at any call takes nothing away, and the next run ends it`() throws {
    try damage()
    try rig.scratch.put([0xFF], "STORE")
    rmdir(rig.scratch.path + "/quarantine")
    let start = try files()
    var finished: [String: [UInt8]]?
    var calls = 0
    while calls < 1_000 {
      for path in try files().keys { unlink(rig.scratch.path + "/" + path) }
      for name in ["tmp", "quarantine"] {
        for left in (try? Directory(at: rig.scratch.path).directory(name).names()) ?? [] {
          unlink("\(rig.scratch.path)/\(name)/\(left)")
        }
      }
      rmdir(rig.scratch.path + "/quarantine")
      for (path, bytes) in start { try rig.scratch.put(bytes, path) }
      let plan = Faults()
      plan.lastCall = calls
      plan.during { _ = repair() }
      for (path, bytes) in start where path != "STORE" {
        #expect(try rig.scratch.bytes(path) == bytes, "after \(calls) calls")
      }
      _ = repair()
      let after = try files().filter { $0.key != "STORE" }
      #expect(finished == nil || finished == after, "after \(calls) calls")
      finished = after
      #expect(examine().exitCode == 1, "after \(calls) calls")
      if plan.total <= calls { break }
      calls += 1
    }
    #expect(calls > 40 && calls < 1_000)
  }

  // MARK: - The state

  @Test func `the state that is kept is compared with the records, table by table`() throws {
    let cache = try Scratch()
    let options = rig.options(.readOnly, cache: cache.path)
    func look() -> [DoctorReport.Finding] {
      Doctor.examine(rig.scratch.path, as: ana, options: options).findings
    }
    #expect(look() == [])
    let store = try Store(at: rig.scratch.path, as: ana, options: options)
    #expect(store.isStateKept && look() == [])
    // What was written since is no difference.
    let later = try rig.open()
    _ = try later.keep([StoreRig.briefing("one", body: "Revised."), StoreRig.briefing("four")])
    _ = try later.act(
      .assign(owners: ["raj"], due: .set(Day(number: 20_800))),
      on: [StoreRig.action("two", 2)], for: rig.asker)
    _ = try later.undo(for: rig.asker)
    try later.close()
    #expect(look() == [])
    try store.refresh()
    #expect(look() == [])
    try store.state.database.run("UPDATE actions SET state = 0")
    #expect(look() == [.state(.differs(tables: ["actions"]))])
    let path = try #require(try rig.scratchStateFile(in: cache))
    try Database(path: path).run("PRAGMA user_version = 1")
    #expect(look() == [.state(.unusable)])
  }

  @Test func `random sessions leave no difference between the state and the records`() throws {
    let cache = try Scratch()
    for seed in 0..<6 as Range<UInt64> {
      let rig = try StoreRig()
      let records = try OrderHistory.records(seed: seed)
      var dice = Dice(seed: seed)
      let options = rig.options(cache: cache.path)
      var order = records.shuffled(using: &dice)
      while !order.isEmpty {
        let store = try Store(at: rig.scratch.path, as: ana, options: options)
        let count = Int.random(in: 1...max(1, order.count), using: &dice)
        try store.record(Array(order.prefix(count)))
        order.removeFirst(count)
        try store.close()
      }
      let found = Doctor.examine(rig.scratch.path, as: ana, options: options).findings
      #expect(found.filter { if case .state = $0 { true } else { false } } == [])
    }
  }

  @Test func `an empty segment is told, and the packer takes it away`() throws {
    let folder = rig.scratch.segments()[0].split(separator: "/").dropLast().joined(separator: "/")
    try rig.scratch.put([], folder + "/202611-00000000000000ab.seg")
    #expect(examine().findings == [])
    rig.now.move(seconds: 400 * 86_400)
    #expect(
      examine().findings.contains(.empty(path: folder + "/202611-00000000000000ab.seg")))
  }
}

/// The made-up histories of ``The state and the order of records``.
private enum OrderHistory {
  static func records(seed: UInt64) throws -> [StoreRecord] {
    try `The state and the order of records`.history(seed: seed)
  }
}

extension StoreRig {
  /// The file of the state below a cache.
  func scratchStateFile(in cache: Scratch) throws -> String? {
    let root = try Directory(at: cache.path)
    for store in try root.names() {
      for host in try root.directory(store).names() {
        for name in try root.directory(store).directory(host).names()
        where name.hasSuffix(".sqlite") {
          return "\(cache.path)/\(store)/\(host)/\(name)"
        }
      }
    }
    return nil
  }
}
