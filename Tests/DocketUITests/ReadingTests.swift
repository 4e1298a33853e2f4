import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct ReadingTests {
  @Test(arguments: [40, 80, 120])
  func `a long heading that is folded says how many lines it has`(columns: Int) {
    let heading = String(repeating: "Remote code execution in the telephony server ", count: 5)
    let briefing = Briefing(
      title: "A",
      sections: [
        Section(kind: .technicalDetails, heading: heading, blocks: [.paragraph("One.")]),
        Section(kind: .other, heading: "B", blocks: [.paragraph("Two.")]),
      ])
    let layout = BriefingLayout(briefing, columns: columns, folded: [0], spaced: false)
    let fold = layout.lines[0].text
    #expect(fold.string.hasSuffix("… 1 line") && fold.width <= columns - 1)
  }

  @Test(arguments: [("", 120, 40), ("Tab z", 80, 24), ("a z", 100, 24)])
  func `a long title can be read whole`(keys: String, columns: Int, rows: Int) {
    let words = (1...18).map { "word\($0)" }
    let briefing = Samples.briefing(
      "long", words.joined(separator: " "), .high, source: "Halden", actions: ["Patch"])
    var harness = Harness([briefing], columns: columns, rows: rows)
    harness.type(keys)
    let text = harness.lines[1...3].joined(separator: " ")
    for word in words { #expect(text.contains(word), "\(word) in \(harness.screen)") }
    #expect(harness.screen.contains("What happened"))
  }

  @Test func `a title longer than three rows says that it goes on`() {
    let briefing = Samples.briefing(
      "long", String(repeating: "longer and ", count: 40), .high, source: "Halden")
    let harness = Harness([briefing], columns: 120, rows: 40)
    let column = harness.app.layout.heading.column
    #expect(String(harness.lines[3].dropFirst(column)).hasSuffix("…"))
    #expect(harness.lines[4].contains("high"))
  }

  // MARK: What counts as read

  @Test(arguments: [
    "j", "3 j 2 k", "G", "gg", "n", "2 J", "K", "Ctrl-D", "PgDn", "t", "v j", "z", "? Esc", "/ Esc",
  ])
  func `moving in the list reads nothing`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.acts.isEmpty)
    #expect(harness.briefings.allSatisfy { $0.row.isUnread })
  }

  @Test(arguments: ["Enter", "a", "Tab", "l", "S-Tab"])
  func `opening a briefing reads it once`(key: String) {
    var harness = Harness(Samples.all)
    harness.type("j \(key)")
    #expect(harness.acts == [.opened])
    #expect(harness.lastTargets == [.briefing(Samples.all[1].row.key)])
    harness.type("Esc \(key)")
    #expect(harness.acts == [.opened])
    harness.type("gg")
    #expect(!harness.screen.contains("*M   Corvid"))
  }

  @Test func `reading on reads the briefing`() {
    var harness = Harness(Samples.all)
    harness.type("j Space")
    #expect(harness.acts == [.opened])
    #expect(harness.lastTargets == [.briefing(Samples.all[1].row.key)])
  }

  @Test(arguments: ["x", "X", "dn", "wt", "cd", "@ \"raj\" Enter"])
  func `acting on a briefing reads it`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("3 j \(keys)")
    #expect(!harness.briefings[3].row.isUnread)
    #expect(harness.briefings[2].row.isUnread)
  }

  @Test func `opening is not an act that u takes back or . repeats`() {
    var harness = Harness(Samples.all)
    harness.type("Enter q .")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("Nothing to repeat yet"))
  }

  @Test func `reading on passes the text and then the next briefing that needs me`() {
    var harness = Harness(Samples.all, columns: 60, rows: 20)
    var spaces = 0
    while harness.app.browse.list.selected == 0, spaces < 20 {
      harness.type("Space")
      spaces += 1
    }
    #expect(spaces > 1)
    #expect(harness.app.browse.list.selected == 1)
    #expect(harness.app.browse.reading?.stored.row.short == "sso")
    #expect(harness.app.browse.reading?.top == 0)
    #expect(harness.decisions.isEmpty)
  }

  @Test func `every line of the text is on the screen while reading on`() throws {
    var harness = Harness(Samples.all, columns: 60, rows: 20)
    let lines = try #require(harness.app.browse.reading?.layout.lines.count)
    var seen: Set<Int> = []
    for _ in 0..<20 where harness.app.browse.list.selected == 0 {
      let top = try #require(harness.app.browse.reading?.top)
      seen.formUnion(top..<min(top + harness.app.layout.text.rows, lines))
      harness.type("Space")
    }
    #expect(seen.count == lines)
  }

  @Test func `reading on ends with a sentence`() {
    var harness = Harness([Samples.all[5]])
    harness.type("Space Space Space Space")
    #expect(harness.lastRow.contains("end"))
  }

  @Test func `Space in the checklist scrolls the text above and ticks nothing`() {
    var harness = Harness(Samples.all, columns: 60, rows: 20)
    harness.type("a Space")
    #expect(harness.app.browse.focus == .checklist)
    #expect((harness.app.browse.reading?.top ?? 0) > 0)
    #expect(harness.decisions.isEmpty)
  }

  // MARK: Folding

  @Test func `Enter folds a section and opens it again`() throws {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("Enter Enter")
    #expect(harness.app.browse.reading?.folded.contains(0) == true)
    #expect(harness.screen.contains("+ What happened"))
    #expect(!harness.screen.contains("Attackers chain"))
    harness.type("Enter")
    #expect(harness.screen.contains("Attackers chain"))
  }

  @Test func `a fold of several sections offers them`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("Enter G k Enter")
    #expect(harness.screen.contains("Sections"))
    harness.type("\"technical\" Enter")
    #expect(harness.app.browse.focus == .briefing)
    #expect(harness.screen.contains("POST /api/v1/share"))
  }

  @Test func `a place in the text survives another width`() throws {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("Enter } }")
    let place = try #require(harness.app.browse.reading.map { $0.layout.lines[$0.line].place })
    harness.resize(60, 20)
    #expect(harness.app.browse.reading.map { $0.layout.lines[$0.line].place } == place)
  }

  // MARK: Opening an action

  @Test func `Enter opens an action in place, again leads to its paragraph`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("2 j a j Enter")
    #expect(harness.screen.contains("Use the vendor's package for your version"))
    #expect(harness.screen.contains("share.2"))
    harness.type("Enter")
    #expect(harness.app.browse.focus == .briefing)
    let line = harness.app.browse.reading.map { $0.layout.lines[$0.line].text.string } ?? ""
    #expect(line.contains("Install the November emergency update"))
    #expect(harness.screen.contains("»"))
    #expect(harness.decisions.isEmpty)
  }

  @Test func `an action without a place in the text says so and closes`() {
    var briefings = Samples.all
    briefings[0].actions[0].action.anchor = nil
    var harness = Harness(briefings)
    harness.type("a Enter Enter")
    #expect(harness.app.browse.focus == .checklist)
    #expect(harness.app.browse.reading?.checklist.opened == nil)
    #expect(harness.lastRow.contains("does not say"))
  }

  // MARK: Searching the text

  @Test func `a search lights its matches while it is typed`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("Enter / \"keys\"")
    #expect(harness.app.browse.reading?.search?.matches.count == 2)
    #expect(harness.lastRow.contains("2 matches"))
    #expect(harness.grid.map(of: .match).contains { $0.contains("####") })
    harness.type("Enter n")
    #expect(harness.lastRow.contains("match 2 of 2"))
    #expect(harness.app.browse.list.selected == 0)
    harness.type("n")
    #expect(harness.lastRow.contains("match 1 of 2"))
    harness.type("N")
    #expect(harness.lastRow.contains("match 2 of 2"))
  }

  @Test func `n is the next briefing again when the search is dropped`() {
    var harness = Harness(Samples.all)
    harness.type("Enter / \"keys\" Enter Esc n")
    #expect(harness.app.browse.list.selected == 1)
  }

  @Test func `a search dies with its briefing`() {
    var harness = Harness(Samples.all)
    harness.type("Enter / \"keys\" Enter J")
    #expect(harness.app.browse.reading?.search == nil)
    harness.type("n")
    #expect(harness.app.browse.list.selected == 2)
  }

  @Test func `a cancelled search leaves nothing lit`() {
    var harness = Harness(Samples.all)
    harness.type("Enter / \"keys\" Esc")
    #expect(harness.app.browse.reading?.search == nil)
    #expect(!harness.grid.map(of: .match).contains { $0.contains("#") })
  }

  @Test func `a search without an answer says so and does not stay`() {
    var harness = Harness(Samples.all)
    harness.type("Enter / \"zebra\" Enter")
    #expect(harness.lastRow.contains("zebra is not in this text"))
    #expect(harness.app.browse.reading?.search == nil)
  }

  @Test(arguments: [("keys", 2), ("KEYS", 0), ("Stolen", 1), ("STOLEN", 0), ("stolen", 1)])
  func `capital letters in a search count`(text: String, matches: Int) {
    var harness = Harness(Samples.all)
    harness.type("Enter / \"\(text)\"")
    #expect(harness.app.browse.reading?.search?.matches.count == matches)
  }
}
