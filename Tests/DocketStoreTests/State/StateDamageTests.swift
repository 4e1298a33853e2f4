import DocketModel
import Glibc
import Testing

@testable import DocketStore

/// Whatever becomes of the file of the state, the answers are those of a state made afresh.
@Suite struct StateDamageTests {
  let rig: StoreRig
  let cache: Scratch
  /// The files of the state as sessions left them: all records in the database, acts in its log.
  private let whole: [String: [UInt8]]
  private let answers: [AnyHashable]

  init() throws {
    rig = try StoreRig()
    cache = try Scratch()
    let first = try rig.open()
    // Long enough that a record goes over several pages.
    let text = String(repeating: "Something was found in it. ", count: 500)
    for name in 0..<Self.count {
      _ = try first.keep([StoreRig.briefing("x\(name)", body: name % 7 == 0 ? text : "Short.")])
    }
    try first.close()
    let (rig, cache) = (rig, cache)
    let second = try Self.open(rig, cache)
    for name in 0..<12 { _ = try second.done(StoreRig.action("x\(name * 3)", 1), rig.asker) }
    _ = try second.keep([StoreRig.briefing("x1", body: "Revised.")])
    try second.close()
    whole = try Self.files(of: cache)
    answers = try Self.answers(of: try rig.open(ana, .readOnly), rig.asker)
  }

  private static func open(
    _ rig: StoreRig, _ cache: Scratch, _ access: StoreOptions.Access = .readWrite
  ) throws -> Store {
    try Store(at: rig.scratch.path, as: ana, options: rig.options(access, cache: cache.path))
  }

