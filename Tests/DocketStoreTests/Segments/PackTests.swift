import CShims
import DocketModel
import Glibc
import Testing

@testable import DocketStore

/// Many files become few, and what they say stays.
@Suite struct PackTests {
  let rig: StoreRig
  /// Where the name of the writer is kept, so that all sessions are of one.
  let home: Scratch
  let cache: Scratch

  init() throws {
    rig = try StoreRig()
    home = try Scratch()
    cache = try Scratch()
  }

  private func open(
    _ person: Person = ana, cache: String? = nil, _ access: StoreOptions.Access = .readWrite
  ) throws -> Store {
    var options = rig.options(access, cache: cache)
    options.stateDirectory = home.path
    return try Store(at: rig.scratch.path, as: person, options: options)
  }

  /// So many sessions, each of one act or one briefing.
  private func fill(_ count: Int = 6, cache: String? = nil) throws {
    for number in 0..<count {
      let store = try open(cache: cache)
      if number % 2 == 0 {
        _ = try store.keep([StoreRig.briefing("a\(number)")])
      } else {
        _ = try store.done(StoreRig.action("a\(number - 1)", 1), rig.asker)
      }
      try store.close()
    }
  }

  private func pack() throws -> PackReport { try #require(try open().packing()).run() }

  private var names: [String] {
    rig.scratch.segments().compactMap { $0.split(separator: "/").last.map(String.init) }
  }

  /// All payloads that are no header and no trailer, as they stand on the disk.
  private func payloads() throws -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    for path in rig.scratch.segments() {
      let bytes = try rig.scratch.bytes(path)
      var scanner = RecordScanner()
      while let finding = scanner.next(in: bytes) {
        guard case .record(let frame) = finding else { continue }
        switch try? Payload(reading: bytes[frame.payload]) {
        case .header, .trailer: continue
        default: found.insert(Array(bytes[frame.payload]))
        }
      }
    }
    return found
  }

  private func expectSound(_ location: SourceLocation = #_sourceLocation) throws {
    let report = Doctor.examine(rig.scratch.path, options: rig.options(.readOnly))
    #expect(report.findings.filter(\.isDamage) == [], sourceLocation: location)
  }

