import DocketModel
import Testing

@testable import DocketStore

/// Acts that the store's own folder would not take, saved in another one.
@Suite struct SavingElsewhereTests {
  private let rig: StoreRig
  private let other: Scratch

  init() throws {
    rig = try StoreRig()
    other = try Scratch()
  }

  private var asker: Asker { rig.asker }

  /// Every new file and every write fails, as on a disk that is full.
  private var fullDisk: Faults {
    Faults([
      .init(call: .write, from: 1, count: .max, code: 28),
      .init(call: .openat, from: 1, count: .max, code: 28),
    ])
  }

  /// A store with a briefing and, in memory only, its first action done.
  private func unsaved() throws -> Store {
    let store = try rig.open(ana, .readWrite, .onSync)
    _ = try store.keep([StoreRig.briefing("one", actions: 3)])
    try fullDisk.during {
      _ = try store.done(StoreRig.action("one", 1), asker)
      #expect(throws: StoreError.self) { try store.sync() }
    }
    #expect(store.health.unsaved == 1)
    return store
  }

  /// Copies every segment of a store over those of the rig, as `cp -r` does.
  private func bringHome(_ path: String) throws {
    let from = try StoreFolder(at: path)
    for writer in try from.segments.names() {
      let folder = try from.segments.directory(writer)
      for name in try folder.names() {
        let file = "segments/\(writer)/\(name)"
        #expect(!rig.scratch.segments().contains(file), "\(file) would be written over")
        try rig.scratch.put(try folder.contents(of: name, limit: 1 << 20), file)
      }
    }
  }

  @Test func `what is saved elsewhere and copied over is in the store`() throws {
    let store = try unsaved()
    let saved = try #require(try store.saveElsewhere(in: other.path + "/new/folder"))
    #expect(saved.records == 1)
    #expect(store.health.unsaved == 0)
    #expect(try rig.open().shown(StoreRig.action("one", 1), asker) == .open)

    _ = try store.done(StoreRig.action("one", 2), asker)
    try store.close()
    try bringHome(saved.path)
    let union = try rig.open()
    #expect(try union.shown(StoreRig.action("one", 1), asker) == .done)
    #expect(try union.shown(StoreRig.action("one", 2), asker) == .done)
    #expect(union.health.notes.isEmpty, "\(union.health.notes)")
    #expect(Doctor.examine(rig.scratch.path, options: rig.options(.readOnly)).findings.isEmpty)
    #expect(Doctor.examine(saved.path, options: rig.options(.readOnly)).records == 3)
  }

  @Test func `what is saved elsewhere is not taken for read here`() throws {
    let writer = try WriterRig()
    try writer.write()
    try writer.sync()
    #expect(throws: StoreError.self) { try fullDisk.during { try writer.write() } }
    let before = writer.writer.coverage
    let elsewhere = try writer.folder.twin(at: other.path + "/there")
    #expect(try writer.writer.save(in: elsewhere) == 1)
    #expect(writer.writer.coverage == before)
  }

  @Test func `a second time goes to the same place beside the first`() throws {
    let store = try unsaved()
    let first = try #require(try store.saveElsewhere(in: other.path))
    try fullDisk.during {
      _ = try store.done(StoreRig.action("one", 2), asker)
      _ = try? store.sync()
    }
    let second = try #require(try store.saveElsewhere(in: other.path + "/"))
    #expect(first.path == second.path)
    try bringHome(second.path)
    let union = try rig.open()
    for number in 1...2 {
      #expect(try union.shown(StoreRig.action("one", number), asker) == .done)
    }
  }

  @Test func `more than one file holds is spread over several`() throws {
    let rig = try WriterRig()
    let note = String(repeating: "x", count: 3 << 20)
    Faults(.openat, 28, count: .max).during { try? rig.write(24, note: note) }
    let twin = try rig.folder.twin(at: other.path + "/store")
    #expect(try rig.writer.save(in: twin) == 24)
    #expect(rig.writer.unsaved == 0)
    // None of those files is one of this store, to be taken for read.
    #expect(rig.writer.coverage.isEmpty)
    var catalog = SegmentCatalog()
    var count = 0
    catalog.read(twin, except: nil) { found, _ in count += found.count }
    #expect(count == 24)
    #expect(catalog.health.damages == 0)
  }

  @Test func `a place that takes the write and refuses to keep it has saved nothing`() throws {
    let store = try unsaved()
    Faults(.fdatasync, 5).during {
      _ = #expect(throws: StoreError.self) { try store.saveElsewhere(in: other.path) }
    }
    #expect(store.health.unsaved == 1)
    try store.sync()
    #expect(store.health.unsaved == 0)
    #expect(try rig.open().shown(StoreRig.action("one", 1), asker) == .done)
  }

  @Test func `nothing is forgotten when the other place fails too`() throws {
    let store = try unsaved()
    try other.put([0x78], "file")
    #expect(throws: StoreError.self) { try store.saveElsewhere(in: other.path + "/file") }
    fullDisk.during {
      _ = #expect(throws: StoreError.self) { try store.saveElsewhere(in: other.path) }
    }
    #expect(store.health.unsaved == 1)
    try store.sync()
    #expect(try rig.open().shown(StoreRig.action("one", 1), asker) == .done)
  }

  @Test func `a place that holds another store is left alone`() throws {
    let store = try unsaved()
    let path = other.path + "/docket-unsaved-" + store.session
    try Store.create(at: path, options: rig.options())
    #expect(throws: StoreError.alreadyThere(path)) { try store.saveElsewhere(in: other.path) }
    #expect(store.health.unsaved == 1)
  }

  @Test func `nothing is made where everything is saved`() throws {
    let store = try rig.open()
    #expect(try store.saveElsewhere(in: other.path) == nil)
    _ = try store.keep([StoreRig.briefing("one")])
    #expect(try store.saveElsewhere(in: other.path) == nil)
    #expect(try Directory(at: other.path).names().isEmpty)
  }
}
