import DocketModel
import Testing

@testable import DocketStore

/// What others did since somebody was last here.
@Suite struct SinceTests {
  private let subject = Subject.action(Scene.id("k", "Patch"))
  private let other = Subject.action(Scene.id("k", "Hunt"))

  private func scene() -> Scene {
    var scene = Scene()
    scene.briefing("k", actions: [("Patch", "Now."), ("Hunt", "For traces.")])
    return scene
  }

  private func mark(_ state: StateDatabase) throws -> HereMark {
    HereMark(at: Timestamp(seconds: 1_760_300_000), seen: try state.accountsSeen())
  }

  @Test func `what others gave me is there with what they said, as long as it is open and mine`()
    throws
  {
    var scene = scene()
    let before = try mark(scene.state())
    try scene.act(
      .assign(owners: ["raj"], due: nil), on: [subject, other], seeing: scene.state())
    try scene.act(.reason("restart after noon"), on: [subject], seeing: scene.state())
    let raj = Scene.asker("raj")
    let report = try scene.state().since(before, nil, for: raj)
    #expect(report.handed.map(\.action.action.title) == ["Patch", "Hunt"])
    #expect(report.handed.map(\.by) == ["ana", "ana"])
    #expect(report.handed.map(\.remark) == ["restart after noon", nil])
    #expect(try scene.state().since(before, nil, for: Scene.asker("ana")).handed.isEmpty)
    #expect(try scene.state().since(mark(scene.state()), nil, for: raj).handed.isEmpty)
    try scene.act(
      .decide(Decision(.done)), on: [subject], by: Scene.raj, seeing: scene.state())
    #expect(try scene.state().since(before, nil, for: raj).handed.count == 1)
  }

  @Test func `the last word of others counts once for each action, and mine not at all`() throws {
    var scene = scene()
    let before = try mark(scene.state())
    try scene.act(
      .decide(Decision(.doing)), on: [subject, other], by: Scene.raj, seeing: scene.state())
    try scene.act(.decide(Decision(.done)), on: [subject], by: Scene.raj, seeing: scene.state())
    try scene.act(.decide(Decision(.notApplicable)), on: [other], seeing: scene.state())
    let seen = try scene.state().since(before, nil, for: Scene.asker("kim"))
    #expect(
      seen.decided == [
        .init(who: "ana", states: [.notApplicable: 1]), .init(who: "raj", states: [.done: 1]),
      ])
    let mine = try scene.state().since(before, nil, for: Scene.asker("ana"))
    #expect(mine.decided == [.init(who: "raj", states: [.done: 1, .doing: 1])])
  }

  @Test func `what was recorded earlier on another host and came later is news`() throws {
    var scene = scene()
    let early = scene.clock + 1
    // Raj was offline: his act has an earlier clock than what ana had seen when she left.
    let state = try scene.state()
    try scene.act(.note("mine"), on: [other], seeing: state, at: early + 1_000)
    let left = try mark(scene.state())
    try scene.act(
      .decide(Decision(.done)), on: [subject], by: Scene.raj, seeing: state, at: early)
    let report = try scene.state().since(left, nil, for: Scene.asker("ana"))
    #expect(report.decided == [.init(who: "raj", states: [.done: 1])])
    let byTime = HereMark(at: left.at)
    #expect(try scene.state().since(byTime, nil, for: Scene.asker("ana")).decided.isEmpty)
  }

  @Test func `what was taken back is no news`() throws {
    var scene = scene()
    let before = try mark(scene.state())
    let act = try scene.act(
      .decide(Decision(.done)), on: [subject], by: Scene.raj, seeing: scene.state())
    try scene.act(.undo(act.id), on: [subject], by: Scene.raj, seeing: scene.state())
    #expect(try scene.state().since(before, nil, for: Scene.asker("ana")).decided.isEmpty)
  }

  @Test func `conflicts and what has ended stand there whoever asks`() throws {
    var scene = scene()
    let state = try scene.state()
    try scene.act(.decide(Decision(.done)), on: [subject], seeing: state)
    try scene.act(
      .decide(Decision(.notApplicable)), on: [subject], by: Scene.raj, seeing: state)
    try scene.act(
      .decide(Decision(.deferred, until: Scene.today)), on: [other], seeing: scene.state())
    let report = try scene.state().since(
      HereMark(at: Timestamp(seconds: 0)), Scene.today.adding(days: -2), for: Scene.asker("ana"))
    #expect(report.conflicts.map(\.action.title) == ["Patch"])
    #expect(Set(report.conflicts[0].conflict.map(\.person.me)) == ["ana", "raj"])
    #expect(report.returned.map(\.action.title) == ["Hunt"])
    let later = try scene.state().since(
      HereMark(at: Timestamp(seconds: 0)), Scene.today, for: Scene.asker("ana"))
    #expect(later.returned.isEmpty)
  }

  @Test func `an accepted risk that is exploited since is outdated`() throws {
    var scene = scene()
    try scene.act(
      .decide(Decision(.riskAccepted, until: Scene.today.adding(days: 30))), on: [subject],
      seeing: scene.state())
    scene.briefing("k", actions: [("Patch", "Now."), ("Hunt", "For traces.")]) {
      $0.isExploited = true
    }
    let report = try scene.state().since(nil, nil, for: Scene.asker("ana"))
    #expect(report.outdated.map(\.action.title) == ["Patch"])
    #expect(report.outdated[0].decision?.outdated == ["kev"])
  }
}
