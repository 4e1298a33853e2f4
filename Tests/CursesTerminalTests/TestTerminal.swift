import CellGrid
import DocketThemes
import Glibc
import Testing

@testable import CursesTerminal

/// The two ends of a terminal without a program: what a screen sends can be read at the other end.
final class TestTerminal {
  private(set) var master: Int32
  let slave: Int32

  init(columns: UInt16 = 80, rows: UInt16 = 24) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.master, &ends.slave, nil, nil, &window) == 0)
    (master, slave) = ends
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(slave)
    hangUp()
  }

  /// Closes the end a person sits at.
  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// Everything written since the last call.
  func bytes() -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      // A pty hands over what was written in its own time, so silence has to last a moment.
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20) == 1 else { return all }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }

  /// Everything written since the last call, as text.
  func text() -> String { String(decoding: bytes(), as: UTF8.self) }

  func setWindow(columns: UInt16, rows: UInt16) {
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// The settings of the terminal, in words that can be compared.
  var settings: [String] {
    var modes = termios()
    guard tcgetattr(slave, &modes) == 0 else { return ["gone"] }
    return [
      "\(modes.c_iflag)", "\(modes.c_oflag)", "\(modes.c_cflag)", "\(modes.c_lflag)",
      "\(modes.c_cc)",
    ]
  }

  func options(
    name: String = "xterm-256color", locale: String = "C.UTF-8", marksPaste: Bool = true
  ) -> TerminalOptions {
    TerminalOptions(
      input: slave, output: slave, name: name, locale: locale, marksPaste: marksPaste)
  }
}

/// A shipped theme.
func theme(_ name: String = "terminal") -> Theme {
  ThemeLibrary().theme(named: name)?.theme ?? Theme(name: name)
}

/// A list with a marker, as the screens draw it.
func list(
  size: Size = Size(columns: 80, rows: 24), from first: Int = 0, at selected: Int = 0,
  bar: Bool = false
) -> Grid {
  var grid = Grid(size: size)
  grid.put(" Inbox  36 for you", column: 0, row: 0, role: .status)
  for row in 1..<max(size.rows - 1, 1) {
    let number = first + row
    grid.put(
      "  *CKU Vendor \(number * 7919 % 1000): a hole of kind \(number * 31 % 97) is used",
      column: 0, row: row, role: .listUnread)
    grid.put("\(number % 4)/4   \(number % 28 + 1) Nov", column: 60, row: row)
  }
  grid.put(">", column: 0, row: selected + 1, role: .listUnread)
  if bar {
    grid.emphasize(Rect(column: 0, row: selected + 1, columns: size.columns, rows: 1), .bar)
  }
  grid.put("x done  ? all keys", column: 0, row: size.rows - 1, role: .hintText)
  grid.cursor = Position(column: 0, row: selected + 1)
  return grid
}
