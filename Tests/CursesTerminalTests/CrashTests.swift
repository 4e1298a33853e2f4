import CellGrid
import DocketThemes
import Glibc
import Testing

@testable import CursesTerminal

extension ScreenTests {
  @Suite struct CrashTests {
    /// The modes of the terminal the tests of this suite crash on, as numbers.
    private static func modes(_ descriptor: Int32) -> [UInt32] {
      var modes = termios()
      tcgetattr(descriptor, &modes)
      return [modes.c_iflag, modes.c_oflag, modes.c_lflag]
    }

    /// Starts a screen on a terminal whose other end is a file descriptor that survives the crash.
    private static func crash(on name: String, _ fatal: () -> Void) {
      let descriptor = open(name, O_RDWR | O_NOCTTY)
      let options = TerminalOptions(
        input: descriptor, output: descriptor, name: "xterm-256color", locale: "C.UTF-8")
      CrashGuard.install()
      guard var terminal = try? Terminal(theme: theme(), options: options) else { return }
      terminal.paint(list())
      fatal()
    }

    private func name(of tty: TestTerminal) throws -> String {
      var name = [CChar](repeating: 0, count: 128)
      try #require(ttyname_r(tty.slave, &name, name.count) == 0)
      return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    private func expectGivenBack(_ tty: TestTerminal, _ before: [UInt32]) throws {
      #expect(Self.modes(tty.slave) == before)
      let text = tty.text()
      let end = try #require(text.firstRange(of: "\u{1B}[?1049l"))
      let rest = text[end.upperBound...]
      #expect(rest.contains("docket: stopped by signal"))
      #expect(!rest.contains("\u{1B}[?1049h"))
      #expect(text[..<end.lowerBound].contains("\u{1B}[?2004l"))
    }

    @Test func `a trap gives the terminal back and still is a crash`() async throws {
      let tty = try TestTerminal()
      let before = Self.modes(tty.slave)
      let path = try name(of: tty)
      await #expect(processExitsWith: .signal(SIGABRT)) { [path = path as String] in
        Glibc.signal(SIGABRT, SIG_DFL)
        Self.crash(on: path) { abort() }
      }
      try expectGivenBack(tty, before)
    }

    @Test func `a signal from outside goes on to the handler before ours`() async throws {
      let tty = try TestTerminal()
      let before = Self.modes(tty.slave)
      let path = try name(of: tty)
      await #expect(processExitsWith: .exitCode(77)) { [path = path as String] in
        Glibc.signal(SIGTRAP) { _ in _exit(77) }
        Self.crash(on: path) {
          kill(getpid(), SIGTRAP)
          // Any thread may be the one that is interrupted.
          while true { sleep(1) }
        }
      }
      try expectGivenBack(tty, before)
    }

    @Test func `running out of stack is handled on the other stack`() async throws {
      let tty = try TestTerminal()
      let before = Self.modes(tty.slave)
      let path = try name(of: tty)
      await #expect(processExitsWith: .signal(SIGSEGV)) { [path = path as String] in
        Glibc.signal(SIGSEGV, SIG_DFL)
        let stack = CrashStack()
        Self.crash(on: path) { _ = Self.deep(1) }
        _ = consume stack
      }
      try expectGivenBack(tty, before)
    }

    @inline(never) private static func deep(_ depth: Int) -> Int {
      depth == Int.max ? 0 : deep(depth &+ 1) &+ deep(depth &+ 2)
    }

    @Test func `without a screen a crash says nothing to a terminal`() async {
      await #expect(processExitsWith: .signal(SIGFPE)) {
        Glibc.signal(SIGFPE, SIG_DFL)
        CrashGuard.install()
        raise(SIGFPE)
      }
    }
  }
}
