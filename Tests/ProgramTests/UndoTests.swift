import TestSupport
import Testing

/// Everything can be taken back, and nothing asks (U7, U8, U9).
@Suite(.temporaryDirectory)
struct UndoTests {
  /// Keys that change something, typed in the checklist.
  static let acts: [[String]] = [
    ["x"], ["X"], ["d", "n"], ["d", "v"], ["d", "c"], ["d", "a"], ["d", "m"], ["c", "d"],
    ["c", "x"],
    ["c", "n", "n"], ["w", "t"], ["w", "f"], ["w", "m"], ["h", "r"], ["@", "r", "a", "j", "Enter"],
    ["@", "f", "r", "i", "Enter"], ["+", "C", "a", "l", "l", "Enter"],
  ]

  private func checklist(_ docket: Docket) throws -> Tmux {
    let reader = try docket.open()
    try reader.expect("What happened")
    try reader.press("a")
    try reader.settled()
    return reader
  }

  @Test(arguments: acts)
  func `an act is taken back whole and done again whole`(keys: [String]) throws {
    let docket = try Docket.filled(3)
    let reader = try checklist(docket)
    let before = try docket.everything()
    for key in keys { try reader.press(key) }
    try reader.expect("- u undo")
    let after = try docket.everything()
    #expect(after != before, "\(keys) changed nothing:\n\(reader.picture)")
    try reader.press("u")
    try reader.expect("Undone")
    #expect(try docket.everything() == before, "u does not take back \(keys)")
    try reader.press("C-r")
    try reader.expect("- u undo")
    #expect(try docket.everything() == after, "Ctrl-R does not bring back \(keys)")
  }

  @Test func `a hundred acts are taken back one by one`() throws {
    let docket = try Docket.filled(40)
    let reader = try docket.open()
    try reader.expect("What happened")
    try reader.press("g", "a")
    try reader.settled()
    let before = try docket.everything()
    try reader.type(String(repeating: "xj", count: 100))
    try docket.expect(100, of: "actions", "state:done")
    try reader.type(String(repeating: "u", count: 100))
    try docket.expect(0, of: "actions", "state:done")
    #expect(try docket.everything() == before)
  }

  @Test func `after a restart the first u only says what it would take back`() throws {
    let docket = try Docket.filled(3)
    let first = try checklist(docket)
    let before = try docket.everything()
    try first.press("x")
    try first.expect("- u undo")
    try first.press("Z", "Z")
    #expect(try first.waitForEnd() == .exited(0))
    let after = try docket.everything()

    let second = try docket.open()
    try second.expect("What happened")
    try second.press("u")
    try second.expect("Next undo:", "u again")
    #expect(try docket.everything() == after)
    try second.press("u")
    try second.expect("Undone")
    #expect(try docket.everything() == before)
  }

  @Test func `several rows are acted on at once and taken back at once`() throws {
    let docket = try Docket.filled(10)
    let before = try docket.everything()
    let reader = try docket.open()
    try reader.expect("What happened")
    try reader.press("v", "5", "j")
    try reader.expect("6 selected")
    try reader.press("X")
    try reader.expect("18 actions in 6 briefings", "- u undo")
    #expect(try docket.count("actions", "state:done") == 18)
    try reader.press("u")
    try reader.expect("Undone", "6 selected")
    #expect(try docket.everything() == before)
  }

  @Test(arguments: ["d", "c", "w", "@", ";", "+"])
  func `leaving a question changes nothing`(key: String) throws {
    let docket = try Docket.filled(3)
    let reader = try checklist(docket)
    let before = try docket.everything()
    for way in ["Escape", "C-g"] {
      let calm = try reader.settled()
      try reader.press(key)
      try reader.expect { rows in rows == calm ? "\(key) shows nothing" : nil }
      let asked = try reader.settled()
      let words = asked.joined(separator: " ").lowercased()
      for question in ["y/n", "are you sure", "really"] {
        #expect(!words.contains(question), "\(key) asks \(question):\n\(reader.picture)")
      }
      try reader.press(way)
      try reader.settled()
    }
    #expect(try docket.everything() == before)
  }

  @Test func `accepting a risk needs an end and a reason`() throws {
    let docket = try Docket.filled(3)
    let reader = try checklist(docket)
    let before = try docket.everything()
    try reader.press("c", "r")
    try reader.expect("until")
    try reader.type("30 nov")
    try reader.press("Enter", "Enter")
    try reader.expect("needs a reason")
    #expect(try docket.everything() == before)
    try reader.type("switched off, CHG0042")
    try reader.press("Enter")
    try reader.expect("[~]", "until 30 Nov")
  }
}
