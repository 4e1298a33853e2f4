import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// The palette, the command line, links and sections.
@Suite struct PickerTests {
  @Test(arguments: ["?", "F1"])
  func `typing unread finds the read toggle, and Enter runs it`(key: String) {
    var harness = Harness(Samples.all)
    harness.type("\(key) \"unread\"")
    #expect(harness.lines[1].hasPrefix("> r"))
    #expect(harness.lines[1].contains("Mark unread, or read."))
    harness.type("Enter")
    #expect(harness.decisions == [.mark(read: true)])
    #expect(harness.app.overlays.isEmpty)
  }

  /// What people look for, and the command they mean.
  @Test(arguments: [
    ("unread", "toggle-read"), ("mark unread", "toggle-read"), ("tick", "done"),
    ("defer", "state-later"),
    ("filter", "narrow"), ("refresh", "sweep"), ("clipboard", "copy-url"), ("history", "why"),
    ("dn", "dismiss-not-ours"), ("x", "done"), ("X", "all-done"), ("Ctrl-R", "redo"),
    ("gg", "first"),
    ("$", "sweep"), ("@", "assign"), ("owner", "assign"), ("yu", "copy-url"), ("quit", "quit"),
    ("u", "undo"), (";", "reason"), ("PgDn", "page-down"), ("help", "palette"),
  ])
  func `the palette finds words and keys`(text: String, name: String) {
    var harness = Harness(Samples.all)
    harness.type("? \"\(text)\"")
    guard case .picker(let picker)? = harness.app.overlays.last else {
      Issue.record("no palette")
      return
    }
    #expect(picker.selectedChoice?.detail == name)
  }

  @Test func `a name that nobody can open is no link`() {
    var briefing = Briefing(title: "A")
    briefing.links = [Link(text: "b", url: "https://a.example/b")]
    for name in [
      "tag:a.example,2026:1", "urn:uuid:1", "TAG:a.example,2026:1", "file:///etc/passwd",
      "javascript:alert(1)", "ftp://a.example/a", "/news/1.md", "",
    ] {
      briefing.link = name
      #expect(BriefingLinks.links(of: briefing).map(\.url) == ["https://a.example/b"])
    }
    for address in ["https://a.example/a", "HTTP://a.example/a", "mailto:a@a.example"] {
      briefing.link = address
      #expect(BriefingLinks.links(of: briefing).map(\.url) == [address, "https://a.example/b"])
    }
  }

