import DocketModel
import Testing

@testable import DocketStore

@Suite struct StoreTests {
  let rig: StoreRig
  let asker: Asker

  init() throws {
    rig = try StoreRig()
    asker = rig.asker
  }

  @Test func `what was kept and done is there after opening again`() throws {
    let store = try rig.open()
    let report = try store.keep([StoreRig.briefing("one"), StoreRig.briefing("two")])
    #expect(report.kept.map(\.outcome) == [.new, .new])
    #expect(try store.shorts(of: report.kept.map(\.key)).map(\.count) == [6, 6])
    let receipt = try store.done(StoreRig.action("one", 1), asker)
    #expect(receipt.actions.map(\.state) == [.done])
    try store.close()

    let again = try rig.open()
    #expect(try again.shown(StoreRig.action("one", 1), asker) == .done)
    #expect(try again.shown(StoreRig.action("one", 2), asker) == .open)
    #expect(try again.totals(for: asker) == store.totals(for: asker))
    #expect(again.health.notes == [])
    #expect(again.session != store.session)
  }

  @Test func `taking in again what is unchanged writes nothing`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    try store.close()
    let files = rig.scratch.segments()
    let again = try rig.open()
    let report = try again.keep([StoreRig.briefing("one"), StoreRig.briefing("one")])
    #expect(report.kept.map(\.outcome) == [.unchanged, .unchanged])
    try again.close()
    #expect(rig.scratch.segments() == files)
  }

  /// Room is looked at for what is about to be written, not only before all of it.
  @Test(arguments: [(6 << 20, 1 << 30), (3 << 20, 16 << 20)] as [(UInt64, UInt64)])
  func `an import leaves room for acts`(available: UInt64, total: UInt64) throws {
    let store = try rig.open()
    let faults = Faults()
    faults.space = (available, total)
    try faults.during {
      let body = String(repeating: "x", count: 2 << 20)
      #expect(throws: StoreError.noSpace("segments")) {
        try store.keep([StoreRig.briefing("one", body: body + "1")])
      }
      #expect(rig.scratch.segments() == [])
      #expect(try store.keep([StoreRig.briefing("two")]).kept.map(\.outcome) == [.new])
      _ = try store.done(StoreRig.action("two", 1), asker)
    }
  }

  @Test func `a changed text is a revision with the same short id`() throws {
    let store = try rig.open()
    let first = try store.keep([StoreRig.briefing("one")])
    let second = try store.keep([StoreRig.briefing("one", body: "It happened again.")])
    #expect(second.kept.map(\.outcome) == [.revised])
    #expect(first.kept.map(\.key) == second.kept.map(\.key))
    #expect(try store.shorts(of: first.kept.map(\.key)).map(\.count) == [6])
    #expect(try store.briefing(StoreRig.key("one"), for: asker)?.revision == 2)
  }

  @Test func `a receipt counts all of more actions than it holds rows`() throws {
    let store = try rig.open()
    let many = StoreRig.briefing("one", actions: Store.receiptLimit + 1)
    _ = try store.keep([many, StoreRig.briefing("two")])
    let subjects =
      Identity.of(many).actionIDs.map(Subject.action) + [StoreRig.action("two", 1)]
    let receipt = try store.act(.decide(Decision(.done)), on: subjects, for: asker)
    #expect(receipt.actions.count == Store.receiptLimit)
    #expect(receipt.subjects == subjects)
    #expect(receipt.briefingCount == 2)
    guard case .done(_, let undone) = try store.undo(for: asker) else {
      Issue.record("nothing was undone")
      return
    }
    #expect(undone.actionIDs.count == Store.receiptLimit + 2)
    #expect(undone.briefingCount == 2)
  }

  @Test func `an act on more than a record holds changes nothing and tells how many fit`() throws {
    let store = try rig.open()
    let (one, two) = (StoreRig.briefing("one", actions: 12), StoreRig.briefing("two", actions: 12))
    _ = try store.keep([one, two])
    // Long words leave little room for the actions.
    let reason = Act.reason(String(repeating: "x", count: RecordFrame.payloadLimit - 3_000))
    let subjects = [one, two].flatMap { Identity.of($0).actionIDs.map(Subject.action) }
    let error = #expect(throws: StoreError.self) {
      try store.act(reason, on: subjects, for: asker)
    }
    guard case .tooManyAtOnce(24, .actions, let fitting)? = error else {
      Issue.record("\(error.debugDescription.prefix(200))")
      return
    }
    #expect(fitting > 2 && fitting < 24)
    #expect(throws: StoreError.self) {
      try store.act(reason, on: Array(subjects.prefix(fitting + 1)), for: asker)
    }
    #expect(try store.undo(for: asker) == .nothing)
    _ = try store.act(reason, on: Array(subjects.prefix(fitting)), for: asker)
    let tooLong = Act.reason(String(repeating: "x", count: RecordFrame.payloadLimit + 1))
    let long = #expect(throws: StoreError.self) {
      try store.act(tooLong, on: subjects, for: asker)
    }
    guard case .tooLarge? = long else {
      Issue.record("\(long.debugDescription.prefix(200))")
      return
    }
  }

  @Test func `deciding reads the briefing, and one undo takes both back`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    _ = try store.done(StoreRig.action("one", 1), asker)
    #expect(try store.briefingRows([StoreRig.key("one")], for: asker).first?.isUnread == false)
    guard case .done(let entry, _) = try store.undo(for: asker) else {
      Issue.record("nothing was undone")
      return
    }
    #expect(entry.isUndone)
    #expect(try store.shown(StoreRig.action("one", 1), asker) == .open)
    #expect(try store.briefingRows([StoreRig.key("one")], for: asker).first?.isUnread == true)
  }

  @Test func `undo and redo walk back and forth`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    let (first, second) = (StoreRig.action("one", 1), StoreRig.action("one", 2))
    _ = try store.done(first, asker)
    _ = try store.done(second, asker)
    func states() throws -> [ActionState?] {
      [try store.shown(first, asker), try store.shown(second, asker)]
    }
    _ = try store.undo(for: asker)
    #expect(try states() == [.done, .open])
    _ = try store.undo(for: asker)
    #expect(try states() == [.open, .open])
    #expect(try store.undo(for: asker) == .nothing)
    _ = try store.redo(for: asker)
    _ = try store.redo(for: asker)
    #expect(try states() == [.done, .done])
    #expect(try store.redo(for: asker) == .nothing)
    _ = try store.undo(for: asker)
    _ = try store.act(.note("new"), on: [first], for: asker)
    #expect(try store.redo(for: asker) == .nothing)
  }

  @Test func `undo asks before it reaches behind this session`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    _ = try store.done(StoreRig.action("one", 1), asker)
    try store.close()
    let again = try rig.open()
    guard case .wouldReachBehindSession(let entry) = try again.undo(for: asker) else {
      Issue.record("did not ask")
      return
    }
    #expect(entry.targets.first?.title == "Step 1")
    #expect(try again.shown(StoreRig.action("one", 1), asker) == .done)
    guard case .done = try again.undo(for: asker, confirmed: true) else {
      Issue.record("not undone")
      return
    }
    #expect(try again.shown(StoreRig.action("one", 1), asker) == .open)
  }

  @Test func `others' acts are taken back by name only`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    let receipt = try store.done(StoreRig.action("one", 1), asker)
    let other = try rig.open(ben)
    let bens = Asker(me: "ben", today: asker.today)
    #expect(try other.undo(for: bens) == .nothing)
    guard case .belongsToOther(let entry) = try other.undo(for: bens, onlyEvent: receipt.event)
    else {
      Issue.record("did not ask")
      return
    }
    #expect(entry.event.person.me == "ana")
    _ = try other.undo(for: bens, onlyEvent: receipt.event, confirmed: true)
    #expect(try other.shown(StoreRig.action("one", 1), asker) == .open)
    #expect(try other.undo(for: bens, onlyEvent: receipt.event, confirmed: true) == .nothing)
    try store.refresh()
    #expect(try store.shown(StoreRig.action("one", 1), asker) == .open)
  }

  @Test func `imports and openings are never taken back`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    _ = try store.act(.opened, on: [.briefing(StoreRig.key("one"))], for: asker)
    #expect(try store.undo(for: asker, confirmed: true) == .nothing)
  }

  @Test func `opening twice is one record`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    let key = Subject.briefing(StoreRig.key("one"))
    let first = try store.act(.opened, on: [key], for: asker)
    #expect(try store.act(.opened, on: [key], for: asker).event == first.event)
  }

  @Test func `a decision says what was on screen and what had been read`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    let receipt = try store.done(StoreRig.action("one", 1), asker)
    let event = try #require(try store.event(receipt.event))
    #expect(event.basis.values.sorted() == ["\(store.session).1"])
    #expect(
      event.targets.first?.content == Identity.of(StoreRig.briefing("one")).content)
    let next = try store.act(
      .decide(Decision(.open)), on: [StoreRig.action("one", 1)], for: asker)
    let target = try #require(try store.event(next.event)?.targets.first)
    #expect(target.seen[.decision] == [receipt.event])
  }

  @Test func `two sessions see each other's acts, and concurrent ones are a conflict`() throws {
    let first = try rig.open()
    _ = try first.keep([StoreRig.briefing("one")])
    let second = try rig.open(ben)
    _ = try first.done(StoreRig.action("one", 1), asker)
    _ = try second.act(
      .decide(Decision(.deferred, until: asker.today.adding(days: 5))),
      on: [StoreRig.action("one", 1)], for: Asker(me: "ben", today: asker.today))
    #expect(try first.refresh())
    #expect(try second.refresh())
    #expect(try !first.refresh())
    for store in [first, second, try rig.open()] {
      guard case .action(let id) = StoreRig.action("one", 1) else { continue }
      let row = try #require(try store.actionRows([id], for: asker).first)
      #expect(row.conflict.count == 2)
      #expect(row.state == .deferred)
    }
  }

  @Test func `an unknown subject is refused before anything is written`() throws {
    let store = try rig.open()
    #expect(throws: StoreError.unknownSubject("nobody")) {
      try store.done(.action(ActionID(rawValue: "nobody")), asker)
    }
    try store.close()
    #expect(rig.scratch.segments() == [])
  }

  @Test func `in memory nothing is written and everything works`() throws {
    let store = try Store(at: "/nowhere", as: ana, options: rig.options(.memory))
    _ = try store.keep([StoreRig.briefing("one")])
    _ = try store.done(StoreRig.action("one", 1), asker)
    _ = try store.undo(for: asker)
    try store.sync()
    try store.close()
    #expect(try store.shown(StoreRig.action("one", 1), asker) == .open)
    #expect(rig.scratch.segments() == [])
  }

  @Test func `read-only refuses acts and leaves every byte alone`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    try store.close()
    let reader = try rig.open(ana, .readOnly)
    #expect(reader.health.isReadOnly)
    #expect(throws: StoreError.readOnly(rig.scratch.path)) {
      try reader.done(StoreRig.action("one", 1), asker)
    }
    try reader.close()
    #expect(try rig.open().shown(StoreRig.action("one", 1), asker) == .open)
  }

  @Test func `a store of a later format is read and not written`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    try store.close()
    var file = try StoreFile(reading: try rig.scratch.bytes("STORE"))
    file.format = 2
    try rig.scratch.put(file.bytes(), "STORE")
    let reader = try rig.open()
    #expect(reader.health.isReadOnly)
    #expect(throws: StoreError.newerFormat(needs: 2)) {
      try reader.done(StoreRig.action("one", 1), asker)
    }
    file.minimumReader = 2
    try rig.scratch.put(file.bytes(), "STORE")
    #expect(throws: StoreError.newerFormat(needs: 2)) { try rig.open() }
  }

  @Test func `an act that cannot be saved is kept, told and saved later`() throws {
    let store = try rig.open(ana, .readWrite, .onSync)
    _ = try store.keep([StoreRig.briefing("one")])
    try Faults([
      .init(call: .write, from: 1, count: .max, code: 28),
      .init(call: .openat, from: 1, count: .max, code: 28),
    ]).during {
      _ = try store.done(StoreRig.action("one", 1), asker)
      #expect(throws: StoreError.self) { try store.sync() }
    }
    #expect(store.health.unsaved == 1)
    #expect(try store.shown(StoreRig.action("one", 1), asker) == .done)
    #expect(try rig.open().shown(StoreRig.action("one", 1), asker) == .open)
    try store.sync()
    #expect(store.health.unsaved == 0)
    #expect(try rig.open().shown(StoreRig.action("one", 1), asker) == .done)
  }

  @Test func `a command is told that its act was not saved`() throws {
    let store = try rig.open()
    _ = try store.keep([StoreRig.briefing("one")])
    Faults(.fdatasync, 5, count: .max).during {
      _ = #expect(throws: StoreError.self) { try store.done(StoreRig.action("one", 1), asker) }
    }
  }

  @Test func `a file system that became read-only ends recording`() throws {
    let store = try rig.open(ana, .readWrite, .onSync)
    _ = try store.keep([StoreRig.briefing("one")])
    try Faults([
      .init(call: .write, from: 1, count: .max, code: 30),
      .init(call: .openat, from: 1, count: .max, code: 30),
    ]).during {
      _ = try store.done(StoreRig.action("one", 1), asker)
      #expect(store.health.isReadOnly)
      #expect(throws: StoreError.self) { try store.done(StoreRig.action("one", 2), asker) }
    }
  }

  @Test func `two hundred acts go on when the disk is full`() throws {
    let store = try rig.open()
    _ = try store.keep((0..<4).map { StoreRig.briefing("n\($0)") })
    // As many writers as a team has, so that the basis of a decision is as long as it gets.
    for number in 0..<4 {
      let other = try rig.open(Person(me: "p\(number)", login: "p\(number)", host: "host"))
      _ = try other.done(StoreRig.action("n\(number)", 2), rig.asker)
      try other.close()
    }
    let plan = Faults()
    let done = try plan.during {
      let session = try rig.open()
      _ = try session.done(StoreRig.action("n0", 1), rig.asker)
      plan.isFull = true
      var done = 0
      while done < 1_000 {
        let state: ActionState = done % 2 == 0 ? .open : .done
        guard
          (try? session.act(
            .decide(Decision(state)), on: [StoreRig.action("n0", 1)], for: rig.asker)) != nil
        else { break }
        done += 1
      }
      return done
    }
    #expect(done >= 200 && done < 1_000)
  }

  @Test func `a store that is deleted under a session is told at the next sync`() throws {
    let store = try rig.open(ana, .readWrite, .onSync)
    _ = try store.keep([StoreRig.briefing("a")])
    _ = try store.done(StoreRig.action("a", 1), rig.asker)
    try rig.scratch.empty()
    #expect(throws: StoreError.self) { try store.sync() }
    #expect(store.health.unsaved > 0)
    #expect(try store.shown(StoreRig.action("a", 1), rig.asker) == .done)
    let elsewhere = try Scratch()
    #expect(try store.saveElsewhere(in: elsewhere.path)?.records ?? 0 > 0)
  }

  @Test(arguments: [1, 2])
  func `a later format is read or refused, and no byte of it changes`(reader: Int) throws {
    let first = try rig.open()
    _ = try first.keep([StoreRig.briefing("a")])
    try first.close()
    let text = #"{"created":0,"format":2,"id":"\#(first.id)","min_reader":\#(reader)}"# + "\n"
    try rig.scratch.put(Array(text.utf8), "STORE")
    let before = try rig.scratch.segments().map { try rig.scratch.bytes($0) }
    if reader == 1 {
      let store = try rig.open()
      #expect(store.health.isReadOnly)
      #expect(throws: StoreError.newerFormat(needs: 2)) {
        try store.done(StoreRig.action("a", 1), rig.asker)
      }
      #expect(throws: StoreError.newerFormat(needs: 2)) { try store.packing() }
      try store.refresh()
      try store.rebuild()
      try store.close()
    } else {
      #expect(throws: StoreError.newerFormat(needs: 2)) { try rig.open() }
    }
    _ = Doctor.examine(rig.scratch.path, options: rig.options())
    #expect(try rig.scratch.segments().map { try rig.scratch.bytes($0) } == before)
    #expect(try rig.scratch.bytes("STORE") == Array(text.utf8))
  }

  @Test func `damage is counted and the rest is read`() throws {
    let store = try rig.open()
    _ = try store.keep((1...5).map { StoreRig.briefing("b\($0)") })
    try store.close()
    let path = try #require(rig.scratch.segments().first)
    var bytes = try rig.scratch.bytes(path)
    bytes[bytes.count / 2] ^= 1
    try rig.scratch.put(bytes, path)
    let again = try rig.open()
    #expect(again.health.damages > 0)
    #expect(try again.totals(for: asker).briefings == 4)
    #expect(try rig.scratch.bytes(path) == bytes)
  }

  /// With all targets of the act looked at for each action, this would take an hour.
  @Test func `one act on very many actions is shown as fast as many acts on one`() throws {
    let store = try rig.open()
    let briefing = StoreRig.briefing("many", actions: 3_000)
    _ = try store.keep([briefing])
    let key = Identity.of(briefing).key
    _ = try store.act(.decide(Decision(.done)), on: [.briefing(key)], for: rig.asker)
    let shown = try #require(try store.briefing(key, for: rig.asker))
    #expect(shown.actions.count { $0.decision != nil } == 3_000)
  }
}
