import Dispatch
import DocketModel
import Glibc
import Synchronization
import Testing

@testable import DocketStore

@Suite struct StoreFolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func create(_ path: String, shared: Bool = false) throws {
    var dice = Dice(seed: 3)
    _ = try StoreFolder.create(
      at: path, shared: shared, created: Timestamp(seconds: 1), random: { dice.next() })
  }

  private func mode(_ path: String) -> UInt32 {
    var status = stat()
    lstat(scratch.path + "/" + path, &status)
    return status.st_mode & 0o7777
  }

  @Test func `a new store has its folders, its name and nobody else's eyes`() throws {
    try create(scratch.path + "/a/b")
    let root = try Directory(at: scratch.path + "/a/b")
    #expect(try root.names() == [".gitattributes", "STORE", "quarantine", "segments", "tmp"])
    #expect(
      ["a/b", "a/b/segments", "a/b/tmp", "a/b/quarantine"].map(mode) == [
        0o700, 0o700, 0o700, 0o700,
      ])
    #expect(["a/b/STORE", "a/b/.gitattributes"].map(mode) == [0o600, 0o600])
    #expect(
      String(decoding: try scratch.bytes("a/b/STORE"), as: UTF8.self).hasPrefix(
        #"{"created":1000,"format":1,"id":""#))
    #expect(try scratch.bytes("a/b/.gitattributes") == Array("* -text\n".utf8))
  }

  @Test func `a shared store lets its group in`() throws {
    try create(scratch.path + "/s", shared: true)
    #expect(mode("s/segments") == 0o3770)
    #expect(mode("s/STORE") == 0o640)
    #expect(try StoreFolder(at: scratch.path + "/s").file.isShared)
  }

  @Test func `making a store twice is refused and changes nothing`() throws {
    try create(scratch.path)
    let before = try scratch.bytes("STORE")
    #expect(throws: StoreError.alreadyThere(scratch.path)) { try create(scratch.path) }
    #expect(try scratch.bytes("STORE") == before)
  }

  @Test func `of two that make a store at once, the second finds that of the first`() throws {
    // The other one comes between the look for STORE and its writing: after the first folder was made.
    try create(scratch.path + "/a")
    let root = try Directory(at: scratch.path + "/a")
    let temporary = try root.directory("tmp")
    let before = try scratch.bytes("a/STORE")
    #expect(throws: StoreError.failed(.rename, "STORE", code: 17)) {
      try root.replace(
        "STORE", with: [1, 2], by: temporary, called: "store-other", keepsExisting: true)
    }
    #expect(try scratch.bytes("a/STORE") == before)
    #expect(try temporary.names().isEmpty)
  }

  @Test func `several that open a store that is not there all have the same one`() throws {
    let path = scratch.path + "/one"
    let ids = Mutex<Set<String>>([])
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      let person = Person(me: "ana", login: "ana", host: "h\(number)")
      guard let store = try? Store.openOrCreate(at: path, as: person, options: StoreOptions()),
        (try? store.keep([Briefing(title: "Story \(number)", source: Source(name: "A"))])) != nil
      else { return }
      try? store.close()
      ids.withLock { _ = $0.insert(store.id) }
    }
    #expect(ids.withLock { $0.count } == 1)
    let found = try Store(
      at: path, as: Person(me: "ana", login: "ana", host: "h"),
      options: StoreOptions(access: .readOnly))
    #expect(try found.briefingCount() == 12)
    #expect(found.health.damages == 0)
  }

  @Test func `where files have one name only, a store is made all the same`() throws {
    let path = scratch.path + "/plain"
    try Faults(.linkat, 1, count: .max).during { try create(path) }
    _ = try StoreFolder(at: path)
    #expect(throws: StoreError.alreadyThere(path)) { try create(path) }
  }

  @Test func `records without their STORE are neither a store nor room for a new one`() throws {
    try create(scratch.path)
    unlink(scratch.path + "/STORE")
    #expect(throws: StoreError.noStore(scratch.path)) { try StoreFolder(at: scratch.path) }
    mkdir(scratch.path + "/segments/jump1-ana-00000000", 0o700)
    let missing = StoreError.storeFileMissing(scratch.path)
    #expect(throws: missing) { try StoreFolder(at: scratch.path) }
    #expect(throws: missing) { try create(scratch.path) }
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"format":1,"min_reader":1,"created":1,"id":"x"}"#,
    #"{"format":"1","min_reader":1,"created":1,"id":"00000000000000000000000000000000"}"#,
    "\u{0}\u{0}",
  ])
  func `a STORE file that says nothing is an error, not a guess`(text: String) throws {
    try create(scratch.path)
    try scratch.put(Array(text.utf8), "STORE")
    #expect(throws: StoreError.self) { try StoreFolder(at: scratch.path) }
  }

  @Test func `a flipped bit in the id is an error, so that no record becomes a stranger's`() throws
  {
    try create(scratch.path)
    let good = try scratch.bytes("STORE")
    let start = #"{"created":1000,"format":1,"id":""#.utf8.count
    for place in start..<(start + 32) {
      for bit in 0..<8 {
        var bytes = good
        bytes[place] ^= 1 << UInt8(bit)
        try scratch.put(bytes, "STORE")
        #expect(throws: StoreError.self) { try StoreFolder(at: scratch.path) }
      }
    }
  }

  @Test func `a STORE made before its sum was opens`() throws {
    try create(scratch.path)
    let id = try StoreFolder(at: scratch.path).file.id
    let old = #"{"created":1,"format":1,"id":"\#(id)","min_reader":1}"#
    try scratch.put(Array(old.utf8), "STORE")
    #expect(try StoreFolder(at: scratch.path).file.id == id)
  }

  @Test func `no folder and no STORE are no store`() throws {
    #expect(throws: StoreError.noStore(scratch.path)) { try StoreFolder(at: scratch.path) }
    let path = scratch.path + "/none"
    #expect(throws: StoreError.noStore(path)) { try StoreFolder(at: path) }
  }

  @Test func `a link in place of STORE is not followed`() throws {
    try create(scratch.path)
    rename(scratch.path + "/STORE", scratch.path + "/real")
    symlink("real", scratch.path + "/STORE")
    #expect(throws: StoreError.refused("STORE", .symbolicLink)) {
      try StoreFolder(at: scratch.path)
    }
  }

  @Test func `a fault while making a store leaves none, and it can be made again`() throws {
    for call in [Faults.Call.write, .fsync, .renameat, .linkat, .mkdirat, .fchmod] {
      for nth in 1...4 {
        let path = scratch.path + "/\(call)\(nth)"
        let failed = Faults(call, 28, from: nth).during { (try? create(path)) == nil }
        if failed, (try? StoreFolder(at: path)) == nil { try create(path) }
        _ = try StoreFolder(at: path)
      }
    }
  }

  @Test func `links, devices and foreign files among the segments are told and not opened`() throws
  {
    let rig = try WriterRig()
    try rig.write(3)
    try rig.close()
    let folder = rig.path + "/segments/jump2-asilva-00000001/"
    symlink("/etc/passwd", folder + "202611-00000000000000f1.seg")
    mkfifo(folder + "202611-00000000000000f2.seg", 0o600)
    mkdir(folder + "202611-00000000000000f3.seg", 0o700)
    symlink(rig.path + "/segments/jump2-asilva-00000001", rig.path + "/segments/linked")
    mkdir(rig.path + "/segments/Bad Name", 0o700)
    let read = try rig.read()
    #expect(read.ids.count == 3)
    #expect(
      Set(read.health.notes) == [
        .refused(file: "segments/Bad Name", .badName),
        .refused(file: "segments/linked", .notDirectory),
        .refused(
          file: "segments/jump2-asilva-00000001/202611-00000000000000f1.seg", .symbolicLink),
        .refused(file: "segments/jump2-asilva-00000001/202611-00000000000000f2.seg", .notRegular),
        .refused(file: "segments/jump2-asilva-00000001/202611-00000000000000f3.seg", .notRegular),
      ])
  }

  @Test func `copies that sync tools made are read as one with the file`() throws {
    let rig = try WriterRig()
    try rig.write(3)
    try rig.close()
    let path = try #require(rig.scratch?.segments().first)
    let copy = path.replacing(".seg", with: ".sync-conflict-20261123-090000-ABCDEFG.seg")
    try rig.scratch?.put(try rig.scratch?.bytes(path) ?? [], copy)
    let read = try rig.read()
    #expect(read.ids.count == 3)
    #expect(read.health.notes == [.conflictCopy(file: copy)])
  }

  @Test func `a segment of another store is told and not read`() throws {
    let rig = try WriterRig()
    try rig.write()
    try rig.close()
    let path = try #require(rig.scratch?.segments().first)
    var header = rig.header
    header.store = String(repeating: "e", count: 32)
    var bytes: [UInt8] = []
    let crc = RecordFrame.append(header.payload(), seq: 0, previous: 0, to: &bytes)
    _ = RecordFrame.append(
      StoreRecord.event(rig.event()).payload(), seq: 1, previous: crc, to: &bytes)
    let other = path.replacing("aa.seg", with: "ff.seg")
    try rig.scratch?.put(bytes, other)
    let read = try rig.read()
    #expect(read.ids.count == 1)
    #expect(read.health.notes == [.foreign(file: other, store: header.store)])
  }

  @Test func `a file that went away is a note`() throws {
    let rig = try WriterRig()
    try rig.write()
    try rig.close()
    var catalog = SegmentCatalog()
    catalog.read(rig.folder, except: nil) { _, _ in }
    let path = try #require(rig.scratch?.segments().first)
    unlink(rig.path + "/" + path)
    catalog.read(rig.folder, except: nil) { _, _ in }
    catalog.read(rig.folder, except: nil) { _, _ in }
    #expect(catalog.health.notes == [.vanished(file: path)])
  }

  @Test(arguments: [Faults.Call.pread, .openat, .fstat, .getdents])
  func `a read error skips the file and is told`(call: Faults.Call) throws {
    let rig = try WriterRig()
    try rig.write()
    try rig.close()
    var catalog = SegmentCatalog()
    let folder = try StoreFolder(at: rig.path)
    Faults(call, 5, count: .max).during { catalog.read(folder, except: nil) { _, _ in } }
    #expect(catalog.health.damages == 1)
  }

  @Test func `a shortened sealed file is told`() throws {
    let rig = try WriterRig()
    try rig.write(5)
    try rig.close()
    let path = try #require(rig.scratch?.segments().first)
    var lines = (try rig.scratch?.bytes(path) ?? []).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    lines.remove(at: 3)
    try rig.scratch?.put(Array(lines.joined(separator: [0x0A])), path)
    let read = try rig.read()
    #expect(read.ids.count == 4)
    #expect(read.health.notes.contains(.shortened(file: path, expected: 6, found: 5)))
  }

  @Test func `the name of a writer is kept per store and host`() throws {
    var dice = Dice(seed: 5)
    func name(_ folder: String?, _ store: String, _ person: Person = ana) -> String {
      WriterIdentity.writer(
        keptIn: folder, store: store, person: person, random: { dice.next() })
    }
    let first = name(scratch.path, "aa")
    #expect(first.hasPrefix("jump2-asilva-"))
    #expect(Identifiers.isName(first))
    #expect(name(scratch.path, "aa") == first)
    #expect(name(scratch.path, "bb") != first)
    #expect(name(scratch.path, "aa", Person(me: "ana", login: "asilva", host: "other")) != first)
    // Nowhere to keep it: another one each time.
    #expect(name(nil, "aa") != name(nil, "aa"))
    #expect(name(scratch.path + "/none", "aa") != first)
    let odd = Person(me: "", login: "../É \u{1B}[31m", host: String(repeating: "H", count: 300))
    #expect(Identifiers.isName(name(nil, "aa", odd)))
  }
}
