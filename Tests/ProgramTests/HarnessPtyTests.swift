import CellGrid
import Glibc
import TestSupport
import Testing

/// The bare terminal, tried with a shell.
@Suite
struct HarnessPtyTests {
  private func shell(_ script: String, size: Size = Size(columns: 80, rows: 24)) throws -> Pty {
    try Pty("sh", ["-c", script], environment: plain, size: size)
  }

  @Test func `keys go in, output comes out and is counted`() throws {
    let pty = try shell(
      "stty -echo; echo ready; while read -r line; do printf '<%s>' \"$line\"; done")
    try pty.expect("ready\r\n")
    pty.read(untilQuiet: .milliseconds(100))
    pty.mark()
    try pty.write("abc\n")
    try pty.expect("<abc>")
    #expect(pty.bytesSinceMark == 5)
    #expect(pty.outputSinceMark == Array("<abc>".utf8))
  }

  @Test func `silence ends a read and a chatterer does not hold it for ever`() throws {
    let quiet = try shell("printf one; sleep 60")
    try quiet.expect("one")
    #expect(quiet.read(untilQuiet: .milliseconds(50)) == [])
    let chatty = try shell("while :; do printf x; sleep 0.01; done")
    #expect(!chatty.read(untilQuiet: .milliseconds(500), within: .milliseconds(600)).isEmpty)
  }

  @Test func `the program has the terminal for its own and learns of a new size`() throws {
    let pty = try shell(
      "trap 'stty size' WINCH; stty size; tty >/dev/null && echo tty; while :; do sleep 0.05; done",
      size: Size(columns: 40, rows: 10))
    try pty.expect("10 40\r\ntty")
    try pty.resize(Size(columns: 100, rows: 30))
    try pty.expect("30 100")
  }

  @Test func `the end of a program is told from its signals`() throws {
    #expect(try shell("exit 7").waitForEnd() == .exited(7))
    let pty = try shell("echo up; sleep 60")
    try pty.expect("up")
    pty.signal(SIGKILL)
    #expect(try pty.waitForEnd() == .killed(signal: SIGKILL))
    #expect(pty.hasEnded)
  }

  @Test func `hanging up ends a program as a lost connection does`() throws {
    let pty = try shell("echo up; sleep 60")
    try pty.expect("up")
    pty.hangUp()
    #expect(try pty.waitForEnd() == .killed(signal: SIGHUP))
  }

  @Test func `settings can be compared, also after the program has ended`() throws {
    let pty = try shell("read -r wait; stty raw -echo; echo raw; sleep 0.2; stty sane")
    let before = try pty.settings()
    #expect(before.isCooked)
    try pty.write("\n")
    try pty.expect("raw")
    #expect(try !pty.settings().isCooked)
    #expect(try pty.waitForEnd() == .exited(0))
    #expect(try pty.settings().isCooked)
  }

  @Test func `text that never comes fails with what came instead`() throws {
    let pty = try shell("printf '\\033[1mbold\\n'; exit 2")
    try withKnownIssue {
      try pty.expect("plain")
    } matching: { issue in
      issue.description.contains("did not write \"plain\" (it has ended: exit 2)")
        && issue.description.contains("␛[1mbold")
    }
  }
}
