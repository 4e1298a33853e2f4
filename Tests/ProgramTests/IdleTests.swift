import TestSupport
import Testing

/// A reader nobody touches says nothing (U18).
@Suite(.temporaryDirectory)
struct IdleTests {
  @Test(arguments: [0, 20])
  func `ten idle seconds cost no byte`(briefings: Int) throws {
    let docket = briefings == 0 ? try Docket() : try Docket.filled(briefings)
    let pty = try docket.attach()
    try pty.expect(briefings == 0 ? "Welcome" : "What happened")
    pty.read(untilQuiet: .milliseconds(1000))
    let bytes = pty.read(for: .seconds(10))
    #expect(bytes.isEmpty, "written while idle: \(Pty.readable(bytes))")
    #expect(!pty.hasEnded)
  }
}
