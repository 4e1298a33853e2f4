import CellGrid
import DocketThemes
import Glibc
import Testing

@testable import CursesTerminal

extension ScreenTests {
  @Suite struct OddTerminalTests {
    @Test(
      arguments: [
        ("xterm-ghostty-of-tomorrow", "xterm-256color"), ("wezterm", "xterm-256color"),
        ("foot-extra", "xterm-256color"), ("tmux-of-tomorrow", "screen-256color"),
        ("no-such-terminal", "vt100"), ("../../etc/passwd", "vt100"), ("vt220", "vt220"),
        ("linux", "linux"), ("screen", "screen"),
      ])
    func `an unknown name falls back to one that is known`(name: String, used: String) throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options(name: name))
      #expect(terminal.facts.namedTerminal == name)
      #expect(terminal.facts.usedTerminal == used)
      terminal.paint(list())
      #expect(tty.text().contains("36 for you"))
    }

    @Test(arguments: ["", "dumb", "unknown"])
    func `a terminal that cannot show a screen is refused`(name: String) throws {
      let tty = try TestTerminal()
      let before = tty.settings
      #expect(throws: TerminalError.unknownName(name)) {
        _ = try Terminal(theme: theme(), options: tty.options(name: name))
      }
      #expect(tty.settings == before)
      #expect(tty.bytes() == [])
    }

    @Test func `a file is no terminal`() throws {
      let tty = try TestTerminal()
      let file = open("/dev/null", O_RDWR | O_CLOEXEC)
      defer { close(file) }
      var options = tty.options()
      options.output = file
      #expect(throws: TerminalError.notATerminal) {
        _ = try Terminal(theme: theme(), options: options)
      }
    }

    @Test func `one screen at a time`() throws {
      let (one, other) = (try TestTerminal(), try TestTerminal())
      let first = try Terminal(theme: theme(), options: one.options())
      #expect(throws: TerminalError.alreadyOpen) {
        _ = try Terminal(theme: theme(), options: other.options())
      }
      #expect(first.size == Size(columns: 80, rows: 24))
    }

    @Test(
      arguments: [
        ("xterm-256color", ColourDepth.indexed256), ("xterm", .indexed8), ("linux", .indexed8),
        ("xterm-mono", .mono), ("vt100", .mono), ("xterm-direct", .direct),
        ("xterm-16color", .indexed16), ("xterm-88color", .indexed16),
      ])
    func `the depth is that of the description`(name: String, depth: ColourDepth) throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme("nord"), options: tty.options(name: name))
      guard terminal.facts.usedTerminal == name else { return }
      #expect(terminal.facts.depth == depth)
      terminal.paint(list(bar: true))
      let text = tty.text()
      #expect(text.contains("38;5;") == (depth == .indexed256))
      #expect((text.contains("48;2;") || text.contains("48:2:")) == (depth == .direct))
    }

    @Test func `no more colours than were asked for`() throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme("nord"), depth: .mono, options: tty.options())
      #expect(terminal.facts.depth == .mono)
      terminal.paint(list(bar: true))
      let text = tty.text()
      #expect(!text.contains("[38;"))
      #expect(!text.contains("[48;"))
      #expect(text.contains("\u{1B}[7m") || text.contains(";7m"))
    }

    @Test(
      arguments: [
        (UInt16(0), UInt16(0), 80, 24), (0, 10, 80, 10), (33, 0, 33, 24), (1, 1, 1, 1),
        (65535, 65535, 1000, 400), (1001, 401, 1000, 400),
      ])
    func `any size of the window is held to what can be drawn`(
      columns: UInt16, rows: UInt16, heldColumns: Int, heldRows: Int
    ) throws {
      let held = Size(columns: heldColumns, rows: heldRows)
      let small = try TestTerminal(columns: columns, rows: rows)
      do {
        var terminal = try Terminal(theme: theme(), options: small.options())
        #expect(terminal.size == held)
        terminal.paint(list(size: Size(columns: min(held.columns, 40), rows: min(held.rows, 8))))
      }
      _ = small.bytes()
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options())
      terminal.paint(list())
      _ = tty.bytes()
      tty.setWindow(columns: columns, rows: rows)
      terminal.resize()
      #expect(terminal.size == held)
      terminal.paint(list(size: Size(columns: min(held.columns, 40), rows: min(held.rows, 8))))
      tty.setWindow(columns: 80, rows: 24)
      terminal.resize()
      #expect(terminal.size == Size(columns: 80, rows: 24))
      _ = tty.bytes()
      terminal.invalidate()
      terminal.paint(list())
      #expect(tty.text().contains("36 for you"))
    }

    @Test func `LINES and COLUMNS are passed over`() throws {
      setenv("LINES", "7", 1)
      setenv("COLUMNS", "13", 1)
      defer {
        unsetenv("LINES")
        unsetenv("COLUMNS")
      }
      let tty = try TestTerminal(columns: 100, rows: 30)
      var terminal = try Terminal(theme: theme(), options: tty.options())
      #expect(terminal.size == Size(columns: 100, rows: 30))
      terminal.paint(list(size: terminal.size))
      #expect(tty.text().contains("x done  ? all keys"))
    }

    @Test(
      arguments: [
        ("C.UTF-8", CharacterSupport.Tier.utf8, "C.UTF-8"), ("C", .ascii, "C"),
        ("xx_YY.UTF-8", .utf8, "C.UTF-8"), ("xx_YY.utf8", .utf8, "C.UTF-8"),
        ("xx_YY.ISO-8859-1", .ascii, "C"), ("xx_YY", .ascii, "C"),
      ])
    func `the locale says which characters there are`(
      name: String, tier: CharacterSupport.Tier, used: String
    ) throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options(locale: name))
      #expect(
        terminal.facts.characters == CharacterSupport(tier: tier, named: name, used: used))
      var grid = Grid(size: terminal.size)
      grid.put("ab─中é", column: 0, row: 0)
      terminal.paint(grid)
      let text = tty.text()
      #expect(text.contains(tier == .utf8 ? "ab─中é" : "ab?? ?"))
    }

    @Test func `a hung up terminal ends nothing`() throws {
      let tty = try TestTerminal()
      let copy = dup(tty.slave)
      defer { close(copy) }
      var options = tty.options()
      options.input = copy
      options.output = copy
      var terminal = try Terminal(theme: theme(), options: options)
      terminal.paint(list())
      tty.hangUp()
      terminal.paint(list(at: 3))
      terminal.resize()
      terminal.leave()
      terminal.enter()
      terminal.paint(list(at: 4))
    }

    @Test func `a terminal that does not read does not hold up the end`() throws {
      let tty = try TestTerminal()
      let before = tty.settings
      do {
        var terminal = try Terminal(theme: theme(), options: tty.options())
        terminal.paint(list())
        // Fills what the terminal keeps for its reader.
        _ = fcntl(tty.slave, F_SETFL, O_NONBLOCK)
        let page = [UInt8](repeating: 0x20, count: 4096)
        while write(tty.slave, page, page.count) > 0 {}
        _ = fcntl(tty.slave, F_SETFL, 0)
      }
      #expect(tty.settings == before)
    }
  }
}