  /// The files below the cache, by their path in it.
  private static func files(of cache: Scratch) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    let root = try Directory(at: cache.path)
    for store in try root.names() {
      for host in try root.directory(store).names() {
        for name in try root.directory(store).directory(host).names() {
          let path = "\(store)/\(host)/\(name)"
          found[path] = try cache.bytes(path)
        }
      }
    }
    return found
  }

  private func put(_ files: [String: [UInt8]]) throws {
    for path in try Self.files(of: cache).keys { unlink(cache.path + "/" + path) }
    for (path, bytes) in files { try cache.put(bytes, path) }
  }

  /// What a store says to many questions.
  private static func answers(of store: Store, _ asker: Asker) throws -> [AnyHashable] {
    var answers: [AnyHashable] = []
    for query in ["*", "state:done", "found", "revised", "is:open"] {
      for kind in [RowKind.briefings, .actions] {
        let request = ListingRequest(
          kind: kind, query: try Query(parsing: query), order: .title)
        answers.append(try store.listing(request, for: asker))
      }
    }
    for name in 0..<Self.count {
      let key = StoreRig.key("x\(name)")
      guard let detail = try store.briefing(key, for: asker) else { continue }
      answers.append(detail)
    }
    answers.append(try store.totals(for: asker))
    answers += try store.log(LogFilter(limit: 1_000), for: asker).map { AnyHashable($0) }
    return answers
  }

  private static let count = 40

  private func expectSame(
    _ store: Store, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try Self.answers(of: store, rig.asker)
    for (found, expected) in zip(found, answers) where found != expected {
      Issue.record("\(what): \(found), not \(expected)", sourceLocation: sourceLocation)
      return
    }
    #expect(found.count == answers.count, "\(what)", sourceLocation: sourceLocation)
  }

  // MARK: - Random damage

  /// How often the files are damaged; DOCKET_DAMAGES=1000 asks for all of it.
  private static let damages = getenv("DOCKET_DAMAGES").flatMap { Int(String(cString: $0)) } ?? 60

  @Test func `random damage changes no answer`() throws {
    var dice = Dice(seed: 3)
    let targets = whole.keys.filter { $0.hasSuffix(".sqlite") || $0.hasSuffix("-wal") }.sorted()
    #expect(targets.count == 2)
    for round in 0..<Self.damages {
      let target = targets[dice.next() % 4 == 0 ? 1 : 0]
      var files = whole
      let what = Self.damage(&files[target, default: []], &dice)
      try put(files)
      let named = "round \(round), \(what) in \(target)"
      let store = try Self.open(rig, cache, .readOnly)
      try expectSame(store, named)
      // Where a part was hit that nobody asked for, the next session goes on with it.
      guard round % 5 == 0 else { continue }
      try expectSame(try Self.open(rig, cache, .readOnly), named + ", second start")
    }
  }

  /// Damages bytes in one of many ways and says how.
  private static func damage(_ bytes: inout [UInt8], _ dice: inout Dice) -> String {
    func below(_ limit: Int) -> Int { Int(dice.next() % UInt64(max(limit, 1))) }
    let page = 8_192
    let pages = bytes.count / page
    switch below(7) {
    case 0:
      let place = below(bytes.count)
      bytes[place] ^= 1 << UInt8(below(8))
      return "a bit at \(place)"
    case 1:
      for _ in 0..<20 { bytes[below(bytes.count)] ^= 1 << UInt8(below(8)) }
      return "twenty bits"
    case 2:
      let start = below(pages) * page
      bytes.replaceSubrange(start..<start + page, with: repeatElement(0, count: page))
      return "a zeroed page at \(start)"
    case 3:
      let (one, other) = (below(pages) * page, below(pages) * page)
      let moved = Array(bytes[one..<one + page])
      bytes.replaceSubrange(one..<one + page, with: bytes[other..<other + page])
      bytes.replaceSubrange(other..<other + page, with: moved)
      return "pages at \(one) and \(other) exchanged"
    case 4:
      let start = below(bytes.count)
      let end = min(start + 1 + below(2_000), bytes.count)
      for place in start..<end { bytes[place] = UInt8(truncatingIfNeeded: dice.next()) }
      return "noise at \(start)"
    case 5:
      bytes.removeLast(below(bytes.count))
      return "cut to \(bytes.count)"
    default:
      let start = below(bytes.count / 512) * 512
      let end = min(start + 512, bytes.count)
      bytes.replaceSubrange(start..<end, with: repeatElement(0, count: end - start))
      return "a zeroed sector at \(start)"
    }
  }

  // MARK: - One at a time

  @Test func `a page left over from another state is not believed`() throws {
    // The same content under another name: block for block the same, but for the sums.
    try put([:])
    _ = try Self.open(rig, cache, .readOnly)
    let other = try #require(try Self.files(of: cache).first { $0.key.hasSuffix(".sqlite") }).value
    let name = try #require(whole.keys.first { $0.hasSuffix(".sqlite") })
    for page in stride(from: 8_192, to: min(whole[name]?.count ?? 0, other.count), by: 40_960) {
      var files = whole
      files[name]?.replaceSubrange(page..<page + 8_192, with: other[page..<page + 8_192])
      try put(files)
      try expectSame(try Self.open(rig, cache, .readOnly), "page at \(page)")
    }
  }

  @Test func `a log that goes bad under a session is not believed`() throws {
    try put(whole)
    // Holds the index of the log, so that nobody reads the log from its beginning any more.
    let holder = try Self.open(rig, cache, .readOnly)
    let log = try #require(whole.keys.first { $0.hasSuffix("-wal") })
    var bytes = whole[log] ?? []
    for frame in stride(from: 32, to: bytes.count - 8_216, by: 8_216) { bytes[frame + 5_000] ^= 4 }
    try cache.put(bytes, log)
    try expectSame(try Self.open(rig, cache, .readOnly), "log")
    try expectSame(holder, "holder")
  }

  @Test func `a log that was moved into the database leaves nothing behind`() throws {
    try put(whole)
    let store = try Self.open(rig, cache)
    let log = try #require(whole.keys.first { $0.hasSuffix("-wal") })
    var sizes: [Int] = []
    for name in 0..<150 {
      _ = try store.keep([
        StoreRig.briefing("y\(name)", body: String(repeating: "word\(name) ", count: 12_000))
      ])
      sizes.append(try cache.bytes(log).count)
    }
    #expect(sizes.contains(0), "\(sizes)")
    #expect(sizes.allSatisfy { $0 < 1_200 * 8_216 }, "\(sizes)")
  }

  @Test func `every page of a state has room for its sum`() throws {
    let name = try #require(whole.keys.first { $0.hasSuffix(".sqlite") })
    let bytes = try #require(whole[name])
    #expect(bytes[20] == 8, "reserved bytes")
    // A copy reads every page, also those that hold nothing.
    try put(whole)
    let store = try Self.open(rig, cache)
    _ = try store.state.copiedToMemory()
  }

  @Test func `a state that stays locked is gone round`() throws {
    try put(whole)
    let name = try #require(whole.keys.first { $0.hasSuffix(".sqlite") })
    let holder = try Database(path: cache.path + "/" + name, making: false)
    try holder.run("PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE")
    try expectSame(try Self.open(rig, cache, .readOnly), "locked")
  }

  @Test func `a cache that can only be read starts all the same`() throws {
    try put(whole)
    let paths = whole.keys.map { cache.path + "/" + $0 }
    for path in paths { chmod(path, 0o400) }
    let directory = try #require(paths.first.map { $0.split(separator: "/").dropLast() })
    let host = "/" + directory.joined(separator: "/")
    chmod(host, 0o500)
    defer { chmod(host, 0o700) }
    try expectSame(try Self.open(rig, cache, .readOnly), "read-only")
    let store = try Self.open(rig, cache)
    try expectSame(store, "read-only cache, store to be written")
  }
}
