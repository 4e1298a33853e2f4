import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct DecidingTests {
  private static func action(_ id: String) -> Subject { .action(ActionID(rawValue: id)) }
  private static func briefing(_ index: Int) -> Subject { .briefing(Samples.all[index].row.key) }

  // MARK: x and X

  @Test func `x ticks the only open action of a briefing`() {
    var harness = Harness(Samples.all)
    harness.type("4 j x")
    #expect(harness.decisions == [.decide(Decision(.done))])
    #expect(harness.lastTargets == [Self.action("wide.1")])
    #expect(harness.app.browse.focus == .list)
    #expect(harness.lastRow.contains("Done:") && harness.lastRow.contains("u undo"))
  }

  @Test func `x on a briefing with several goes to the checklist and says what it offers`() {
    var harness = Harness(Samples.all)
    harness.type("2 j x")
    #expect(harness.decisions.isEmpty)
    #expect(harness.app.browse.focus == .checklist)
    #expect(harness.lastRow.contains("4 open - x ticks one, X ticks all 4"))
    harness.type("x")
    #expect(harness.lastTargets == [Self.action("share.1")])
    #expect(harness.screen.contains("1/4"))
  }

  @Test func `x on a briefing goes to its first open action`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a x q x")
    #expect(harness.app.browse.reading?.checklist.selected == 1)
  }

  @Test func `x on a briefing without actions says so`() {
    var harness = Harness(Samples.all)
    harness.type("5 j x")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("Nothing is open here"))
  }

  @Test func `x opens a done action again`() {
    var harness = Harness(Samples.all)
    harness.type("a x x")
    #expect(harness.decisions == [.decide(Decision(.done)), .decide(Decision(.open))])
    #expect(harness.screen.contains("[ ] 1"))
  }

  @Test func `x on a mixed selection makes all of it done`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("2 j a x gg v j x")
    #expect(harness.decisions.last == .decide(Decision(.done)))
    #expect(harness.lastTargets == [Self.action("share.1"), Self.action("share.2")])
  }

  @Test(arguments: [("2 j X", 2), ("2 j Enter X", 2)])
  func `X on a briefing asks for all its open actions`(keys: String, index: Int) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.decisions == [.decide(Decision(.done))])
    #expect(harness.lastTargets == [Self.briefing(index)])
    #expect(harness.briefings[2].actions.allSatisfy { $0.state == .done })
    #expect(harness.lastRow.contains("4 actions"))
  }

  @Test func `X in the checklist takes the open actions only`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a dn X")
    #expect(harness.lastTargets == [2, 3, 4].map { Self.action("share.\($0)") })
    #expect(harness.briefings[2].actions[0].state == .notApplicable)
  }

  @Test func `X with nothing open says so`() {
    var harness = Harness(Samples.all)
    harness.type("4 j a X X")
    #expect(harness.decisions.count == 1)
    #expect(harness.lastRow.contains("Nothing is open here"))
  }

  // MARK: Counts

  @Test(arguments: [
    ("3 x", Act.decide(Decision(.done))),
    ("3 dn", .decide(Decision(.notApplicable, code: .notOurs))),
    ("3 cd", .decide(Decision(.doing))),
    ("3 wt", .decide(Decision(.deferred, until: Day(iso: "2026-11-24")))),
    ("3 @ \"raj\" Enter", .assign(owners: ["raj"], due: nil)),
  ])
  func `a count is that many actions from the cursor on`(keys: String, act: Act) {
    var harness = Harness(Samples.all)
    harness.type("2 j a j \(keys)")
    #expect(harness.decisions == [act])
    #expect(harness.lastTargets == [2, 3, 4].map { Self.action("share.\($0)") })
  }

  @Test func `a count past the end takes what is there`() {
    var harness = Harness(Samples.all)
    harness.type("a 9 9 x")
    #expect(harness.lastTargets == [Self.action("edge.1"), Self.action("edge.2")])
  }

  @Test func `a count is shown while it is typed and dropped with Esc`() {
    var harness = Harness(Samples.all)
    harness.type("a 3")
    #expect(harness.lastRow.contains("3_"))
    harness.type("Esc x")
    #expect(harness.lastTargets.count == 1)
  }

  // MARK: d

  @Test(arguments: [
    ("n", Justification.notOurs), ("v", .fixed), ("c", .notReachable), ("a", .notControllable),
    ("m", .mitigated),
  ])
  func `d and a letter is the reason`(key: String, code: Justification) {
    var harness = Harness(Samples.all)
    harness.type("a d \(key)")
    #expect(harness.decisions == [.decide(Decision(.notApplicable, code: code))])
    #expect(harness.screen.contains("[-] 1"))
  }

  @Test func `d o asks for the words and refuses none`() {
    var harness = Harness(Samples.all)
    harness.type("a do Enter")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("needs a reason"))
    harness.type("\"box is gone\" Enter")
    #expect(
      harness.decisions == [.decide(Decision(.notApplicable, code: .other, why: "box is gone"))])
  }

  @Test(arguments: [
    "d", "d q", "d Esc", "d Backspace", "d Ctrl-G", "d ? q", "d ? Esc", "d z", "do Esc",
    "do \"x\" Ctrl-C",
  ])
  func `d without a reason changes nothing`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("a \(keys)")
    #expect(harness.decisions.isEmpty)
    #expect(harness.app.browse.focus == .checklist)
    #expect(!harness.app.isQuitting)
  }

  @Test func `d shows its letters, and ? all of them`() {
    var harness = Harness(Samples.all)
    harness.type("a d")
    #expect(harness.lastRow.contains("n not ours") && harness.lastRow.contains("m mitigated"))
    harness.type("?")
    #expect(harness.screen.contains("attacker cannot control it"))
    harness.type("n")
    #expect(harness.decisions.count == 1)
  }

  @Test func `the letters appear by themselves when d waits`() {
    var harness = Harness(Samples.all)
    harness.type("a d")
    #expect(harness.alarms.last == .nextKeys)
    harness.wait()
    #expect(harness.screen.contains("n not ours"))
    #expect(harness.screen.contains("attacker cannot control it"))
    harness.type("q")
    #expect(!harness.screen.contains("attacker cannot control it"))
  }

  @Test func `dd is the reason of last time`() {
    var harness = Harness(Samples.all)
    harness.type("a dd")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("No reason to repeat yet"))
    harness.type("dm j x q j dd")
    #expect(harness.decisions.last == .decide(Decision(.notApplicable, code: .mitigated)))
    #expect(harness.lastTargets == [Self.briefing(1)])
  }

  @Test func `d on a briefing is for all its open actions`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a x q dn")
    #expect(harness.lastTargets == [Self.briefing(2)])
    #expect(
      harness.briefings[2].actions.map(\.state) == [.done]
        + Array(repeating: .notApplicable, count: 3))
  }
}