  private func append(_ payloads: [[UInt8]], session: String, ended: Bool = true) throws {
    let writer = try #require(
      WriterIdentity.kept(
        in: home.path, store: StoreFolder(at: rig.scratch.path).file.id, person: ana))
    let header = SegmentHeader(
      store: try StoreFolder(at: rig.scratch.path).file.id, writer: writer, session: session,
      user: Syscalls.user, login: "asilva", host: "jump2", version: "1")
    let made = SegmentWriter(
      folder: try StoreFolder(at: rig.scratch.path), header: header,
      clock: { [now = rig.now] in now.timestamp })
    try made.append(payloads)
    try made.sync()
    if ended { try made.close() }
  }

  // MARK: - What it does

  @Test func `the files of ended sessions become one, and every record stays as it was`() throws {
    try fill()
    let odd = Array(#"{"t":"later","x":[1, 2 ]}"#.utf8)
    try append([odd, odd], session: "00000000000000dd")
    let before = try payloads()
    let store = try rig.open(ana, .readOnly)
    let log = try store.log(LogFilter(limit: 100), for: rig.asker)
    let report = try pack()
    #expect(report.packs.map(\.files) == [7])
    #expect(report.packs.map(\.records) == [8])
    #expect(report.left == [])
    #expect(names.count == 1 && names.first?.hasSuffix(".pack") == true)
    #expect(SegmentName.isOurs(names.first ?? ""))
    #expect(try payloads() == before)
    #expect(before.contains(odd))
    let after = try rig.open(ana, .readOnly)
    #expect(try after.log(LogFilter(limit: 100), for: rig.asker) == log)
    #expect(after.health.damages == 0)
    try expectSound()
  }

  @Test func `twice is once, and later files join`() throws {
    try fill()
    _ = try pack()
    let first = names
    let again = try pack()
    #expect(again == PackReport() && names == first)
    try fill(2)
    let third = try pack()
    #expect(third.packs.map(\.files) == [2])
    #expect(names.count == 1)
    try expectSound()
  }

  @Test func `a file without an end, of others or of this session stays`() throws {
    try fill(4)
    try append(
      [Array(#"{"t":"later"}"#.utf8)], session: "00000000000000dd", ended: false)
    let live = try open()
    _ = try live.keep([StoreRig.briefing("live")])
    let other = try open(ben)
    _ = try other.keep([StoreRig.briefing("other")])
    try other.close()
    let report = try #require(try live.packing()).run()
    #expect(report.packs.map(\.files) == [4])
    #expect(report.left.map(\.why) == [.notEnded])
    // Goes on in the same file.
    _ = try live.done(StoreRig.action("live", 1), rig.asker)
    try live.close()
    #expect(names.count == 4)
    #expect(try open().shown(StoreRig.action("live", 1), rig.asker) == .done)
    try expectSound()
  }

  @Test func `a damaged file stays whole, and the others are packed`() throws {
    try fill()
    let path = rig.scratch.segments()[2]
    var bytes = try rig.scratch.bytes(path)
    bytes[bytes.count / 2] ^= 1
    try rig.scratch.put(bytes, path)
    let report = try pack()
    #expect(report.packs.map(\.files) == [5])
    #expect(report.left == [.init(path: path, why: .damaged)])
    #expect(try rig.scratch.bytes(path) == bytes)
  }

  @Test func `a file that a sync tool brings back is known and goes again`() throws {
    try fill()
    let path = rig.scratch.segments()[0]
    let bytes = try rig.scratch.bytes(path)
    _ = try pack()
    let before = try payloads()
    try rig.scratch.put(bytes, path)
    #expect(try payloads() == before)
    let report = try pack()
    #expect(report.removed == [path] && report.packs == [])
    #expect(names.count == 1)
    #expect(try payloads() == before)
  }

  @Test func `what does not fit in one pack goes into two`() throws {
    try fill(1)
    let note = #"{"t":"later","x":""# + String(repeating: "x", count: 3_500_000) + #""}"#
    for number in 0..<5 {
      try append(
        Array(repeating: Array(note.utf8), count: 4), session: "00000000000000d\(number)")
    }
    let report = try pack()
    #expect(report.packs.map(\.files) == [4, 2])
    for pack in report.packs {
      #expect(try rig.scratch.bytes(pack.path).count <= SegmentWriter.sizeLimit)
    }
    try expectSound()
  }

  @Test func `it is time when more than two hundred files have gathered`() throws {
    try fill(2)
    for number in 0..<198 {
      let session = Digest.hex(UInt64(number), digits: 16)
      try append([Array(#"{"t":"later"}"#.utf8)], session: session)
    }
    #expect(try open().packingDue == nil)
    let store = try open()
    _ = try store.done(StoreRig.action("a0", 2), rig.asker)
    try store.close()
    let next = try open()
    _ = try #require(next.packingDue).run()
    #expect(names.count == 1)
    #expect(try open(ana, .readOnly).packingDue == nil)
  }

  // MARK: - Kills and faults

  @Test func `a death at any call loses nothing, and the next run ends it`() throws {
    try fill(4)
    let before = try payloads()
    let start = try copies()
    var calls = 0
    while calls < 2_000 {
      try restore(start)
      let plan = Faults()
      plan.lastCall = calls
      let packing = try #require(try open().packing())
      plan.during { _ = try? packing.run() }
      #expect(try payloads() == before, "after \(calls) calls")
      try expectSound()
      _ = try pack()
      #expect(try payloads() == before, "after \(calls) calls and again")
      #expect(names.count == 1, "after \(calls) calls and again: \(names)")
      if plan.total <= calls { break }
      calls += 1
    }
    #expect(calls > 50 && calls < 2_000)
  }

  @Test(
    arguments: [
      .openat, .fstat, .write, .pread, .fsync, .close, .unlinkat, .renameat, .fchmod, .getdents,
    ] as [Faults.Call], [5, 28, 13] as [Int32])
  func `no fault of a call loses anything`(call: Faults.Call, code: Int32) throws {
    try fill(4)
    let before = try payloads()
    let start = try copies()
    for number in 1...40 {
      try restore(start)
      let packing = try #require(try open().packing())
      let plan = Faults(call, code, from: number)
      plan.during { _ = try? packing.run() }
      #expect(try payloads() == before, "\(call) \(number)")
      try expectSound()
      if plan.made[call, default: 0] < number { break }
    }
  }

  @Test(arguments: [1, 3, 6, 9])
  func `a killed process loses nothing`(unlinks: Int) async throws {
    try fill(8)
    let before = try payloads()
    let (path, home) = (rig.scratch.path, home.path)
    await #expect(processExitsWith: .signal(9)) {
      [path = path as String, home = home as String, unlinks = unlinks as Int] in
      KillAtCall.unlink(unlinks)
      let store = try Store(
        at: path, as: ana,
        options: StoreOptions(programVersion: "1.0", stateDirectory: home))
      _ = try store.packing()?.run()
      // All of it was done before the call came.
      killSelf()
    }
    #expect(try payloads() == before)
    try expectSound()
    _ = try pack()
    #expect(try payloads() == before && names.count == 1)
  }

  private func copies() throws -> [String: [UInt8]] {
    var copies: [String: [UInt8]] = [:]
    for path in rig.scratch.segments() { copies[path] = try rig.scratch.bytes(path) }
    return copies
  }

  private func restore(_ copies: [String: [UInt8]]) throws {
    let root = try Directory(at: rig.scratch.path)
    let left = try root.directory("tmp").names().map { "tmp/" + $0 }
    for path in rig.scratch.segments() + left { unlink(rig.scratch.path + "/" + path) }
    for (path, bytes) in copies { try rig.scratch.put(bytes, path) }
  }

  // MARK: - The state

  private func current(_ cache: Scratch) throws -> String {
    let root = try Directory(at: cache.path)
    let store = try #require(try root.names().first)
    return String(decoding: try cache.bytes("\(store)/jump2/current"), as: UTF8.self)
  }

  private func expectSame(_ kept: Store, _ location: SourceLocation = #_sourceLocation) throws {
    let afresh = try rig.open(ana, .readOnly)
    let log = LogFilter(limit: 1_000)
    #expect(
      try kept.log(log, for: rig.asker) == afresh.log(log, for: rig.asker),
      sourceLocation: location)
    #expect(
      try kept.totals(for: rig.asker) == afresh.totals(for: rig.asker), sourceLocation: location)
    #expect(kept.health.records == afresh.health.records, sourceLocation: location)
    #expect(kept.health.notes == afresh.health.notes, sourceLocation: location)
    #expect(kept.basis == afresh.basis, sourceLocation: location)
  }

  @Test func `states that had read all files go on, and read no record again`() throws {
    let other = try Scratch()
    try fill(cache: cache.path)
    try expectSame(try open(cache: other.path, .readOnly))
    let names = (try current(cache), try current(other))
    let running = try open(cache: cache.path, .readOnly)
    _ = try pack()
    _ = try running.refresh()
    try expectSame(running)
    for scratch in [cache, other] {
      let store = try open(cache: scratch.path, .readOnly)
      try expectSame(store)
      #expect(try store.state.coverage().map(\.path) == rig.scratch.segments())
    }
    #expect(try current(cache) == names.0)
    #expect(try current(other) == names.1)
  }

  @Test func `a state that had read some of the files takes the rest from the pack`() throws {
    try fill(3, cache: cache.path)
    let name = try current(cache)
    let behind = try open(cache: nil)
    _ = try behind.done(StoreRig.action("a2", 1), rig.asker)
    try behind.close()
    _ = try pack()
    let store = try open(cache: cache.path, .readOnly)
    #expect(try store.shown(StoreRig.action("a2", 1), rig.asker) == .done)
    try expectSame(store)
    #expect(try current(cache) == name)
  }

  @Test func `a pack whose making was cut short at the end is known later`() throws {
    try fill(cache: cache.path)
    let start = try copies()
    let name = try current(cache)
    _ = try pack()
    // Killed before it removed anything.
    for (path, bytes) in start { try rig.scratch.put(bytes, path) }
    try expectSame(try open(cache: cache.path, .readOnly))
    _ = try pack()
    try expectSame(try open(cache: cache.path, .readOnly))
    #expect(try current(cache) == name)
  }

  @Test func `who reads while files are packed misses nothing`() async throws {
    try fill(12)
    let (path, home) = (rig.scratch.path, home.path)
    let expected = try rig.open(ana, .readOnly).log(LogFilter(limit: 100), for: rig.asker).count
    let start = try copies()
    await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<60 {
            let store = try? Store(
              at: path, as: ben, options: StoreOptions(access: .readOnly))
            let asker = Asker(me: "ana", today: Day(number: 20_780))
            let count = try? store?.log(LogFilter(limit: 100), for: asker).count
            if count != expected { return count ?? -1 }
          }
          return nil
        }
      }
      for _ in 0..<15 {
        let store = try? Store(
          at: path, as: ana, options: StoreOptions(programVersion: "1.0", stateDirectory: home))
        _ = try? store?.packing()?.run()
        for (name, bytes) in start { try? rig.scratch.put(bytes, name) }
        await Task.yield()
      }
      for await wrong in group { #expect(wrong == nil) }
    }
  }
}

/// A table of calls that ends the process at one of them.
enum KillAtCall {
  nonisolated(unsafe) private static var left = 0

  /// Dies in place of the n-th removal.
  static func unlink(_ number: Int) {
    left = number
    let table = UnsafeMutablePointer<dsh_table>.allocate(capacity: 1)
    table.initialize(to: dsh_real().pointee)
    table.pointee.unlinkat = {
      KillAtCall.left -= 1
      if KillAtCall.left == 0 { killSelf() }
      return dsh_real().pointee.unlinkat($0, $1)
    }
    dsh_use(table)
  }
}
