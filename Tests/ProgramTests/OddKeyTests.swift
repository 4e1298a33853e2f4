import TestSupport
import Testing

/// Keys that must never do harm (U10, U13).
@Suite(.temporaryDirectory)
struct OddKeyTests {
  @Test(arguments: ["A", "C", "D", "O", "[", "]", "Q", "~", "!"])
  func `a key without a meaning is named`(key: String) throws {
    let docket = try Docket.filled(3)
    let before = try docket.everything()
    let reader = try docket.open()
    try reader.expect("What happened")
    try reader.press(key)
    try reader.expect("\(key) is not bound", "? help")
    #expect(try docket.everything() == before)
  }

  @Test func `two hundred odd keys change nothing`() throws {
    let docket = try Docket.filled(3)
    let before = try docket.everything()
    let reader = try docket.attach()
    try reader.expect("What happened")
    reader.read()
    let signs = "ACDO[]Q~!\u{1C}\u{1D}\u{1E}\u{1F}\u{00}äßøжλ字🙂\u{7F}\u{9B}"
    for round in 0..<8 {
      for sign in signs {
        try reader.write(String(sign))
        // Together and one by one: a queue of keys is drained at once.
        if round.isMultiple(of: 2) { reader.read(untilQuiet: .milliseconds(5)) }
      }
    }
    reader.read()
    #expect(!reader.hasEnded)
    #expect(try docket.everything() == before)
  }

  @Test(arguments: ["Escape", "BSpace", "C-g"])
  func `what Escape drops the other two drop as well, and none ends the program`(
    key: String
  ) throws {
    let reader = try Docket.filled(3).open()
    try reader.expect("What happened")
    let list = try reader.settled()
    try reader.press("?")
    try reader.expect { rows in rows == list ? "? opens no palette" : nil }
    try reader.press(key)
    try reader.expect { rows in rows == list ? nil : "\(key) does not close the palette" }
    try reader.press("t")
    try reader.expect("1 selected")
    try reader.press(key)
    try reader.expect(without: ["1 selected"])
    for _ in 0..<10 { try reader.press(key) }
    try reader.settled()
    #expect(try reader.status() == nil, "\(key) has ended the program")
  }

  @Test func `four q lead out of any depth`() throws {
    let reader = try Docket.filled(3).open()
    try reader.expect("What happened")
    try reader.press("Enter")
    try reader.settled()
    try reader.press("a")
    try reader.settled()
    try reader.press("?")
    try reader.settled()
    // In the palette letters are typed, so the way out of it is not q.
    try reader.press("C-g")
    for _ in 0..<4 where try reader.status() == nil {
      try reader.press("q")
      try reader.settled()
    }
    #expect(try reader.waitForEnd() == .exited(0))
  }
}