  @Test func `every command can be found by its name and its first key`() {
    for place in KeyPlace.allCases {
      var harness = Harness(Samples.all)
      harness.type(place.keys)
      for command in harness.app.settings.keymap.commands where command.places.contains(place) {
        for text in [command.name, harness.app.settings.keymap.label(of: command)] {
          harness.type("? \"\(text)\"")
          guard case .picker(let picker)? = harness.app.overlays.last else { continue }
          #expect(
            picker.shown.contains { $0.value == .run(command.verb) }, "\(text) in \(place)")
          harness.type("Esc")
        }
      }
    }
  }

  @Test func `the palette moves, wraps nowhere and closes`() {
    var harness = Harness(Samples.all)
    harness.type("? Up Up")
    #expect(harness.lines[1].hasPrefix(">"))
    for _ in 0..<300 { harness.type("Down") }
    #expect(harness.lines.contains { $0.hasPrefix(">") })
    harness.type("PgUp PgDn Tab S-Tab Esc")
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `nothing that fits is said, and Enter does nothing`() {
    var harness = Harness(Samples.all)
    harness.type("? \"zebra\" Enter")
    #expect(harness.lastRow.contains("nothing fits"))
    #expect(harness.app.overlays.count == 1)
    #expect(harness.acts.isEmpty && harness.outward.isEmpty)
  }

  @Test(arguments: ["a", "Tab Tab"])
  func `a command of another pane is found, and says where it works`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("\(keys) ? \"mark unread\"")
    #expect(harness.lines[1].contains("Mark unread, or read.  in the list"))
    #expect(harness.lastRow.contains("Enter says where"))
    let before = harness.app.browse
    harness.type("Enter")
    #expect(harness.lastRow.contains("r works in the list and in the text, not here"))
    #expect(harness.app.overlays.isEmpty && harness.app.browse == before)
    #expect(harness.decisions.isEmpty && harness.outward.isEmpty)
  }

  @Test func `what works here stands before what works elsewhere`() {
    for place in KeyPlace.allCases {
      var harness = Harness(Samples.all)
      harness.type("\(place.keys) ?")
      guard case .picker(let picker)? = harness.app.overlays.last else {
        Issue.record("no palette in \(place)")
        continue
      }
      #expect(picker.choices.count == CommandTable.commands.count)
      let elsewhere = picker.choices.drop { !$0.isElsewhere }
      #expect(elsewhere.allSatisfy(\.isElsewhere) && !elsewhere.isEmpty)
    }
  }

  @Test(arguments: [40, 80])
  func `the place of a command is never cut`(columns: Int) {
    var harness = Harness(Samples.all, columns: columns, rows: 24)
    harness.type("? \"feed this\"")
    #expect(harness.lines[1...3].allSatisfy { $0.contains("in the feeds") }, "\(harness.screen)")
  }

  // MARK: The command line

  @Test(arguments: [("down", 1), ("down 3", 3), ("last", 6)])
  func `the command line runs a command by its name`(text: String, row: Int) {
    var harness = Harness(Samples.all)
    harness.type(": \"\(text)\" Enter")
    #expect(harness.app.browse.list.selected == row)
  }

  @Test func `every name runs from the command line`() {
    for command in CommandTable.commands {
      var harness = Harness(Samples.all)
      harness.type(": \"\(command.name)\" Enter")
      #expect(!harness.lastRow.contains("there is no command"), "\(command.name)")
    }
  }

  @Test func `a command of another pane is not run here`() {
    var harness = Harness(Samples.all)
    harness.type("a : \"toggle-read\" Enter")
    #expect(harness.decisions.isEmpty)
  }

  @Test func `Tab completes a name`() {
    var harness = Harness(Samples.all)
    harness.type(": \"view-o\" Tab Enter")
    #expect(harness.app.browse.view == .overdue)
    harness.type(": \"dism\" Tab")
    #expect(harness.lastRow.contains(":dismiss-"))
  }

  @Test func `an unknown name says so and stays to be mended`() {
    var harness = Harness(Samples.all)
    harness.type(": \"frobnicate\" Enter")
    #expect(harness.lastRow.contains(":frobnicate"))
    #expect(harness.lastRow.contains("there is no command frobnicate"))
    harness.type("Esc")
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `an unknown name says how to go on at 80 columns`() {
    var harness = Harness(Samples.all)
    harness.type(": \"frobnicate\" Enter")
    #expect(harness.lastRow.contains("? lists them"))
  }

  @Test func `a theme is tried by name`() {
    var harness = Harness(Samples.all)
    harness.type(": \"theme nord\" Enter")
    #expect(harness.outward == [.setTheme("nord")])
  }

  @Test(arguments: ["theme", "theme ", "theme nord plain"])
  func `a theme without its one name says which there are`(text: String) {
    var harness = Harness(Samples.all, themes: ["mono", "nord"])
    harness.type(": \"\(text)\" Enter")
    #expect(harness.screen.contains("theme needs one name: mono, nord"))
    #expect(harness.lastRow.contains(":theme") && harness.outward.isEmpty)
  }

  @Test(arguments: [
    ("", "", "down  up  half-page-down"), ("theme ", "theme ", "mono  nord  okabe"),
    ("theme m", "theme mono", ""), ("dism", "dismiss-", "dismiss-not-ours  dismiss-fixed"),
    ("hel", "help", ""),
  ])
  func `Tab shows what fits and completes what can be meant`(
    typed: String, text: String, offers: String
  ) {
    var harness = Harness(Samples.all, columns: 120, rows: 40, themes: ["mono", "nord", "okabe"])
    harness.type(": \"\(typed)\" Tab")
    guard case .prompt(let prompt)? = harness.app.overlays.last else {
      Issue.record("no prompt")
      return
    }
    #expect(prompt.editor.text == text)
    #expect(harness.screen.contains(offers))
    harness.type("\"x\"")
    #expect(offers.isEmpty || !harness.screen.contains(offers))
  }

  @Test func `help on the command line opens all keys`() {
    var harness = Harness(Samples.all)
    harness.type(": \"help\" Enter")
    #expect(harness.lines[0].contains("All keys"))
  }

  // MARK: Links

  @Test func `o lists the links and Enter shows one whole`() {
    var harness = Harness(Samples.all)
    harness.type("o")
    #expect(harness.screen.contains("https://example.org/edge"))
    #expect(harness.screen.contains("https://example.org/advisory/edge"))
    harness.type("Down Enter")
    #expect(harness.screen.contains(" https://example.org/advisory/edge"))
    #expect(harness.outward.isEmpty)
    harness.type("q")
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `2o opens the second link where something opens links`() {
    var harness = Harness(Samples.all, opensLinks: true)
    harness.type("2 o")
    #expect(harness.outward == [.openLink("https://example.org/advisory/edge")])
    harness.type("9 o")
    #expect(harness.lastRow.contains("There are 2 links"))
  }

  @Test func `o in the list is for the row under the cursor`() {
    var harness = Harness(Samples.all)
    harness.type("j o")
    #expect(harness.screen.contains("https://example.org/sso"))
  }

  // MARK: Sections

  @Test func `gs leads to a section, unfolded`() {
    var harness = Harness(Samples.all)
    harness.type("gs \"technical\" Enter")
    #expect(harness.app.browse.focus == .briefing)
    #expect(harness.screen.contains("POST /api/v1/share"))
    #expect(harness.app.browse.reading?.folded.contains(4) == false)
    harness.type("''")
    #expect(harness.app.browse.focus == .list)
  }

  // MARK: Pages

  @Test func `= shows what is known of the action, and q closes it`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a j =")
    #expect(harness.screen.contains("approved by R. Okafor"))
    harness.type("q")
    #expect(!harness.screen.contains("approved by"))
    #expect(harness.app.browse.focus == .checklist)
  }

  @Test func `a page scrolls to its end and not past it`() {
    var harness = Harness(Samples.all, columns: 40, rows: 10)
    harness.type("=")
    let first = harness.screen
    harness.type("Space")
    #expect(harness.screen != first)
    harness.type("G")
    let last = harness.screen
    harness.type("j j Space")
    #expect(harness.screen == last)
    #expect(!harness.lastRow.contains("lines more"))
    harness.type("gg")
    #expect(harness.screen == first)
  }

  @Test func `a page that is closed before its answer stays closed`() {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("gl")
    #expect(harness.lastRow.contains("one moment"))
    harness.type("q")
    harness.release()
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `one page does not take the answer of another`() {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("= q gl")
    harness.send(.whyFound(.briefing(Samples.all[0].row.key), Samples.why))
    #expect(!harness.screen.contains("approved by R. Okafor"))
  }

  @Test func `a page shows what its own row was asked, whatever is answered before`() throws {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("=")
    let first = try #require(harness.app.browse.list.selectedSubject)
    harness.type("q j =")
    let second = try #require(harness.app.browse.list.selectedSubject)
    harness.send(.whyFound(first, [PageLine(text: "of the first")]))
    #expect(!harness.screen.contains("of the first") && harness.lastRow.contains("one moment"))
    harness.send(.whyFound(second, [PageLine(text: "of the second")]))
    #expect(harness.screen.contains("of the second") && !harness.lastRow.contains("one moment"))
  }

  @Test func `a page that gets no answer says why, and waits no longer`() throws {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("gl")
    harness.send(.pageFailed(.log, "The index cannot be read"))
    #expect(harness.screen.contains("The index cannot be read"))
    #expect(!harness.lastRow.contains("one moment"))
    harness.type("q =")
    let subject = try #require(harness.app.browse.list.selectedSubject)
    harness.type("q")
    harness.send(.pageFailed(.why(subject), "The index is gone"))
    #expect(harness.lastRow.contains("The index is gone"))
  }

  @Test func `an answer finds its page under the list of keys`() {
    var harness = Harness(Samples.all)
    harness.isHolding = true
    harness.type("gl ?")
    harness.release()
    harness.type("Esc")
    #expect(!harness.lastRow.contains("one moment"))
  }
}
