import CellGrid
import DocketThemes
import Glibc
import TestSupport
import Testing

@testable import CursesTerminal

extension ScreenTests {
  /// What a terminal makes of the bytes; the terminal is a pane of a multiplexer.
  @Suite(.temporaryDirectory) struct PictureTests {
    /// A pane in which no program draws, so that a screen in this process can.
    final class Pane {
      let tmux: Tmux
      let descriptor: Int32

      init(size: Size) throws {
        let directory = try TemporaryDirectory.path
        let script =
          "tty > \(directory)/part; mv \(directory)/part \(directory)/tty; exec sleep 600"
        tmux = try Tmux(
          ["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"], size: size, in: directory)
        var path = ""
        for _ in 0..<500 where path.isEmpty {
          usleep(10_000)
          path = (try? contents(of: "\(directory)/tty")) ?? ""
        }
        descriptor = open(path.filter { $0 != "\n" }, O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(descriptor >= 0)
      }

      deinit { close(descriptor) }

      /// Waits until the pane shows a grid.
      func expect(_ grid: Grid) throws {
        let wanted = grid.glyphLines.map { line in
          var line = line
          while line.hasSuffix(" ") { line.removeLast() }
          return line
        }
        try tmux.expect { rows in
          let rows = rows + Array(repeating: "", count: max(wanted.count - rows.count, 0))
          return rows == wanted ? nil : "another picture than \(wanted)"
        }
      }
    }

    static func contents(of path: String) throws -> String {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return "" }
      defer { close(file) }
      var buffer = [UInt8](repeating: 0, count: 256)
      let count = read(file, &buffer, buffer.count)
      return String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
    }

    private func options(_ pane: Pane) -> TerminalOptions {
      TerminalOptions(
        input: pane.descriptor, output: pane.descriptor, name: "tmux-256color", locale: "C.UTF-8")
    }

    @Test func `wide and combining characters keep the columns`() throws {
      let size = Size(columns: 40, rows: 12)
      let pane = try Pane(size: size)
      var terminal = try Terminal(theme: theme("nord"), options: options(pane))
      #expect(terminal.size == size)
      var grid = Grid(size: size)
      let texts: [SafeText] = [
        "plain", "中文字幕", "e\u{301}a\u{308}\u{301}x", "ｆｕｌｌ", "한국어", "─│✓●…", "ไทยคำ", "日本語テスト",
        "עברית",
      ]
      for (row, text) in texts.enumerated() {
        grid.put(text, column: 1, row: row)
        grid.put("|", column: 30, row: row, role: .border)
      }
      grid.put("中", column: 38, row: 10)
      grid.cursor = Position(column: 3, row: 1)
      terminal.paint(grid)
      try pane.expect(grid)
      #expect(try pane.tmux.cursor() == Position(column: 3, row: 1))
    }

    /// The picture after many changes is that of the last grid, whatever was drawn over what.
    @Test func `painting what changed gives the picture of painting all`() throws {
      let size = Size(columns: 24, rows: 6)
      let pane = try Pane(size: size)
      var terminal = try Terminal(theme: theme("nord"), options: options(pane))
      var random = SplitMix64(seed: 7)
      let texts: [SafeText] = ["a", "中", "xy", "e\u{301}", "한국", " ", "───", "0123456789", "日本語"]
      var grid = Grid(size: size)
      for round in 0..<300 {
        for _ in 0..<Int.random(in: 0..<6, using: &random) {
          let column = Int.random(in: -1..<25, using: &random)
          let row = Int.random(in: 0..<6, using: &random)
          // Curses cannot fill the last corner of this terminal beside a wide character.
          grid.put(
            texts[Int.random(in: 0..<texts.count, using: &random)], column: column, row: row,
            width: row == 5 ? 23 - column : nil,
            role: Role.allCases[Int.random(in: 0..<8, using: &random)],
            emphasis: Cell.Emphasis(rawValue: UInt8.random(in: 0..<2, using: &random)))
        }
        grid.cursor = Position(column: round % 24, row: round % 6)
        terminal.paint(grid)
        if round % 30 == 29 { try pane.expect(grid) }
      }
    }
  }
}
