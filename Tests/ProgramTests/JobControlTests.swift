import Foundation
import Glibc
import TestSupport
import Testing

/// Stopping and going on under a shell with job control, as people do it (H6).
@Suite(.temporaryDirectory)
struct JobControlTests {
  /// A shell that edits no lines and so never touches the settings of the terminal itself.
  private func shell(_ docket: Docket) throws -> Pty {
    let world = docket.world.with(["TERM": "xterm-256color", "PS1": "READY$ ", "ENV": nil])
    let pty = try Pty(
      "dash", ["-i"], environment: world.environment, directory: docket.world.directory)
    try pty.expect("READY$ ")
    return pty
  }

  /// The process the shell has started.
  private func child(of shell: Pty) throws -> pid_t {
    let path = "/proc/\(shell.process)/task/\(shell.process)/children"
    let words = try String(contentsOfFile: path, encoding: .utf8).split(separator: " ")
    return try #require(words.last.flatMap { pid_t($0) })
  }

  /// Stops the reader with the terminal's key or with a signal from elsewhere.
  enum Way: CaseIterable { case key, signal }

  @Test(arguments: Way.allCases)
  func `the terminal is the shell's after a stop and ours after fg`(way: Way) throws {
    let docket = try Docket.filled(3)
    let shell = try shell(docket)
    let before = try shell.settings()
    try shell.write(Docket.path + "\r")
    try shell.expect("What happened")
    shell.read()
    let during = try shell.settings()
    #expect(!during.isCooked)
    try shell.write("ax")
    try shell.expect("Done")
    shell.read()
    shell.mark()
    switch way {
    case .key: try shell.write("\u{1A}")
    case .signal: kill(try child(of: shell), SIGTSTP)
    }
    try shell.expect("READY$ ")
    #expect(try shell.settings() == before)
    #expect(String(decoding: shell.outputSinceMark, as: UTF8.self).contains("\u{1B}[?1049l"))
    // What was done is on the disk while the reader stands still.
    #expect(try docket.count("actions", "state:done") == 1)

    shell.mark()
    try shell.write("fg\r")
    try shell.expect("What happened")
    try shell.expect("\u{1B}[?2004h")
    shell.read()
    #expect(try shell.settings() == during)
    // The keys are ours again.
    try shell.write("x")
    try docket.expect(0, of: "actions", "state:done")
    shell.mark()
    try shell.write("ZZ")
    try shell.expect("READY$ ")
    #expect(try shell.settings() == before)
    shell.mark()
    try shell.write("echo ended with $?\r")
    try shell.expect("ended with 0")
  }

  @Test func `a change of the settings while stopped is not undone at the end`() throws {
    let docket = try Docket.filled(3)
    let shell = try shell(docket)
    try shell.write(Docket.path + "\r")
    try shell.expect("What happened")
    shell.read()
    shell.mark()
    try shell.write("\u{1A}")
    try shell.expect("READY$ ")
    shell.mark()
    try shell.write("stty -ixon; echo set\r")
    try shell.expect("set\r\n")
    try shell.expect("READY$ ")
    let changed = try shell.settings()
    shell.mark()
    try shell.write("fg\r")
    try shell.expect("What happened")
    shell.read()
    shell.mark()
    try shell.write("ZZ")
    try shell.expect("READY$ ")
    #expect(try shell.settings() == changed)
  }
}
