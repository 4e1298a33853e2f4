import TestSupport
import Testing

/// Known, unknown and missing kinds of terminal (U23).
@Suite(.temporaryDirectory)
struct TerminalKindTests {
  @Test(arguments: [
    "xterm-256color", "tmux-256color", "screen", "linux", "vt100", "xterm-mono", "xterm-ghostty",
    "xterm-kitty", "no-such-terminal",
  ])
  func `the reader opens and gives the terminal back`(terminal: String) throws {
    let docket = try Docket.filled(3)
    let pty = try docket.attach(terminal: terminal)
    let before = try pty.settings()
    try pty.expect("What happened")
    pty.read()
    #expect(try !pty.settings().isCooked)
    try pty.write("q")
    #expect(try pty.waitForEnd() == .exited(0))
    #expect(try pty.settings() == before, "\(terminal): other settings than before")
    #expect(String(decoding: pty.output.suffix(200), as: UTF8.self).contains("docket: all saved"))
  }

  @Test(arguments: ["dumb", nil])
  func `without a terminal that can place the cursor it is a list`(terminal: String?) throws {
    let docket = try Docket.filled(3)
    let list = try docket.output(of: "list")
    let pty = try docket.attach(terminal: terminal)
    #expect(try pty.waitForEnd() == .exited(0))
    #expect(!pty.output.contains(0x1B), "escapes: \(Pty.readable(pty.output))")
    let words = String(decoding: pty.output, as: UTF8.self)
    for row in list.split(separator: "\n") {
      #expect(words.contains(row.prefix(20)), "\(row) is not in:\n\(words)")
    }
    #expect(words.contains("TERM"), "nothing says why there is no reader:\n\(words)")
  }

  @Test func `without a terminal at all it is a list, with one line that says why`() throws {
    let docket = try Docket.filled(3)
    let alone = try docket.run()
    #expect(alone.status == .exited(0))
    #expect(alone.output == (try docket.output(of: "list")))
    #expect(alone.error.split(separator: "\n").count == 1, "\(alone.error)")
  }
}
