import DocketUI
import Glibc
import Testing
import TestSupport

@testable import DocketRuntime

@Suite(.temporaryDirectory) struct ChildTests {
  @Test func `what the reader ignores is the default again in a child`() {
    let before = signal(SIGQUIT, SIG_IGN)
    defer { signal(SIGQUIT, before) }
    #expect(Child.run(["sh", "-c", "kill -QUIT $$"]) == .killed(SIGQUIT))
  }

  @Test func `arguments arrive as they are, with nothing between`() throws {
    let file = try TemporaryDirectory.path + "/$(id); x"
    #expect(Child.run(["touch", file]) == .exited(0))
    #expect(access(file, F_OK) == 0)
  }

  @Test func `a program gets its input whole and may stop reading early`() throws {
    let out = try TemporaryDirectory.path + "/copy"
    let bytes = Array(String(repeating: "a line\n", count: 40_000).utf8)
    #expect(Child.run(["dd", "of=\(out)", "status=none"], input: bytes) == .exited(0))
    #expect(try FileBytes.read(out, limit: 1 << 20) == bytes)
    signal(SIGPIPE, SIG_IGN)
    #expect(Child.run(["true"], input: bytes) == .exited(0))
  }

  @Test func `how it ended is told`() {
    #expect(Child.run(["false"]) == .exited(1))
    #expect(Child.run(["no-such-program-here"]) == .notStarted(ENOENT))
    #expect(Child.run([]) == .notStarted(EINVAL))
    #expect(Child.End.exited(3).message(of: "vi") == .failed("vi ended with 3"))
    #expect(Child.End.killed(9).message(of: "vi") == .failed("vi was ended by signal 9"))
  }

  @Test func `a child that stops itself goes on`() {
    #expect(Child.run(["sh", "-c", "kill -STOP $$; exit 4"]) == .exited(4))
  }

  @Test func `a child is told nothing that is meant for docket`() {
    setenv("DOCKET_CANARY", "x", 1)
    setenv("CANARY", "y", 1)
    #expect(
      Child.run(["sh", "-c", "test -z \"$DOCKET_CANARY\" && test \"$CANARY\" = y"]) == .exited(0))
  }

  @Test func `a signal to end ends the child first`() throws {
    let mail = try #require(Mailbox<Int>())
    var ear = Ear(mail)
    var byte = UInt8(SIGTERM)
    #expect(write(mail.signalFile, &byte, 1) == 1)
    #expect(Child.run(["sleep", "60"], ear: &ear) == .killed(SIGTERM))
    #expect(ear.ending == SIGTERM)
  }
}
