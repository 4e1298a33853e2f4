import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// Without any colour, and in ASCII, the picture still tells every state.
@Suite struct StateGlyphTests {
  private static func screen(
    _ keys: String, columns: Int = 80, briefings: [StoredBriefing]
  ) -> [String] {
    var harness = Harness(briefings, columns: columns, rows: 24)
    harness.type(keys)
    return harness.grid.asASCII().lines
  }

  @Test func `rows tell what they are without colour`() {
    var briefings = Samples.all
    briefings[1].row.isUnread = false
    briefings[2].row.isUnread = false
    briefings[2].row.isChanged = true
    briefings[3].row.hasConflict = true
    briefings[4] = Samples.settled(briefings[4], Decision(.notApplicable, code: .notOurs))
    let lines = Self.screen("gb t", briefings: briefings)
    #expect(lines[1].hasPrefix(" +*CK"))
    #expect(lines[2].hasPrefix(">  M"))
    #expect(lines[3].hasPrefix("  ~CKU"))
    #expect(lines[4].hasPrefix("  &C U"))
    #expect(lines[5].hasPrefix("  .H"))
    #expect(lines[5].contains("n/a"))
    #expect(lines[1].contains("!-10d"))
    #expect(lines[7].hasPrefix("  *-"))
  }

  @Test func `at 40 columns a selected row still says whether it is unread`() {
    var briefings = Samples.all
    briefings[0].row.isUnread = false
    let lines = Self.screen("t t", columns: 40, briefings: briefings)
    #expect(lines[1].prefix(6) != lines[2].prefix(6))
    #expect(lines[2].prefix(4).contains("*"))
  }

  @Test(arguments: [
    ("", "[ ]"), ("cd", "[/]"), ("x", "[x]"), ("dn", "[-]"),
    ("c r \"fri\" Enter \"why\" Enter", "[~]"), ("wt", "[>]"),
    ("cw \"raj\" Enter", "[?]"), ("cs Enter", "[=]"),
  ])
  func `every state has its own box`(keys: String, box: String) {
    var harness = Harness(Samples.all)
    harness.type("a \(keys)")
    #expect(harness.grid.asASCII().lines.contains { $0.hasPrefix(">\(box) 1") })
  }

  @Test func `a long decision is parted from what stands before it`() {
    let until = Harness.today.adding(days: 60)
    let accepted = Samples.settled(Samples.all[2], Decision(.riskAccepted, until: until))
    var harness = Harness([accepted])
    harness.type("gb")
    #expect(harness.lines[1].contains("  until 22 Jan"))
  }

  @Test func `a conflict has its own box and counts as open`() {
    var briefings = Samples.all
    let record = DecisionRecord(
      event: EventID(rawValue: "e"), decision: Decision(.done),
      person: Person(me: "ana", login: "ana", host: "h"),
      at: Harness.now)
    briefings[0].actions[0].state = .done
    briefings[0].actions[0].conflict = [record, record]
    var harness = Harness(briefings, columns: 120, rows: 40)
    harness.type("a Enter")
    #expect(harness.screen.contains("[&] 1"))
    #expect(harness.screen.contains("decide with c"))
    #expect(harness.screen.contains("0/2"))
  }

  @Test(arguments: ["", "Tab", "a Enter", "?", "gl", "gf", "a d ?"])
  func `an ASCII picture has no other sign`(keys: String) {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type(keys)
    let ascii = harness.grid.asASCII()
    #expect(ascii.lines.joined().utf8.allSatisfy { (32..<127).contains($0) })
    #expect(ascii.size == harness.grid.size)
  }

  /// Words that a picture without colour keeps.
  @Test(arguments: [
    ("x", "done 09:00"), ("dn", "n/a"), ("wt", "back Tue"), ("@ \"raj fri\" Enter", "27 Nov hand"),
    ("c r \"fri\" Enter \"w\" Enter", "until 27 Nov"),
  ])
  func `a decision stands in words beside its box`(keys: String, words: String) {
    var harness = Harness(Samples.all)
    harness.type("a \(keys)")
    #expect(harness.screen.contains(words))
  }
}
