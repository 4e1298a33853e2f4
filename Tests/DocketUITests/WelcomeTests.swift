import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// What an empty store shows, and that its practice list goes nowhere.
@Suite struct WelcomeTests {
  static let sizes = [
    Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  @Test(arguments: sizes)
  func `an empty store says how to begin`(size: Size) {
    let harness = Harness([], columns: size.columns, rows: size.rows)
    for text in ["Welcome", "Paste a briefing", "i file or folder", "? all keys"] {
      #expect(harness.screen.contains(text), "\(text)")
    }
  }

  @Test(arguments: [Size(columns: 120, rows: 40), Size(columns: 80, rows: 24)])
  func `the practice list is there without a key`(size: Size) {
    let harness = Harness([], columns: size.columns, rows: size.rows)
    #expect(harness.screen.contains("Practice 0/3"))
    #expect(harness.screen.contains("[ ] 1  Press a, then x: this line is ticked"))
  }

  @Test(arguments: sizes)
  func `the first tick takes two keys and is stored nowhere`(size: Size) {
    var harness = Harness([], columns: size.columns, rows: size.rows)
    harness.type("a x")
    #expect(harness.app.browse.focus == .checklist)
    #expect(harness.screen.contains("[x] 1"))
    #expect(harness.lastRow.contains("Done: Press"))
    #expect(harness.acts.isEmpty)
    harness.type("u")
    #expect(harness.acts.isEmpty && harness.undos.isEmpty)
    #expect(!harness.screen.contains("[x] 1"))
  }

  @Test(arguments: [
    "a x", "a X", "a dn", "a wt", "a @ \"raj\" Enter", "a ; \"x\" Enter", "a + \"x\" Enter", "a e",
    "r", "x", "X", "dn", "Space", "Tab", "Enter", ".", "a cd", "a cs Enter", "yu", "Y", "s",
    "| \"cat\" Enter y", "=", "Ctrl-R", "u",
  ])
  func `nothing on the welcome reaches the store or the world`(keys: String) {
    var harness = Harness([])
    harness.type(keys)
    #expect(harness.acts.isEmpty)
    #expect(harness.undos.isEmpty)
    #expect(harness.outward.isEmpty)
  }

  @Test func `redo on the welcome is not sent`() {
    var harness = Harness([])
    harness.isHolding = true
    harness.type("Ctrl-R")
    harness.release()
    #expect(harness.lastRow.contains("Nothing to redo") || harness.app.toast == nil)
  }

  @Test(arguments: ["a d n", "a x", "a @ \"raj fri\" Enter"])
  func `what was practised is not done again to real actions`(keys: String) {
    var harness = Harness([])
    harness.type("\(keys) q")
    harness.briefings = Samples.all
    harness.send(.storeChanged(newRows: 3))
    harness.type("gb .")
    #expect(harness.acts.filter { $0 != .opened }.isEmpty)
  }

  @Test func `Space reads the welcome on`() {
    var harness = Harness([], columns: 60, rows: 16)
    let top = harness.app.browse.reading?.top
    harness.type("Space")
    #expect(harness.app.browse.reading?.top != top)
  }

  @Test func `Enter opens the practice action and u makes it fresh`() {
    var harness = Harness([])
    harness.type("a 2 j Enter")
    #expect(harness.screen.contains("Again leads to the paragraph"))
  }

  @Test func `a paste works at once and leads to the briefing`() {
    var harness = Harness([])
    harness.paste(String(repeating: "Brightdesk Share\n", count: 10))
    #expect(harness.screen.contains("nothing is stored yet"))
    harness.type("q")
    #expect(harness.screen.contains("Welcome"))
    harness.paste(String(repeating: "Brightdesk Share\n", count: 10))
    harness.type("Enter")
    harness.briefings = [Samples.all[2]]
    harness.send(
      .kept(
        [KeptBriefing(key: Samples.all[2].row.key, isNew: true)], sentence: "1 briefing, 4 actions")
    )
    #expect(harness.screen.contains("What happened"))
    #expect(harness.screen.contains("0/4"))
    #expect(!harness.screen.contains("Practice"))
    #expect(harness.lastRow.contains("1 briefing, 4 actions"))
  }

  @Test(arguments: ["gb", "gm", "ga", "? \"undo\" Esc", "/ \"x\" Esc"])
  func `the welcome is there after a look around`(keys: String) {
    var harness = Harness([])
    harness.type("\(keys) gi")
    #expect(harness.screen.contains("Welcome"))
  }

  @Test func `a store that cannot be read is not called empty`() {
    var harness = Harness([])
    harness.send(.healthChanged(Health(damaged: 1)))
    harness.type("gb gi")
    #expect(!harness.screen.contains("Welcome"))
    #expect(harness.screen.contains("docket doctor names the damage"))
  }

  // MARK: An empty Inbox

  @Test func `an empty Inbox sums up what was done`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("dn j X j 4 j gg")
    for _ in 0..<7 { harness.type("a X q r r j") }
    for index in harness.briefings.indices {
      harness.briefings[index] = Samples.settled(harness.briefings[index])
    }
    harness.type("$")
    #expect(harness.app.browse.list.count == 0)
    #expect(harness.screen.contains("Nothing needs you. Since 09:00: 2 n/a"))
    #expect(!harness.screen.contains("Welcome"))
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 10)])
  func `what was given to others counts, done again counts again`(columns: Int, rows: Int) {
    var harness = Harness([Samples.all[0], Samples.all[2]], columns: columns, rows: rows)
    harness.type("@ \"raj fri\" Enter dn u j @ \"ana\" Enter X u Ctrl-R")
    for index in harness.briefings.indices {
      harness.briefings[index] = Samples.settled(harness.briefings[index])
    }
    harness.type("$")
    let screen = harness.lines.map { String($0.prefix(columns > 99 ? 56 : columns)).trimmed }
      .joined(separator: " ")
    #expect(screen.contains("Nothing needs you. Since 09:00: 4 done, 2 to raj"))
  }

  @Test func `what was taken back is not counted`() {
    var harness = Harness([Samples.all[0]], columns: 120, rows: 40)
    harness.type("X u dn")
    harness.briefings[0] = Samples.settled(harness.briefings[0])
    harness.type("$")
    #expect(harness.screen.contains("Since 09:00: 2 n/a"))
    #expect(!harness.screen.contains("2 done"))
  }
}
