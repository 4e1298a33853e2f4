import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// `c` and `w`: states that want a day, a reason, a person.
@Suite struct StateTests {
  @Test(arguments: [
    (Decision(.riskAccepted, until: Day(iso: "2026-11-20")), "accepted until 20 Nov, ended"),
    (Decision(.deferred, until: Day(iso: "2026-11-23")), "later until 23 Nov, ended"),
    (
      Decision(.waiting, until: Day(iso: "2026-11-22"), on: "raj"),
      "waiting on raj until 22 Nov, ended"
    ),
  ])
  func `a decision whose day has passed is told without being asked for`(
    decision: Decision, text: String
  ) {
    var briefings = Samples.all
    briefings[0].actions[1].decision = DecisionRecord(
      event: EventID(rawValue: "e.1"), decision: decision,
      person: Person(me: "raj", login: "raj", host: "h"), at: Harness.now.adding(seconds: -900_000))
    for columns in [40, 80, 120] {
      var harness = Harness(briefings, columns: columns, rows: 40)
      harness.type("a")
      for _ in 1...2 {
        // A narrow line is broken.
        let words = harness.screen.split { " \n".contains($0) }.joined(separator: " ")
        #expect(words.contains(text), "\(harness.screen)")
        harness.type("j Enter")
      }
    }
    var harness = Harness(briefings, columns: 120, rows: 40)
    harness.type("ga")
    #expect(harness.screen.contains("End all sessions  \(text.prefix(8))"))
  }

  @Test func `the checklist begins at the first action in conflict`() {
    var briefings = Samples.all
    let record = DecisionRecord(
      event: EventID(rawValue: "e.1"), decision: Decision(.done),
      person: Person(me: "raj", login: "raj", host: "h"), at: Harness.now)
    briefings[2].actions[2].conflict = [record, record]
    briefings[2].actions[3].conflict = [record, record]
    var harness = Harness(briefings)
    harness.type("2 j a")
    #expect(harness.app.browse.reading?.selectedAction?.number == 3)
    #expect(harness.cursorLine.hasPrefix(">[&] 3"))
    harness.type("q k a")
    #expect(harness.app.browse.reading?.selectedAction?.number == 1)
  }

  // MARK: c

  @Test(arguments: [("o", ActionState.open), ("d", .doing), ("x", .done)])
  func `c and a letter is the state`(key: String, state: ActionState) {
    var harness = Harness(Samples.all)
    harness.type("a c \(key)")
    #expect(harness.decisions == [.decide(Decision(state))])
  }

  @Test func `c n takes a reason letter like d`() {
    var harness = Harness(Samples.all)
    harness.type("a cn n")
    #expect(harness.decisions == [.decide(Decision(.notApplicable, code: .notOurs))])
  }

