import TestSupport
import Testing

/// Keys whose bytes come late over a slow link (U12).
@Suite(.temporaryDirectory)
struct SplitEscapeTests {
  @Test(arguments: ["OA", "[A", "[5~", "OR", "OD", "[1;5C"])
  func `a late tail moves or does nothing`(tail: String) throws {
    let docket = try Docket.filled(5)
    let before = try docket.output(of: "actions", "--json")
    let reader = try docket.attach()
    try reader.expect("What happened")
    reader.read()
    for _ in 0..<5 {
      try reader.write("\u{1B}")
      reader.read(for: .milliseconds(60))
      try reader.write(tail)
      reader.read(untilQuiet: .milliseconds(150))
    }
    #expect(!reader.hasEnded, "ESC, 60 ms, \(tail) has ended the program")
    // A move into a pane may open a briefing, which reads it: nothing else may be done.
    #expect(try docket.output(of: "actions", "--json") == before, "ESC, 60 ms, \(tail) acted")
    let log = try docket.run("log", "--json")
    #expect(log.lines.allSatisfy { $0.contains("\"act\":\"opened\"") }, "\(log.output)")
    // A tail may have moved into a prompt or a pane: three steps back lead to the list.
    try reader.write("\u{07}\u{07}\u{07}")
    reader.read()
    try reader.write("ZZ")
    #expect(try reader.waitForEnd() == .exited(0))
  }
}
