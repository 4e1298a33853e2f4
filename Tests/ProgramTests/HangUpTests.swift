import CellGrid
import Glibc
import TestSupport
import Testing

/// A lost connection ends the program wherever it is (T4, U30).
@Suite(.temporaryDirectory)
struct HangUpTests {
  @Test(arguments: [
    "", "\r", "a", "?", "/abc", ":", "d", "c", "@raj", "g", "ga", "gl", "=",
  ])
  func `hanging up ends the program on every screen`(keys: String) throws {
    let docket = try Docket.filled(5)
    let pty = try docket.attach()
    try pty.expect("What happened")
    pty.read()
    try pty.write(keys)
    pty.read()
    pty.hangUp()
    _ = try pty.waitForEnd(within: .seconds(5))
    #expect(try docket.run("doctor").status != .exited(2))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a terminal that takes no output cannot keep the program from ending`(number: Int32) throws {
    let docket = try Docket.filled(5)
    let pty = try docket.attach(size: Size(columns: 250, rows: 60))
    try pty.expect("Inbox")
    pty.read()
    // Whole frames that nobody reads fill the terminal, until the program waits inside a write.
    for _ in 0..<60 {
      try pty.write("\u{0C}")
      usleep(20_000)
    }
    pty.signal(number)
    for _ in 0..<400 where !pty.hasEnded { usleep(20_000) }
    #expect(pty.hasEnded)
    #expect(try pty.waitForEnd() == .killed(signal: number))
  }

  @Test func `the next start shows the same pane, row and narrowing`() throws {
    let docket = try Docket.filled(20)
    let first = try docket.attach()
    try first.expect("What happened")
    first.read()
    _ = try first.cost(of: "/torvik\r", quiet: .milliseconds(300))
    _ = try first.cost(of: "j")
    first.hangUp()
    _ = try first.waitForEnd(within: .seconds(5))

    let second = try docket.open()
    try second.expect("/torvik", "What happened", without: ["Meridian"])
    // The second of the rows that are left.
    try second.expect { rows in
      let place = try? second.cursor()
      return place?.row == 2 && rows[2].contains("Torvik") ? nil : "the cursor is elsewhere"
    }
  }
}
