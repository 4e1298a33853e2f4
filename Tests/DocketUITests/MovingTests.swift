import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct MovingTests {
  /// Keys, and the row of seven they lead to.
  @Test(arguments: [
    ("j", 1), ("j j j k", 2), ("3 j", 3), ("3 j 2 k", 1), ("Down Down Up", 1), ("Ctrl-N", 1),
    ("G", 6), ("G k", 5), (">", 6), ("End", 6), ("5 G", 4), ("5 gg", 4), ("G gg", 0), ("G <", 0),
    ("G Home", 0), ("9 9 j", 6), ("4 k", 0), ("j Ctrl-P", 0), ("2 J", 2), ("3 J K", 2),
    ("Ctrl-D", 3), ("Ctrl-D Ctrl-U", 0), ("PgDn", 6), ("PgDn PgUp", 0), ("Ctrl-F b", 0),
    ("9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 j", 6), ("99999 k", 0), ("n", 1), ("3 n", 3),
    ("G 2 N", 4),
  ])
  func `keys move the row in the list`(keys: String, row: Int) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.app.browse.list.selected == row)
    #expect(harness.app.browse.focus == .list)
  }

  @Test(arguments: [
    ("j", 1), ("3 j", 3), ("3 j 2 k", 1), ("gg", 0), ("5 G", 4), ("5 gg", 4), ("2 j <", 0),
  ])
  func `keys move the line in the text`(keys: String, line: Int) {
    var harness = Harness(Samples.all)
    harness.type("Enter " + keys)
    #expect(harness.app.browse.focus == .briefing)
    #expect(harness.app.browse.reading?.line == line)
    #expect(harness.app.browse.list.selected == 0)
  }

  @Test func `the last line of the text is reached and not passed`() throws {
    var harness = Harness(Samples.all)
    harness.type("Enter G")
    let reading = try #require(harness.app.browse.reading)
    #expect(reading.line == reading.layout.lines.count - 1)
    harness.type("9 9 j")
    #expect(harness.app.browse.reading?.line == reading.line)
  }

  @Test(arguments: [
    ("j", 1), ("3 j", 3), ("9 j", 3), ("G k", 2), ("3 G", 2), ("G gg", 0), ("j k", 0),
    ("Ctrl-D", 2),
  ])
  func `keys move the action in the checklist`(keys: String, action: Int) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("2 j a " + keys)
    #expect(harness.app.browse.focus == .checklist)
    #expect(harness.app.browse.reading?.checklist.selected == action)
  }

  @Test(arguments: [("Enter", Pane.briefing), ("a", .checklist)])
  func `J and K change the briefing and keep the focus`(key: String, pane: Pane) {
    var harness = Harness(Samples.all)
    harness.type("\(key) 2 J")
    #expect(harness.app.browse.focus == pane)
    #expect(harness.app.browse.reading?.stored.row.short == "share")
    harness.type("K")
    #expect(harness.app.browse.focus == pane)
    #expect(harness.app.browse.reading?.stored.row.short == "sso")
  }

  @Test func `n passes rows that are settled or put off`() {
    var briefings = Samples.all
    briefings[1] = Samples.settled(briefings[1])
    var harness = Harness(briefings)
    harness.type("gb n")
    #expect(harness.app.browse.list.selectedSubject == .briefing(briefings[2].row.key))
    harness.type("N")
    #expect(harness.app.browse.list.selected == 0)
    harness.type("N")
    #expect(harness.app.browse.list.selected == 0)
    #expect(harness.lastRow.contains("Nothing above needs you"))
  }

  @Test(arguments: [
    ("Tab", Pane.briefing), ("Tab Tab", .checklist), ("Tab Tab Tab", .list), ("S-Tab", .checklist),
    ("l", .briefing), ("l Right", .checklist), ("l h", .list), ("a", .checklist),
    ("a Left", .briefing),
  ])
  func `keys change the pane`(keys: String, pane: Pane) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.app.browse.focus == pane)
  }

  @Test func `braces step over sections`() throws {
    var harness = Harness(Samples.all)
    harness.type("Enter }")
    let headings = try #require(harness.app.browse.reading?.layout.headings)
    #expect(harness.app.browse.reading?.line == headings[1])
    harness.type("}")
    #expect(harness.app.browse.reading?.line == headings[2])
    harness.type("2 {")
    #expect(harness.app.browse.reading?.line == headings[0])
  }

  @Test func `z shows one pane, and again all of them`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("z")
    #expect(harness.app.layout.form == .single)
    #expect(harness.app.layout.list.columns == 120)
    harness.type("z Enter z")
    #expect(harness.app.layout.list.isEmpty)
    #expect(harness.app.layout.text.columns == 120)
    harness.type("z")
    #expect(harness.app.layout.form == .sideBySide)
  }

  @Test func `'' comes back to where an action was opened`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a j Enter Enter")
    #expect(harness.app.browse.focus == .briefing)
    harness.type("''")
    #expect(harness.app.browse.focus == .checklist)
    #expect(harness.app.browse.reading?.checklist.selected == 1)
  }

  @Test func `Ctrl-O comes back from another view to the same row`() {
    var harness = Harness(Samples.all)
    harness.type("3 j ga")
    #expect(harness.app.browse.view == .actions)
    harness.type("j j Ctrl-O")
    #expect(harness.app.browse.view == .inbox)
    #expect(harness.app.browse.list.selected == 3)
    harness.type("Ctrl-O")
    #expect(harness.lastRow.contains("Nowhere to go back to"))
  }

  @Test(arguments: [
    ("gb", View.briefings), ("gm", .mine), ("go", .overdue), ("gw", .waiting), ("ga", .actions),
    ("ga gi", .inbox),
  ])
  func `g leads to a view`(keys: String, view: View) {
    var harness = Harness(Samples.all)
    harness.type("Tab " + keys)
    #expect(harness.app.browse.view == view)
    #expect(harness.app.browse.focus == .list)
    #expect(harness.lines[0].contains(view.title))
  }

  @Test func `going to the view that is shown keeps the row`() {
    var harness = Harness(Samples.all)
    harness.type("3 j gi ''")
    #expect(harness.app.browse.list.selected == 3)
  }
}
