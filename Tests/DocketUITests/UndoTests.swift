import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct UndoTests {
  /// Every key that writes, and what it needs to be a whole act.
  static let acts = [
    "x", "X", "dn", "dv", "dc", "da", "dm", "do \"gone\" Enter", "co", "cd", "cx",
    "c r \"+30d\" Enter \"why\" Enter", "cl \"mon\" Enter", "cw \"raj\" Enter", "cs Enter", "wt",
    "wf", "wm", "w 9 \"d\" Enter", "@ \"raj fri\" Enter", "; \"CHG1\" Enter", "+ \"Mine\" Enter",
  ]

  @Test(arguments: acts)
  func `u takes back, Ctrl-R does again, U too`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("2 j a j")
    let before = harness.briefings
    harness.type(keys)
    #expect(harness.decisions.count == 1)
    let after = harness.briefings
    #expect(before != after)
    harness.type("u")
    #expect(harness.briefings == before)
    #expect(harness.app.browse.reading?.stored == before[2])
    #expect(harness.lastRow.contains("Ctrl-R redo"))
    harness.type("Ctrl-R")
    #expect(harness.briefings == after)
    harness.type("u U")
    #expect(harness.briefings == after)
    #expect(harness.app.browse.reading?.stored == after[2])
  }

  @Test func `a hundred acts are taken back one by one`() {
    var harness = Harness(Samples.all)
    harness.type("a")
    let before = harness.briefings
    for _ in 0..<50 { harness.type("x dn") }
    for _ in 0..<100 { harness.type("u") }
    #expect(harness.briefings == before)
    harness.type("u")
    #expect(harness.lastRow.contains("Nothing to undo"))
  }

  @Test func `3u takes back three`() {
    var harness = Harness(Samples.all)
    harness.type("a")
    let before = harness.briefings
    harness.type("x dn wt 3 u")
    #expect(harness.briefings == before)
  }

  @Test func `a selection is emptied by success and restored by undo`() {
    var harness = Harness(Samples.all)
    harness.type("t t t dn")
    #expect(harness.app.browse.list.marked.isEmpty)
    #expect(!harness.screen.contains("selected"))
    harness.type("u")
    #expect(harness.app.browse.list.marked.count == 3)
    harness.type("Ctrl-R")
    #expect(harness.app.browse.list.marked.isEmpty)
  }

  @Test func `a selection of actions is restored by undo`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a t t x")
    #expect(harness.app.browse.reading?.checklist.marked.isEmpty == true)
    harness.type("u")
    #expect(harness.app.browse.reading?.checklist.marked.count == 2)
  }

  @Test func `failure keeps the selection`() {
    var harness = Harness(Samples.all)
    harness.type("t t t")
    harness.isHolding = true
    harness.type("dn")
    harness.send(.actFailed("disk full; nothing was written"))
    #expect(harness.app.browse.list.marked.count == 3)
    #expect(harness.lastRow.contains("disk full"))
  }

  @Test func `an act in the checklist keeps the selection of the list`() {
    var harness = Harness(Samples.all)
    harness.type("t t a x")
    #expect(harness.app.browse.list.marked.count == 2)
  }

  @Test func `the first u behind this session only says what it would do`() {
    var harness = Harness(Samples.all)
    harness.type("a x")
    let after = harness.briefings
    harness.undoReachesBack = true
    harness.type("u")
    #expect(harness.undos == [false])
    #expect(harness.briefings == after)
    #expect(harness.lastRow.contains("Next undo: Fri 17:02") && harness.lastRow.contains("u again"))
    harness.type("u")
    #expect(harness.undos == [false, true])
    #expect(harness.briefings != after)
  }

  @Test(arguments: ["j", "Esc", "Tab", ":"])
  func `another key between asks again`(key: String) {
    var harness = Harness(Samples.all)
    harness.undoReachesBack = true
    harness.type("u \(key) Esc u")
    #expect(harness.undos == [false, false])
  }

  @Test func `nothing scrolls when something out of sight is taken back`() {
    var harness = Harness(Samples.many(200))
    harness.type("x G u")
    #expect(harness.app.browse.list.selected == 199)
    #expect(harness.briefings[0].actions[0].state == .open)
  }

  @Test func `a read-only store refuses acts with a sentence`() {
    var harness = Harness(Samples.all, readOnly: true)
    harness.type("a x")
    #expect(harness.acts.isEmpty)
    #expect(harness.lastRow.contains("read-only"))
  }

  @Test func `an act that is not written yet is said after half a second`() {
    var harness = Harness(Samples.all)
    harness.type("a")
    harness.isHolding = true
    harness.type("x")
    harness.send(.woke(.unsaved))
    #expect(harness.lines[0].contains("1 not saved yet"))
    harness.release()
    #expect(!harness.lines[0].contains("not saved"))
  }
}
