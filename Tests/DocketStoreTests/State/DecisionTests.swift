import DocketModel
import Testing

@testable import DocketStore

@Suite struct `Decisions in the state` {
  let patch = Subject.action(Scene.id("k1", "Patch"))

  private func scene() -> Scene {
    var scene = Scene()
    scene.briefing("k1", actions: [("Patch", "to 7.4.9"), ("Restart", "at noon")])
    return scene
  }

  @Test func `an act decides, assigns and reads in one`() throws {
    var scene = scene()
    try scene.act(
      .decide(Decision(.notApplicable, code: .notOurs)), on: [patch], seeing: scene.state())
    let state = try scene.state()
    let row = try #require(try state.row("k1"))
    #expect(row.settled == 1 && row.total == 2 && !row.isUnread && row.needsMe)
    let action = try #require(try state.action("k1", "Patch"))
    #expect(action.state == .notApplicable)
    #expect(action.decision?.decision.code == .notOurs)
    #expect(action.decision?.basis == ["\(row.short)@1"])
    #expect(action.short == "\(row.short).1")
  }

  @Test func `undo brings the earlier decision back, redo takes it away again`() throws {
    var scene = scene()
    try scene.act(.decide(Decision(.doing)), on: [patch], seeing: scene.state())
    let done = try scene.act(.decide(Decision(.done)), on: [patch], seeing: scene.state())
    let undo = try scene.act(.undo(done.id), on: [], seeing: scene.state())
    #expect(try scene.state().action("k1", "Patch")?.state == .doing)
    #expect(try scene.state().redoable(by: ["ana"])?.id == undo.id)
    try scene.act(.undo(undo.id), on: [], seeing: scene.state())
    #expect(try scene.state().action("k1", "Patch")?.state == .done)
    #expect(try scene.state().undoable(by: ["ana"])?.id == done.id)
    #expect(try scene.state().redoable(by: ["ana"]) == nil)
  }

  @Test func `redo empties after a new act, and others' acts are never mine to undo`() throws {
    var scene = scene()
    let done = try scene.act(.decide(Decision(.done)), on: [patch], seeing: scene.state())
    try scene.act(.undo(done.id), on: [], seeing: scene.state())
    let other = Subject.action(Scene.id("k1", "Restart"))
    let doing = try scene.act(.decide(Decision(.doing)), on: [other], seeing: scene.state())
    #expect(try scene.state().redoable(by: ["ana"]) == nil)
    try scene.act(.decide(Decision(.done)), on: [other], by: Scene.raj, seeing: scene.state())
    #expect(try scene.state().undoable(by: ["ana"])?.id == doing.id)
  }

  @Test
  func `two people who decide without knowing of each other leave it open, and both are named`()
    throws
  {
    var scene = scene()
    let before = try scene.state()
    try scene.act(.decide(Decision(.done)), on: [patch], seeing: before)
    try scene.act(.decide(Decision(.notApplicable)), on: [patch], by: Scene.raj, seeing: before)
    let state = try scene.state()
    let action = try #require(try state.action("k1", "Patch"))
    #expect(action.state == .notApplicable && !action.isSettled)
    #expect(action.conflict.map(\.person.me) == ["ana", "raj"])
    #expect(try state.titles(ofActions: "is:conflict") == ["Patch"])
    #expect(try state.titles(ofActions: "is:open").sorted() == ["Patch", "Restart"])
    #expect(try state.row("k1")?.hasConflict == true)
    try scene.act(.decide(Decision(.done)), on: [patch], seeing: state)
    #expect(try scene.state().action("k1", "Patch")?.isSettled == true)
  }

  @Test func `an accepted risk ends after its last day, a deferral on its morning`() throws {
    var scene = scene()
    let restart = Subject.action(Scene.id("k1", "Restart"))
    try scene.act(
      .decide(Decision(.riskAccepted, why: "VPN off", until: Scene.today)), on: [patch],
      seeing: scene.state())
    try scene.act(
      .decide(Decision(.deferred, until: Scene.today.adding(days: 1))), on: [restart],
      seeing: scene.state())
    let state = try scene.state()
    #expect(try state.titles(ofActions: "is:open").isEmpty)
    var tomorrow = Scene.asker()
    tomorrow.today = Scene.today.adding(days: 1)
    #expect(try state.titles(ofActions: "is:open", for: tomorrow).sorted() == ["Patch", "Restart"])
    #expect(try state.titles(ofActions: "ever:risk-accepted", for: tomorrow) == ["Patch"])
    #expect(try state.action("k1", "Patch", for: tomorrow)?.state == .open)
    #expect(try state.action("k1", "Patch", for: tomorrow)?.decision?.decision.why == "VPN off")
  }

