import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct SelectingTests {
  @Test func `t selects the row and steps down`() {
    var harness = Harness(Samples.all)
    harness.type("t t")
    #expect(harness.app.browse.list.marked.count == 2)
    #expect(harness.app.browse.list.selected == 2)
    #expect(harness.lines[1].hasPrefix(" +*CK"))
    harness.type("k t")
    #expect(harness.app.browse.list.marked.count == 1)
  }

  @Test func `3t selects three`() {
    var harness = Harness(Samples.all)
    harness.type("3 t")
    #expect(harness.app.browse.list.marked.count == 3)
  }

  @Test func `t on the last row takes it once`() {
    var harness = Harness(Samples.all)
    harness.type("G t")
    #expect(harness.app.browse.list.marked == [.briefing(Samples.all[6].row.key)])
  }

  @Test(arguments: [("v 2 j", 3), ("v 2 j v", 3), ("2 j v 2 k", 3), ("v G", 7), ("v 2 j k", 2)])
  func `v selects from here to where I go`(keys: String, count: Int) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.app.browse.list.markedWithRange.count == count)
    harness.type("dn")
    #expect(harness.lastTargets.count == count)
  }

  @Test func `T and Enter select all that is shown`() {
    var harness = Harness(Samples.all)
    harness.type("/ \"halden\" Enter T Enter")
    #expect(harness.app.browse.list.marked.count == 1)
    #expect(harness.lastRow.contains("1 selected"))
    harness.type("Esc T Enter")
    #expect(harness.app.browse.list.marked.count == 1)
  }

  @Test func `T and a query select what answers it`() {
    var harness = Harness(Samples.all)
    harness.type("T \"is:kev\" Enter")
    #expect(harness.app.browse.list.marked.count == 2)
    harness.type("Esc T \"zebra\" Enter")
    #expect(harness.app.browse.list.marked.isEmpty)
    #expect(harness.lastRow.contains("Nothing here answers that"))
  }

  @Test func `T refuses a wrong query and keeps it`() {
    var harness = Harness(Samples.all)
    harness.type("T \"is:nonsense\" Enter")
    #expect(harness.lastRow.contains("is:nonsense"))
    #expect(harness.screen.contains("does not know nonsense"))
    #expect(!harness.app.overlays.isEmpty)
  }

  @Test func `gv is the last selection again`() {
    var harness = Harness(Samples.all)
    harness.type("t t Esc gv")
    #expect(harness.app.browse.list.marked.count == 2)
    harness.type("dn gv")
    #expect(harness.app.browse.list.marked.count == 2)
  }

  @Test func `a range dropped with Esc comes back with gv`() {
    var harness = Harness(Samples.all)
    harness.type("v 2 j Esc gv")
    #expect(harness.app.browse.list.marked.count == 3)
  }

  @Test func `gv in the checklist is the last selection there, not all`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a t t Esc gv")
    #expect(harness.app.browse.reading?.checklist.marked.count == 2)
  }

  @Test func `T in the checklist asks like in the list`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a T")
    #expect(harness.app.overlays.count == 1)
    harness.type("Enter")
    #expect(harness.app.browse.reading?.checklist.marked.count == 4)
  }

  @Test func `a selection survives narrowing and says what is not shown`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("t t t / \"halden\" Enter")
    #expect(harness.app.browse.list.marked.count == 3)
    #expect(harness.screen.contains("3 selected, 2 not shown"))
    harness.type("dn")
    #expect(harness.lastTargets.count == 3)
  }

  @Test func `the last row counts what an act would change`() {
    var harness = Harness(Samples.all)
    harness.type("t t")
    #expect(harness.lastRow.contains("2 selected"))
    #expect(harness.lastRow.contains("d n/a… (2)"))
    #expect(harness.lastRow.contains("X done (4)"))
  }

  // MARK: What Esc drops, in order

  @Test(arguments: ["Esc", "Ctrl-G", "Backspace"])
  func `the pop-up goes first, then the selection, then the narrowing`(key: String) {
    var harness = Harness(Samples.all)
    harness.type("/ \"e\" Enter t t ?")
    #expect(harness.app.overlays.count == 1)
    harness.type(key)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browse.list.marked.count == 2)
    harness.type(key)
    #expect(harness.app.browse.list.marked.isEmpty)
    #expect(harness.app.browse.list.narrowing == "e")
    harness.type(key)
    #expect(harness.app.browse.list.narrowing.isEmpty)
    harness.type(key)
    #expect(!harness.app.isQuitting)
  }

  static let states = [
    "", "Enter", "a", "a Enter", "z", "t t", "v j", "/", "/ \"x\"", "/ \"zebra\" Enter", "T", "?",
    "? \"undo\"", ":", "d", "c", "w", "g", "y", "3", "a @ \"raj\"", "a cr", "a c r \"fri\" Enter",
    "a cs", "o", "gs", "S", "=", "gl", "Enter / \"keys\" Enter", "i", "s", "|", "| \"cat\" Enter",
    "ga", "ga Enter", "''", "X", "a d ?",
  ]

  @Test(arguments: states, ["Esc", "Ctrl-G", "Backspace"])
  func `what drops never quits and never acts`(keys: String, key: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    let acts = harness.acts.count
    for _ in 0..<10 { harness.type(key) }
    #expect(!harness.app.isQuitting)
    #expect(harness.acts.count == acts)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.pending.isEmpty)
    #expect(harness.app.browse.list.marked.isEmpty && harness.app.browse.list.rangeStart == nil)
    #expect(harness.app.browse.list.narrowing.isEmpty)
  }

  @Test(arguments: states)
  func `q leads out in a few steps`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys + " Esc Esc")
    var steps = 0
    while !harness.app.isQuitting, steps < 10 {
      harness.type("q")
      steps += 1
    }
    #expect(steps <= 4)
    #expect(harness.outward.last == .quit)
  }

  @Test func `from three deep at most four q`() {
    var harness = Harness(Samples.all)
    harness.type("a Enter =")
    for _ in 0..<2 { harness.type("q") }
    #expect(!harness.app.isQuitting)
    harness.type("q")
    #expect(harness.app.isQuitting)
  }

  @Test(arguments: ["ZZ", ": \"q\" Enter", ": \"quit\" Enter", "Ctrl-C Ctrl-C"])
  func `ways to quit at once`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("a \(keys)")
    #expect(harness.outward.last == .quit)
    #expect(harness.acts == [.opened])
  }
}
