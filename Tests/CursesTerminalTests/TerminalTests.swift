import CellGrid
import DocketThemes
import Glibc
import Testing

@testable import CursesTerminal

/// Only one screen can be open in a process, so the suites below run one test at a time.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ScreenTests {}

extension ScreenTests {
  @Suite struct TerminalTests {
    @Test func `the alternate screen frames all output and the modes come back`() throws {
      let tty = try TestTerminal()
      let before = tty.settings
      do {
        var terminal = try Terminal(theme: theme(), options: tty.options())
        #expect(tty.settings != before)
        terminal.paint(list())
      }
      let text = tty.text()
      let opening = try #require(text.firstRange(of: "\u{1B}[?1049h"))
      let closing = try #require(text.firstRange(of: "\u{1B}[?1049l"))
      let body = try #require(text.firstRange(of: "36 for you"))
      #expect(opening.upperBound < body.lowerBound)
      #expect(body.upperBound < closing.lowerBound)
      #expect(text.contains("\u{1B}[?2004h"))
      #expect(text.contains("\u{1B}[?2004l"))
      #expect(tty.settings == before)
    }

    @Test(arguments: [1, 4, -1, -4])
    func `rows that move are sent anew, never scrolled`(distance: Int) throws {
      let tty = try TestTerminal(columns: 120, rows: 40)
      var terminal = try Terminal(theme: theme(), options: tty.options())
      func grid(_ shift: Int) -> Grid {
        var grid = Grid(size: Size(columns: 120, rows: 40))
        for row in 0..<40 {
          grid.put("a line of text, number \(row + shift)", column: 60, row: row, role: .text)
        }
        return grid
      }
      terminal.paint(grid(100))
      _ = tty.bytes()
      terminal.paint(grid(100 + distance))
      let text = tty.text()
      // SU, SD, IL, DL, DECSTBM, IND and RI.
      for parameters in text.split(separator: "\u{1B}[").dropFirst() {
        let final = parameters.first { $0.isLetter }
        #expect(!"STLMr".contains(final ?? " "), "\(parameters)")
      }
      #expect(!text.contains("\u{1B}M") && !text.contains("\u{1B}D"))
    }

    @Test func `keys reach the program as bytes`() throws {
      let tty = try TestTerminal()
      let terminal = try Terminal(theme: theme(), options: tty.options())
      var modes = termios()
      tcgetattr(tty.slave, &modes)
      #expect(modes.c_lflag & tcflag_t(ISIG | ICANON | ECHO) == 0)
      #expect(modes.c_iflag & tcflag_t(IXON | ICRNL) == 0)
      #expect(terminal.keySequences[Array("\u{1B}OA".utf8)] == .up)
      #expect(terminal.keySequences[Array("\u{1B}[5~".utf8)] == .pageUp)
      #expect(terminal.keySequences[Array("\u{1B}[Z".utf8)] == .backTab)
      #expect(terminal.keySequences[Array("\u{1B}[15~".utf8)] == .function(5))
      #expect(terminal.keySequences.keys.allSatisfy { $0.count > 1 })
    }

    @Test func `the same grid costs nothing`() throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options())
      terminal.paint(list())
      #expect(tty.bytes().count > 1000)
      terminal.paint(list())
      #expect(tty.bytes() == [])
    }

    @Test(arguments: [("terminal", false, 100), ("terminal", true, 300), ("nord", true, 300)])
    func `moving the marker costs little`(name: String, bar: Bool, most: Int) throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(name), options: tty.options())
      terminal.paint(list(at: 3, bar: bar))
      _ = tty.bytes()
      terminal.paint(list(at: 4, bar: bar))
      let cost = tty.bytes().count
      #expect(cost <= most)
      #expect(cost > 0)
    }

    @Test func `twenty steps past the edge with a jump of half a page are cheap on average`() throws
    {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options())
      terminal.paint(list(at: 21))
      _ = tty.bytes()
      var cost = 0
      for step in 1...20 {
        let jump = (step - 1) / 11 + 1
        terminal.paint(list(from: jump * 11, at: 10 + (step - 1) % 11))
        cost += tty.bytes().count
      }
      #expect(cost / 20 <= 350)
    }

    @Test func `invalidating draws every cell once more`() throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options())
      terminal.paint(list())
      let first = tty.bytes().count
      terminal.invalidate()
      terminal.paint(list())
      #expect(tty.bytes().count > first / 2)
    }

    @Test func `the cursor is parked and can be hidden`() throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options())
      var grid = list()
      terminal.paint(grid)
      _ = tty.bytes()
      grid.cursor = Position(column: 9, row: 4)
      terminal.paint(grid)
      #expect(tty.text() == "\u{1B}[5;10H")
      grid.cursor = nil
      terminal.paint(grid)
      #expect(tty.text() == "\u{1B}[?25l")
      grid.cursor = Position(column: 500, row: 500)
      terminal.paint(grid)
      #expect(tty.text().contains("\u{1B}[24;80H"))
    }

    @Test func `leaving gives the terminal back and entering draws everything`() throws {
      let tty = try TestTerminal()
      let before = tty.settings
      var terminal = try Terminal(theme: theme(), options: tty.options())
      let during = tty.settings
      terminal.paint(list())
      _ = tty.bytes()
      terminal.leave()
      let text = tty.text()
      #expect(text.contains("\u{1B}[?1049l"))
      #expect(text.contains("\u{1B}[?2004l"))
      #expect(tty.settings == before)
      terminal.paint(list(at: 5))
      #expect(tty.bytes() == [])
      terminal.enter()
      #expect(tty.settings == during)
      terminal.paint(list(at: 5))
      let again = tty.text()
      #expect(again.contains("\u{1B}[?1049h"))
      #expect(again.contains("\u{1B}[?2004h"))
      #expect(again.contains("36 for you"))
    }

    @Test func `a theme can be changed while it runs`() throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options())
      terminal.paint(list())
      #expect(!tty.text().contains("48;5;"))
      terminal.setTheme(theme("nord"))
      terminal.paint(list())
      #expect(tty.text().contains("48;5;"))
    }

    @Test func `bytes can be sent past the screen`() throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme(), options: tty.options())
      _ = tty.bytes()
      terminal.send(Array("\u{1B}]52;c;YQ==\u{07}".utf8))
      #expect(tty.text() == "\u{1B}]52;c;YQ==\u{07}")
    }

    @Test func `nothing blinks and no foreign control character passes`() throws {
      let tty = try TestTerminal()
      var terminal = try Terminal(theme: theme("nord"), options: tty.options())
      var grid = Grid(size: terminal.size)
      for (index, role) in Role.allCases.enumerated() {
        grid.put("\(role.rawValue)", column: index / 24 * 26, row: index % 24, role: role)
      }
      terminal.paint(grid)
      let text = tty.text()
      #expect(!text.contains("\u{1B}[5m"))
      #expect(!text.contains(";5m"))
    }
  }
}
