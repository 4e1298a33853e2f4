import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

/// What happened since I was last here: seen, opened, and acted on.
@Suite struct SinceTests {
  private func harness(columns: Int = 80, rows: Int = 24) -> Harness {
    var harness = Harness(Samples.all, columns: columns, rows: rows)
    harness.type("g h")
    return harness
  }

  @Test(arguments: [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ])
  func `the screen is as it was looked at`(size: Size) throws {
    try expectGolden(
      harness(columns: size.columns, rows: size.rows).grid, "since-\(size.columns)x\(size.rows)")
  }

  @Test func `the cursor stands on a row, moves, and Enter leads into its checklist`() throws {
    var harness = harness()
    #expect(harness.grid.cursor == Position(column: 0, row: 2))
    harness.type("j")
    let line = harness.lines[harness.grid.cursor?.row ?? 0]
    #expect(line.hasPrefix("> [ ] End all sessions"))
    harness.type("Enter")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browse.focus == .checklist)
    #expect(harness.app.browse.reading?.selectedAction?.action.title == "End all sessions")
    harness.type("' '")
    #expect(harness.app.browse.view == .inbox)
  }

  @Test func `an act is done to the row and shown there`() {
    var harness = harness()
    harness.type("j x")
    #expect(harness.lastTargets == [.action(ActionID(rawValue: "edge.2"))])
    #expect(harness.screen.contains("> [x] End all sessions"))
    #expect(harness.lastRow.contains("Done: End all sessions"))
    harness.type("u")
    #expect(harness.screen.contains("> [ ] End all sessions"))
    harness.type("d n")
    #expect(harness.screen.contains("> [-] End all sessions"))
    harness.type("c o @ \"kim fri\" Enter")
    #expect(harness.lastRow.contains("kim"))
    #expect(harness.app.isOnSince)
  }

  @Test func `what leads elsewhere leaves it, and q comes back to where I was`() {
    var harness = harness()
    harness.type("q")
    #expect(harness.app.overlays.isEmpty && !harness.app.isQuitting)
    harness.type("g h g m")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browse.view == .mine)
    harness.type("g h ? \"overdue actions\" Enter")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browse.view == .overdue)
  }

  @Test func `bringing up to date is told on it`() {
    var harness = harness()
    harness.type("R")
    #expect(harness.outward == [.fetch, .sync])
    harness.send(.synced(SyncReport(received: RecordTally(acts: ["raj": 2])), SyncFacts()))
    #expect(harness.lastRow.contains("2 acts from raj"))
    #expect(harness.app.isOnSince)
  }

  @Test func `nothing for anybody is said in numbers`() {
    var harness = Harness([])
    harness.type("g h")
    #expect(harness.screen.contains("handed to you 0"))
    #expect(harness.screen.contains("conflicts 0"))
    harness.type("j x Enter")
    #expect(harness.acts.isEmpty)
  }

  @Test func `two opinions are shown in the checklist without opening the action`() throws {
    var briefings = Samples.all
    briefings[0].actions[0].conflict = Samples.opinions
    briefings[0].row.hasConflict = true
    var harness = Harness(briefings, columns: 80, rows: 24)
    harness.type("a")
    for words in ["[&] 1", "ana: done · raj: n/a, not ours · decide with c"] {
      #expect(harness.screen.contains(words), "\(harness.screen)")
    }
    try expectGolden(harness.grid, "conflict-80x24")
    harness.type("Enter")
    #expect(harness.screen.contains("raj: n/a, not ours  08:40"))
  }
}

extension Samples {
  static let opinions = [
    opinion("ana", "2026-11-23T08:12:00Z", Decision(.done)),
    opinion("raj", "2026-11-23T08:40:00Z", Decision(.notApplicable, code: .notOurs)),
  ]

  private static func opinion(_ me: String, _ at: String, _ decision: Decision) -> DecisionRecord {
    DecisionRecord(
      event: EventID(rawValue: "\(me).1"), decision: decision,
      person: Person(me: me, login: me, host: "jump2"),
      at: Timestamp(rfc3339: at) ?? Harness.now)
  }

  /// What others did while ana was away.
  static func since(_ briefings: [StoredBriefing]) -> SinceReport {
    let mark = HereMark(at: Timestamp(rfc3339: "2026-11-20T17:40:00Z") ?? Harness.now)
    guard briefings.count >= 4 else { return SinceReport(mark: nil) }
    let handed = (briefings[0].actions + briefings[2].actions.prefix(1)).enumerated().map {
      SinceReport.Handed(
        action: $0.element, by: "raj",
        at: Timestamp(rfc3339: "2026-11-23T08:31:00Z") ?? Harness.now,
        remark: $0.offset < 2 ? "EdgeGate restart after noon" : nil)
    }
    var conflict = briefings[3].actions[0]
    conflict.conflict = opinions
    var outdated = briefings[1].actions[0]
    outdated.state = .riskAccepted
    outdated.isExploited = true
    outdated.decision = opinion(
      "ana", "2026-01-14T09:12:00Z", Decision(.riskAccepted, until: Day(iso: "2027-01-15")))
    outdated.decision?.outdated = ["kev"]
    var returned = briefings[2].actions[1]
    returned.decision = opinion(
      "raj", "2026-11-19T09:12:00Z", Decision(.deferred, until: Day(iso: "2026-11-23")))
    return SinceReport(
      mark: mark, handed: handed,
      decided: [
        .init(
          who: "raj", states: [.notApplicable: 62, .done: 5, .deferred: 3, .riskAccepted: 1])
      ], returned: [returned], conflicts: [conflict], outdated: [outdated])
  }
}