  @Test func `c r asks until when and why, and refuses either empty`() {
    var harness = Harness(Samples.all)
    harness.type("a c r Enter")
    #expect(harness.decisions.isEmpty)
    #expect(!harness.app.overlays.isEmpty)
    harness.type("\"30 sep\" Enter")
    #expect(harness.lastRow.contains("why (needed)"))
    harness.type("Enter")
    #expect(harness.lastRow.contains("needs a reason"))
    #expect(harness.decisions.isEmpty)
    harness.type("\"VPN off, CHG0041877\" Enter")
    #expect(
      harness.decisions == [
        .decide(
          Decision(
            .riskAccepted, why: "VPN off, CHG0041877", until: Day(iso: "2027-09-30"),
            approvedBy: "ana"))
      ])
    #expect(harness.screen.contains("[~] 1"))
  }

  @Test func `Tab in the reason of c r names who approves`() {
    var harness = Harness(Samples.all)
    harness.type("a c r \"+30d\" Enter \"VPN off\"")
    #expect(harness.lastRow.contains("approved by: ana"))
    harness.type("Tab")
    #expect(harness.lastRow.contains("approved by: ana"))
    harness.type("Ctrl-U \"R. Okafor\" Enter")
    #expect(
      harness.decisions == [
        .decide(
          Decision(
            .riskAccepted, why: "VPN off", until: Day(iso: "2026-12-23"), approvedBy: "R. Okafor"))
      ])
  }

  @Test func `c r with an approver and no reason is refused`() {
    var harness = Harness(Samples.all)
    harness.type("a c r \"+30d\" Enter Tab Ctrl-U \"R. Okafor\" Enter")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("needs a reason"))
    #expect(harness.lastRow.contains("why (needed)"))
  }

  @Test(arguments: ["yesterday", "1 jan 2020", "today", "soon", "31 feb"])
  func `c r takes only days to come`(text: String) {
    var harness = Harness(Samples.all)
    harness.type("a c r \"\(text)\" Enter")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("accept the risk until: \(text)"))
    harness.type("Esc")
    #expect(harness.app.overlays.isEmpty)
  }

  @Test(arguments: [
    "c r Esc", "c r \"fri\" Enter Esc", "c r \"fri\" Enter \"why\" Tab Esc", "cl Esc", "cw Esc",
    "cs Esc", "c q", "c Esc", "c Backspace",
  ])
  func `c that is cancelled changes nothing`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("a \(keys)")
    #expect(harness.decisions.isEmpty)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browse.focus == .checklist)
  }

  @Test func `c w asks on whom and perhaps until when`() {
    var harness = Harness(Samples.all)
    harness.type("a cw \"fri\" Enter")
    #expect(harness.decisions.isEmpty)
    #expect(harness.screen.contains("waiting on whom?"))
    harness.type("Ctrl-U \"raj fri\" Enter")
    #expect(
      harness.decisions == [.decide(Decision(.waiting, until: Day(iso: "2026-11-27"), on: "raj"))])
    #expect(harness.screen.contains("[?] 1"))
  }

  @Test(arguments: [
    ("cw", "raj today"), ("cw", "raj 22.11.2026"), ("cl", "today"), ("cl", "22.11.2026"),
    ("w +", "today"),
    ("c r", "today"), ("w 2", "2.11.2026"),
  ])
  func `nothing is put off until today or a day that is gone`(keys: String, answer: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("a \(keys) Ctrl-U \"\(answer)\" Enter")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("is not in the future"))
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `c l asks for the day`() {
    var harness = Harness(Samples.all)
    harness.type("a cl \"mon\" Enter")
    #expect(harness.decisions == [.decide(Decision(.deferred, until: Day(iso: "2026-11-30")))])
  }

  @Test func `c s picks another action`() {
    var harness = Harness(Samples.all)
    harness.type("a cs")
    #expect(harness.screen.contains("Same as"))
    #expect(!harness.screen.contains("edge.1  Install"))
    harness.type("Enter")
    #expect(
      harness.decisions == [
        .decide(Decision(.duplicate, sameAs: ActionID(rawValue: "edge.2")))
      ])
  }

  // MARK: w

  @Test(arguments: [("t", "2026-11-24"), ("f", "2026-11-27"), ("m", "2026-11-30")])
  func `w and a letter is a day`(key: String, day: String) {
    var harness = Harness(Samples.all)
    harness.type("a w \(key)")
    #expect(harness.decisions == [.decide(Decision(.deferred, until: Day(iso: day)))])
    #expect(harness.screen.contains("[>] 1"))
  }

  @Test func `w names the days its letters stand for`() {
    var harness = Harness(Samples.all)
    harness.type("a w")
    #expect(harness.lastRow.contains("f Fri 27 Nov") && harness.lastRow.contains("m Mon 30 Nov"))
  }

  @Test func `w w is the day of last time`() {
    var harness = Harness(Samples.all)
    harness.type("a ww")
    #expect(harness.decisions.isEmpty)
    harness.type("wm j ww")
    #expect(harness.decisions.last == .decide(Decision(.deferred, until: Day(iso: "2026-11-30"))))
  }

  @Test func `w and a digit begins a date, echoed while it is typed`() {
    var harness = Harness(Samples.all)
    harness.type("a w 3 \"0.11.\"")
    #expect(harness.lastRow.contains("later, until: 30.11."))
    #expect(harness.lastRow.contains("Mon 30 Nov, in 7 days, after KEV 13 Nov"))
    harness.type("Enter")
    #expect(harness.decisions == [.decide(Decision(.deferred, until: Day(iso: "2026-11-30")))])
  }

  @Test func `w and + begins a distance`() {
    var harness = Harness(Samples.all)
    harness.type("a w + \"3d\" Enter")
    #expect(harness.decisions == [.decide(Decision(.deferred, until: Day(iso: "2026-11-26")))])
  }

  @Test func `an action that is late says on which day it was due once it is opened`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("a Enter")
    #expect(harness.screen.contains("edge.1 · from KEV · due 13 Nov: KEV"))
    harness.type("q 2 j a Enter")
    #expect(harness.screen.contains("share.1 · from KEV") && !harness.screen.contains("due 23"))
  }
}
