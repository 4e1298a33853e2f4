import Glibc
import TestSupport
import Testing

/// Stops, prompts of the normal screen and terminals that do not read.
@Suite(.temporaryDirectory)
struct StopTests {
  private func opened(_ docket: Docket) throws -> Pty {
    let pty = try docket.attach()
    try pty.expect("Torvik")
    pty.read()
    pty.mark()
    return pty
  }

  @Test func `going on after a stop nobody hears sets the modes and paints everything`() throws {
    let pty = try opened(Docket.filled(3))
    let during = try pty.settings()
    pty.signal(SIGSTOP)
    usleep(100_000)
    pty.signal(SIGCONT)
    try pty.expect("Torvik")
    try pty.expect("\u{1B}[?2004h")
    #expect(try pty.settings() == during)
    try pty.write("q")
    #expect(try pty.waitForEnd() == .exited(0))
  }

  @Test func `a disk that hangs does not leave the terminal raw`() throws {
    let docket = try Docket.filled(3)
    let folder = docket.world.directory + "/home/.local/state/docket"
    try makeFolders(folder)
    // Who opens a pipe that nobody reads waits without end, as for a dead disk.
    #expect(mkfifo(folder + "/session.json", 0o600) == 0)
    let pty = try docket.attach()
    let before = try pty.settings()
    try pty.expect("Torvik")
    pty.mark()
    pty.signal(SIGTERM)
    #expect(try pty.waitForEnd() == .killed(signal: SIGTERM))
    #expect(try pty.settings() == before)
    let last = Pty.readable(pty.outputSinceMark)
    #expect(last.contains("␛[?1049l"), "the normal screen did not come back: \(last)")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal to end is heard at the prompt of the normal screen`(signal: Int32) throws {
    let pty = try opened(Docket.filled(3))
    try pty.write("Y")
    try pty.expect("[Enter] back to docket")
    pty.signal(signal)
    #expect(try pty.waitForEnd(within: .seconds(3)) == .killed(signal: signal))
  }

  @Test func `control-C at the prompt of the normal screen goes back`() throws {
    let pty = try opened(Docket.filled(3))
    try pty.write("Y")
    try pty.expect("[Enter] back to docket")
    pty.read()
    pty.mark()
    try pty.write("\u{03}")
    try pty.expect("Torvik")
    #expect(!pty.hasEnded)
  }

  @Test func `control-backslash at the prompt of the normal screen does nothing`() throws {
    let pty = try opened(Docket.filled(3))
    try pty.write("Y")
    try pty.expect("[Enter] back to docket")
    pty.read()
    pty.mark()
    try pty.write("\u{1C}")
    pty.read(untilQuiet: .milliseconds(300))
    #expect(!pty.hasEnded)
    try pty.write("\r")
    try pty.expect("Torvik")
    try pty.write("q")
    #expect(try pty.waitForEnd() == .exited(0))
  }

  @Test func `ticks are in the store while the terminal reads nothing`() throws {
    let docket = try Docket.filled(20)
    let pty = try docket.attach()
    try pty.expect("What happened")
    pty.read()
    try pty.write("ga")
    pty.read()
    // Few enough that even a frame for each key leaves room: keys behind a full terminal wait.
    try pty.write(String(repeating: "xj", count: 15))
    // Nothing is read from here on.
    try docket.expect(15, of: "actions", "state:done")
    pty.signal(SIGKILL)
    _ = try pty.waitForEnd()
    #expect(try docket.count("actions", "state:done") == 15)
  }

  @Test func `a store that cannot be opened is told, and q leaves`() throws {
    let docket = try Docket.filled(3)
    let path = docket.world.directory + "/no-store"
    try write("no folder", to: path)
    let pty = try docket.attach("--store", path)
    pty.read(untilQuiet: .milliseconds(800))
    try pty.write("q")
    _ = try pty.waitForEnd(within: .seconds(5))
    let said = String(decoding: pty.output, as: UTF8.self)
    #expect(said.contains("no-store"), "\(Pty.readable(pty.output))")
    #expect(!said.contains("saved"), "\(Pty.readable(pty.output))")
  }
}
