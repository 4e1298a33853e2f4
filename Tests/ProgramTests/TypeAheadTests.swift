import TestSupport
import Testing

/// Keys typed faster than the store answers mean what they would mean typed slowly.
@Suite(.temporaryDirectory)
struct TypeAheadTests {
  /// Which actions are done after the keys are written at once, before the first screen is there.
  private func done(after keys: String) throws -> [String] {
    let docket = try Docket.filled(20)
    let pty = try docket.attach()
    try pty.write(keys)
    try pty.expect("- u undo")
    try pty.write("ZZ")
    #expect(try pty.waitForEnd() == .exited(0))
    return try docket.output(of: "actions", "state:done", "--ids").split(separator: "\n").map {
      String($0)
    }
  }

  /// The briefings of the first screen, top row first.
  private func order() throws -> [String] {
    try Docket.filled(20, in: "untouched").output(of: "list", "--ids").split(separator: "\n").map(
      String.init)
  }

  @Test func `a tick right after a move falls on the row moved to`() throws {
    #expect(try done(after: "jax") == ["\(try order()[1]).1"])
  }

  @Test func `a tick right after a change of the view falls on its first row`() throws {
    let first = try #require(
      try Docket.filled(20, in: "untouched").output(of: "actions", "--sort", "due", "--ids").split(
        separator: "\n"
      )
      .first)
    #expect(try done(after: "gax") == [String(first)])
  }

  @Test func `a tick right after narrowing falls on a row that matches`() throws {
    let match = try #require(
      try Docket.filled(20, in: "untouched").output(of: "list", "torvik", "--ids").split(
        separator: "\n"
      ).first)
    #expect(try done(after: "/torvik\rax") == ["\(match).1"])
  }

  @Test func `a key that moves on does not take a waiting tick along`() throws {
    let ids = try order()
    #expect(try done(after: "jXj") == ["1", "2", "3"].map { "\(ids[1]).\($0)" })
  }

  @Test func `two ticks of one action take each other back`() throws {
    #expect(try done(after: "axxx") == ["\(try order()[0]).1"])
  }
}
