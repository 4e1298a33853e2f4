import DocketModel
import DocketStore
import Foundation
import TestSupport
import Testing

@testable import DocketRuntime

/// Stores of several hosts come together by git.
@Suite(.temporaryDirectory) struct StoreSyncTests {
  @Test func `what one host does the other has after both have synced`() throws {
    let rig = try SyncRig()
    try rig.share()
    #expect(try rig.join().received == RecordTally(briefings: 1))
    try rig.act("ana", 1)
    try rig.act("ana", 2, .note("at noon"))
    #expect(try rig.sync("ana").unsent()?.actCount == 2)
    let sent = try rig.sync("ana").run()
    #expect(sent == SyncReport(sent: RecordTally(acts: ["ana": 2])))
    #expect(try rig.sync("ana").unsent()?.isEmpty == true)
    let received = try rig.sync("raj").run()
    #expect(received == SyncReport(received: RecordTally(acts: ["ana": 2])))
    #expect(try rig.actions("raj").map(\.state) == [.done, .open])
    #expect(try rig.sync("raj").run() == SyncReport())
  }

  @Test func `hosts that both wrote are merged, and both have all of it`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.act("ana", 1)
    try rig.act("raj", 2, .decide(Decision(.notApplicable)))
    _ = try rig.sync("ana").run()
    let both = try rig.sync("raj").run()
    #expect(both.sent.acts == ["raj": 1] && both.received.acts == ["ana": 1])
    #expect(try rig.sync("ana").run().received.acts == ["raj": 1])
    #expect(try rig.actions("ana").map(\.state) == [.done, .notApplicable])
    #expect(rig.files("ana") == rig.files("raj"))
  }

  @Test func `decisions on one action by two hosts are a conflict that one of them settles`() throws
  {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.act("ana", 1)
    try rig.act("raj", 1, .decide(Decision(.notApplicable, code: .notOurs)))
    _ = try rig.sync("ana").run()
    _ = try rig.sync("raj").run()
    _ = try rig.sync("ana").run()
    for me in ["ana", "raj"] {
      let action = try rig.actions(me)[0]
      #expect(Set(action.conflict.map(\.person.me)) == ["ana", "raj"])
      #expect(!action.isSettled)
    }
    try rig.act("ana", 1)
    _ = try rig.sync("ana").run()
    _ = try rig.sync("raj").run()
    for me in ["ana", "raj"] {
      #expect(try rig.actions(me)[0].conflict.isEmpty)
      #expect(try rig.actions(me)[0].state == .done)
    }
  }

  @Test func `a session that goes on writing keeps its file and loses nothing`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    let live = try rig.store("ana")
    try rig.act(live, "ana", 1)
    let before = rig.files("ana")
    let file = try #require(before.keys.first { rig.files("raj")[$0] == nil })
    let inode = try rig.inode("ana", file)
    for round in 1...5 {
      try rig.act("raj", 2, .note("round \(round)"))
      _ = try rig.sync("raj").run()
      // Written between any two steps, as a session does.
      let report = try rig.sync("ana").run { _ in
        try? rig.act(live, "ana", 1, .note("while it runs, round \(round)"))
      }
      #expect(report.received.acts["raj"] == 1)
      #expect(try rig.inode("ana", file) == inode)
    }
    try live.close()
    _ = try rig.sync("ana").run()
    _ = try rig.sync("raj").run()
    #expect(rig.files("ana") == rig.files("raj"))
    #expect(try rig.acts("raj") == rig.acts("ana"))
    #expect(try rig.acts("ana") >= 5 * 4)
    #expect(try rig.store("raj").health.notes.isEmpty)
  }

  @Test func `a remote that is away costs nothing, and the next sync sends it`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.act("ana")
    try FileManager.default.moveItem(atPath: rig.hub, toPath: rig.hub + "-away")
    #expect {
      try rig.sync("ana").run()
    } throws: {
      if case SyncFailure.notReached = $0 { true } else { false }
    }
    #expect(try rig.sync("ana").unsent() == RecordTally(acts: ["ana": 1]))
    try FileManager.default.moveItem(atPath: rig.hub + "-away", toPath: rig.hub)
    #expect(try rig.sync("ana").run().sent.acts == ["ana": 1])
  }

  @Test func `who pushes later takes in what came before and pushes again`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.act("ana")
    var isFirst = true
    let report = try rig.sync("ana").run { stage in
      guard stage == .pushing, isFirst else { return }
      isFirst = false
      try? rig.act("raj", 2)
      _ = try? rig.sync("raj").run()
    }
    #expect(!isFirst)
    #expect(report.sent.acts == ["ana": 1] && report.received.acts == ["raj": 1])
  }

  @Test func `where others are always faster it ends and says so`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.act("ana")
    #expect(throws: SyncFailure.keepsChanging) {
      try rig.sync("ana").run { stage in
        guard stage == .pushing else { return }
        try? rig.act("raj", 2, .note("again"))
        _ = try? rig.sync("raj").run()
      }
    }
    #expect(try rig.sync("ana").run().sent.actCount == 1)
  }

  @Test func `stores that were copied and made repositories apart come together`() throws {
    let rig = try SyncRig()
    try Store.create(at: rig.path("ana"))
    _ = try rig.store("ana").keep([DeskRig.briefing])
    try FileManager.default.createDirectory(
      atPath: rig.directory + "/raj", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: rig.path("ana"), toPath: rig.path("raj"))
    try rig.act("ana", 1)
    try rig.act("raj", 2)
    _ = try rig.sync("ana").setUp(rig.hub)
    let joined = try rig.sync("raj").setUp(rig.hub)
    #expect(joined.received.acts == ["ana": 1] && joined.sent.acts == ["raj": 1])
    #expect(try rig.actions("raj").map(\.state) == [.done, .done])
  }

  @Test func `a store without records makes room for the one that is joined`() throws {
    let rig = try SyncRig()
    try rig.share()
    try Store.create(at: rig.path("raj"))
    try rig.join()
    #expect(try rig.actions("raj").count == 2)
    #expect(try rig.store("raj").id == rig.store("ana").id)
  }

  @Test func `a store with records of its own is not mixed with another one`() throws {
    let rig = try SyncRig()
    try rig.share()
    try Store.create(at: rig.path("raj"))
    _ = try rig.store("raj").keep([Briefing(title: "Raj's own")])
    let before = rig.files("raj")
    #expect {
      try rig.join()
    } throws: {
      if case SyncFailure.otherStore = $0 { true } else { false }
    }
    #expect(rig.files("raj") == before)
    #expect(!rig.sync("raj").isSetUp, "what was begun is taken away again")
  }

  @Test func `packing sends nothing twice and takes the old files away everywhere`() throws {
    let rig = try SyncRig()
    try rig.share()
    try rig.join()
    try rig.act("ana", 1)
    _ = try rig.sync("ana").run()
    _ = try rig.sync("raj").run()
    let file = try #require(rig.files("ana").keys.first { $0.hasPrefix("segments/ana") })
    let folder = file.prefix { $0 != "/" } + "/" + file.split(separator: "/")[1]
    let pack = "\(rig.path("ana"))/\(folder)/202611-00000000000000aa.pack"
    var bytes: [UInt8] = []
    let mine = rig.files("ana").keys.filter { $0.hasPrefix(folder) }
    for path in mine {
      bytes += try FileBytes.read("\(rig.path("ana"))/\(path)", limit: 1 << 20)
    }
    try FileBytes.write(bytes, to: pack, replacing: false)
    for path in mine { try FileManager.default.removeItem(atPath: "\(rig.path("ana"))/\(path)") }
    #expect(try rig.sync("ana").unsent()?.isEmpty == true)
    #expect(try rig.sync("ana").run() == SyncReport())
    #expect(try rig.sync("raj").run() == SyncReport())
    #expect(rig.files("raj") == rig.files("ana"))
    #expect(try rig.actions("raj")[0].state == .done)
  }
}
