import Glibc
import TestSupport
import Testing

/// What was acknowledged survives the sudden end of the program (U30).
@Suite(.temporaryDirectory)
struct KillTests {
  /// Ticks actions one by one, ends the program in the middle of one more, and counts what is kept.
  ///
  /// Each `x` is one act, whether it ticks or opens again. It is acknowledged when its sentence
  /// stands on the last row.
  private func tickAndEnd(
    seed: UInt64, signal: Int32, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let docket = try Docket.filled(20)
    var random = SplitMix64(seed: seed)
    var acknowledged = 0
    for round in 1...2 {
      let reader = try docket.open()
      try reader.expect("What happened")
      let process = try reader.process()
      try reader.press("g", "a")
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        try reader.press("j")
        try reader.expect(without: ["- u undo"])
        try reader.press("x")
        try reader.expect("- u undo")
        acknowledged += 1
      }
      try reader.press("j", "x")
      usleep(UInt32.random(in: 0...3000, using: &random))
      kill(process, signal)
      #expect(try reader.waitForEnd() == .killed(signal: signal), sourceLocation: sourceLocation)

      let kept = try docket.actCount()
      #expect(
        (acknowledged...acknowledged + 1).contains(kept),
        "round \(round): \(acknowledged) acts acknowledged, \(kept) kept",
        sourceLocation: sourceLocation)
      acknowledged = kept
    }
    let doctor = try docket.run("doctor")
    #expect(doctor.status == .exited(0), "damage: \(doctor.output)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `kill -9 loses no tick`(seed: UInt64) throws {
    try tickAndEnd(seed: seed, signal: SIGKILL)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal to end loses no tick`(signal: Int32) throws {
    try tickAndEnd(seed: 4, signal: signal)
  }

  @Test func `a lost connection loses no tick that was typed`() throws {
    let docket = try Docket.filled(20)
    let pty = try docket.attach()
    try pty.expect("What happened")
    try pty.write("gaxjxjx")
    while try docket.actCount() < 3, !pty.hasEnded { pty.read(for: .milliseconds(20)) }
    pty.hangUp()
    _ = try pty.waitForEnd()
    #expect(try docket.count("actions", "state:done") == 3)
    #expect(try docket.run("doctor").status == .exited(0))
  }

  @Test(arguments: [SIGTERM, SIGABRT, SIGSEGV])
  func `the terminal is as before after a signal`(signal: Int32) throws {
    let pty = try Docket.filled(3).attach()
    let before = try pty.settings()
    try pty.expect("What happened")
    #expect(try !pty.settings().isCooked)
    pty.mark()
    pty.signal(signal)
    #expect(try pty.waitForEnd() == .killed(signal: signal))
    #expect(try pty.settings() == before)
    let last = Pty.readable(pty.outputSinceMark)
    #expect(last.contains("␛[?1049l"), "the normal screen did not come back: \(last)")
    #expect(last.contains("␛[?2004l"), "pastes are still bracketed: \(last)")
  }
}