  @Test func `concurrent owners are both shown, and the earlier date holds`() throws {
    var scene = scene()
    let before = try scene.state()
    let (soon, late) = (Scene.today.adding(days: 1), Scene.today.adding(days: 9))
    try scene.act(.assign(owners: ["ana"], due: .set(late)), on: [patch], seeing: before)
    try scene.act(
      .assign(owners: ["raj"], due: .set(soon)), on: [patch], by: Scene.raj, seeing: before)
    let action = try #require(try scene.state().action("k1", "Patch"))
    #expect(action.owners == ["ana", "raj"] && action.due == soon && action.dueFrom == .hand)
  }

  @Test func `a due date that is cleared falls back to what the source says`() throws {
    var scene = Scene()
    let kev = Scene.today.adding(days: -3)
    scene.briefing("k1", actions: [("Patch", "")], due: [1: kev]) {
      $0.actions[0].origin = .kev
    }
    try scene.act(
      .assign(owners: nil, due: .set(Scene.today)), on: [patch], seeing: scene.state())
    #expect(try scene.state().action("k1", "Patch")?.due == Scene.today)
    try scene.act(.assign(owners: nil, due: .clear), on: [patch], seeing: scene.state())
    let action = try scene.state().action("k1", "Patch")
    #expect(action?.due == kev && action?.dueFrom == .kev)
    #expect(try scene.state().keys("is:overdue") == ["k1"])
  }

  @Test func `the policy of the house dates what has no date, in its own zone`() throws {
    var scene = Scene()
    let said = Scene.today.adding(days: 30)
    scene.briefing("k1", actions: [("Patch", ""), ("Hunt", "")], due: [2: said]) {
      $0.severity = .high
      // 23:00 in UTC is the next day two hours east of it.
      $0.published = Timestamp(seconds: 1_760_050_800)
    }
    scene.briefing("k2", actions: [("Patch", "")])
    let policy = DeadlinePolicy(days: [.high: 3])
    let east = Zone(transitions: [.init(from: Timestamp(seconds: 0), offsetSeconds: 7_200)])
    let state = try scene.state(policy: policy, zone: east)
    let patch = try #require(try state.action("k1", "Patch"))
    #expect(patch.due?.iso == "2025-10-13" && patch.dueFrom == .policy)
    let hunt = try #require(try state.action("k1", "Hunt"))
    #expect(hunt.due == said && hunt.dueFrom == .article)
    #expect(try state.action("k2", "Patch")?.due == nil)
    #expect(try state.keys("is:overdue") == ["k1"])
    #expect(try scene.state().action("k1", "Patch")?.due == nil)
  }

  @Test func `notes, evidence, tags and own actions are kept, and go with undo`() throws {
    var scene = scene()
    let key = Subject.briefing(BriefingKey(rawValue: "k1"))
    try scene.act(.note("freeze ends at noon"), on: [patch], seeing: scene.state())
    try scene.act(.reason("CHG0041877"), on: [patch], seeing: scene.state())
    try scene.act(.tag(add: ["vpn", "edge"], remove: []), on: [key], seeing: scene.state())
    try scene.act(.tag(add: [], remove: ["edge"]), on: [key], seeing: scene.state())
    let add = try scene.act(.add(title: "Call them", detail: ""), on: [key], seeing: scene.state())
    var state = try scene.state()
    let action = try #require(try state.action("k1", "Patch"))
    #expect(action.notes.map(\.text) == ["freeze ends at noon"])
    #expect(action.evidence.map(\.text) == ["CHG0041877"])
    let briefing = try #require(
      try state.briefing(BriefingKey(rawValue: "k1"), for: Scene.asker()))
    #expect(briefing.tags == ["vpn"] && briefing.readBy == ["ana"])
    #expect(briefing.notes.isEmpty)
    #expect(briefing.actions.map(\.number) == [1, 2, 3])
    #expect(briefing.actions.last?.action.origin == .user)
    try scene.act(.undo(add.id), on: [], seeing: state)
    scene.briefing(
      "k1", actions: [("Patch", "to 7.4.9"), ("Restart", "at noon"), ("Rotate keys", "")],
      text: "Something else happened.")
    state = try scene.state()
    let numbers = try state.briefing(BriefingKey(rawValue: "k1"), for: Scene.asker())?
      .actions.map(\.number)
    #expect(numbers == [1, 2, 4])
  }

  @Test func `reading is per person, and my other names count as mine`() throws {
    var scene = scene()
    let key = Subject.briefing(BriefingKey(rawValue: "k1"))
    let old = Person(me: "asilva@jump2", login: "asilva", host: "jump2")
    try scene.act(.opened, on: [key], by: old, seeing: scene.state())
    let state = try scene.state()
    #expect(try state.row("k1")?.isUnread == true)
    #expect(try state.row("k1", for: Scene.asker(aliases: ["asilva@jump2"]))?.isUnread == false)
    #expect(try state.undoable(by: ["asilva@jump2"]) == nil)
    try scene.act(.mark(read: false), on: [key], seeing: state)
    #expect(try scene.state().keys("is:unread", for: Scene.asker(aliases: [old.me])) == ["k1"])
  }
}
