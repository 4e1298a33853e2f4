import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// Owners, reasons, notes, actions of one's own: acts that take words.
@Suite struct WordsTests {
  private static func action(_ id: String) -> Subject { .action(ActionID(rawValue: id)) }

  @Test(
    arguments: [
      ("raj fri", ["raj"], "2026-11-27"), ("me", ["ana"], nil), ("fri", nil, "2026-11-27"),
      ("-", [], nil), ("raj,me 30 sep", ["raj", "ana"], "2027-09-30"),
      ("@raj tomorrow", ["raj"], "2026-11-24"), ("raj today", ["raj"], "2026-11-23"),
    ] as [(String, [String]?, String?)])
  func `@ takes who and by when`(text: String, owners: [String]?, due: String?) {
    var harness = Harness(Samples.all)
    harness.type("a @ \"\(text)\" Enter")
    #expect(
      harness.decisions == [
        .assign(owners: owners, due: due.flatMap { Day(iso: $0) }.map { .set($0) })
      ])
    #expect(harness.lastTargets == [Self.action("edge.1")])
  }

  @Test(arguments: [
    ("fri", "Fri 27 Nov, in 4 days"), ("raj fri", "raj · Fri 27 Nov"), ("-", "nobody"),
    ("me", "ana"), ("8 dec", "Tue 8 Dec, in 15 days"),
  ])
  func `@ says how it is understood`(text: String, echo: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("a @ \"\(text)\"")
    #expect(harness.lastRow.contains(echo))
    #expect(harness.decisions.isEmpty)
  }

  @Test func `@ compares the day with the one of the source`() {
    var briefings = Samples.all
    briefings[2].actions[0].action.due = Day(iso: "2026-12-08")
    briefings[2].actions[0].action.origin = .kev
    var harness = Harness(briefings, columns: 120, rows: 40)
    harness.type("2 j a @ \"fri\"")
    #expect(harness.lastRow.contains("Fri 27 Nov, in 4 days, before KEV 8 Dec"))
    harness.type("Ctrl-U \"10 dec\"")
    #expect(harness.lastRow.contains("after KEV 8 Dec"))
  }

  @Test(arguments: [
    ("", "a name, a day, or both"), ("raj nonsenseday", "not a date: \"nonsenseday\""),
    ("@9", "not a name: "),
  ])
  func `@ says what is wrong and keeps what was typed`(text: String, complaint: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("a @ \"\(text)\" Enter")
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("who, by when: \(text)".trimmed))
    #expect(harness.screen.contains(complaint))
    harness.type("Esc")
    #expect(harness.decisions.isEmpty && harness.app.overlays.isEmpty)
  }

  @Test(arguments: [
    ("a @", "raj a b c fri sdfkjhsdf and more of it", "not a date: \"a b c fri sdfkjh…\"; try"),
    ("a cl", "a very long list of words that goes on", "not a date"),
    (":", "an-unheard-of-command-with-a-name", "there is no command an-unheard-of-co…"),
    ("/", "is:a-flag-that-nobody-ever-heard-of", "is: does not know a-flag-that-nobo…"),
  ])
  func `a complaint at 40 columns gives its reason, however long the text`(
    keys: String, text: String, complaint: String
  ) {
    var harness = Harness(Samples.all, columns: 40, rows: 10)
    harness.type("\(keys) \"\(text)\" Enter")
    #expect(harness.screen.contains(complaint), "\(harness.screen)")
  }

  @Test func `Tab completes people who own something`() {
    var harness = Harness(Samples.all)
    harness.type("a @ \"rajesh\" Enter j @ \"ra\" Tab \" fri\" Enter")
    #expect(
      harness.decisions.last
        == .assign(owners: ["rajesh"], due: Day(iso: "2026-11-27").map { .set($0) }))
  }

  @Test func `@ on a selection is one act for all of it`() {
    var harness = Harness(Samples.all)
    harness.type("v 2 j @ \"raj\" Enter")
    #expect(harness.decisions.count == 1)
    #expect(harness.lastTargets == Samples.all.prefix(3).map { .briefing($0.row.key) })
  }

  @Test func `the last answers come back with Up`() {
    var harness = Harness(Samples.all)
    harness.type("a @ \"raj fri\" Enter j @ Up Enter")
    #expect(harness.decisions.count == 2)
    #expect(harness.decisions[0] == harness.decisions[1])
  }

  // MARK: ;

  @Test func `a reason right after an act is for all its rows`() {
    var harness = Harness(Samples.all)
    harness.type("v j dn ; \"CHG0041877\" Enter")
    #expect(harness.decisions.last == .reason("CHG0041877"))
    #expect(harness.lastTargets == ["edge.1", "edge.2", "sso.1", "sso.2"].map(Self.action))
  }

  @Test func `a reason later is for the decision on this row`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a x j x k ; \"CHG0041877\" Enter")
    #expect(harness.lastTargets == [Self.action("share.1")])
  }

  @Test(arguments: ["; Enter", "; Esc", "; \"half\" Esc"])
  func `no reason is written without words`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("a x \(keys)")
    #expect(harness.decisions == [.decide(Decision(.done))])
  }

  // MARK: Notes and own actions

  @Test func `e opens the editor and keeps what was saved`() {
    var harness = Harness(Samples.all)
    harness.type("a e")
    #expect(harness.outward == [.edit("", for: .note([Self.action("edge.1")]))])
    harness.send(.edited("restart after noon", for: .note([Self.action("edge.1")])))
    #expect(harness.decisions == [.note("restart after noon")])
  }

  @Test func `without an editor a note is asked for here`() {
    var harness = Harness(Samples.all)
    harness.type("a e")
    harness.send(.edited(nil, for: .note([Self.action("edge.1")])))
    #expect(harness.lastRow.contains("note:"))
    harness.type("\"restart after noon\" Enter")
    #expect(harness.decisions == [.note("restart after noon")])
  }

  @Test(arguments: ["", "  \n "])
  func `an empty note is not written`(text: String) {
    var harness = Harness(Samples.all)
    harness.type("a e")
    harness.send(.edited(text, for: .note([Self.action("edge.1")])))
    #expect(harness.decisions.isEmpty)
    #expect(harness.lastRow.contains("no note"))
  }

  @Test(arguments: ["2 j", "2 j Enter", "2 j a"])
  func `+ adds an action to the briefing under the cursor`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("\(keys) + \"Tell the board\" Enter")
    #expect(harness.decisions == [.add(title: "Tell the board", detail: "")])
    #expect(harness.lastTargets == [.briefing(Samples.all[2].row.key)])
    #expect(harness.app.browse.reading?.actions.count == 5)
  }

  @Test(arguments: ["+ Enter", "+ Esc", "+ \"half\" Ctrl-C"])
  func `+ without words adds nothing`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.decisions.isEmpty)
  }

  // MARK: r

  @Test func `r marks unread and read again`() {
    var harness = Harness(Samples.all)
    harness.type("r")
    #expect(harness.decisions == [.mark(read: true)])
    #expect(harness.lines[1].contains("> "))
    harness.type("r")
    #expect(harness.decisions.last == .mark(read: false))
    #expect(harness.lines[1].hasPrefix("> *CK"))
  }

  @Test func `r in the text marks the open briefing`() {
    var harness = Harness(Samples.all)
    harness.type("Enter r")
    #expect(harness.decisions == [.mark(read: false)])
  }

  @Test func `3r marks three`() {
    var harness = Harness(Samples.all)
    harness.type("3 r")
    #expect(harness.lastTargets == Samples.all.prefix(3).map { .briefing($0.row.key) })
  }

  // MARK: .

  @Test func `. repeats the last act here`() {
    var harness = Harness(Samples.all)
    harness.type("a @ \"raj fri\" Enter q n .")
    #expect(harness.decisions.count == 2)
    #expect(harness.decisions[0] == harness.decisions[1])
    #expect(harness.lastTargets == [.briefing(Samples.all[1].row.key)])
  }

  @Test func `. says beforehand what it would do`() {
    var harness = Harness(Samples.all, columns: 160, rows: 40)
    harness.type("a @ \"raj fri\" Enter j")
    #expect(harness.lastRow.contains(". @raj Fri 27 Nov"))
  }

  @Test func `2. repeats on two`() {
    var harness = Harness(Samples.all)
    harness.type("2 j a x j 2 .")
    #expect(harness.lastTargets == [Self.action("share.2"), Self.action("share.3")])
  }
}
