public import CellGrid
public import DocketThemes
private import CNcurses
private import Glibc

/// Sole owner of the screen between `init` and the end of its scope.
///
/// It cannot be copied, so the terminal is given back exactly once on every way out of a scope. It
/// is not `Sendable`: the thread that made it holds it. What it shows was decided elsewhere: it
/// looks up roles in a theme and passes on the runs of cells that changed.
public struct Terminal: ~Copyable, Screen {
  public private(set) var size: Size
  /// What was found out at the start.
  public let facts: TerminalFacts
  /// The bytes keys send, for the input decoder.
  public let keySequences: [[UInt8]: Key]

  private var theme: Theme
  private var styles: [Look: Style] = [:]
  private var shown: Grid?
  private var isHeld = true

  /// Takes the terminal.
  ///
  /// Chooses the locale of the process, so it comes before other threads.
  ///
  /// - Parameters:
  ///   - theme: What roles look like.
  ///   - depth: The most colours to use; nil for all the terminal has.
  ///   - options: Descriptors and names.
  /// - Throws: Why there is no screen; nothing was written to the terminal then.
  public init(
    theme: Theme, depth: ColourDepth? = nil, options: TerminalOptions = .fromEnvironment()
  ) throws(TerminalError) {
    let characters = CharacterSupport.choose(options.locale)
    let used = try Self.open(options)
    let able = ColourDepth(colours: Int(ncx_colours()), isDirect: ncx_direct_colour() != 0)
    let described = ncx_capability("BE") != nil
    self.theme = theme
    self.facts = TerminalFacts(
      namedTerminal: options.name, usedTerminal: used, colours: Int(ncx_colours()),
      isDirectColour: able == .direct, depth: min(depth ?? able, able), characters: characters,
      paste: options.marksPaste ? (described ? .described : .assumed) : .off,
      erasesInColour: ncx_erases_in_colour() != 0)
    self.keySequences = KeySequences.ofOpenTerminal()
    self.size = Size(columns: 0, rows: 0)
    resize()
  }

  deinit { ncx_close() }

  /// Opens the first description that is installed, and says which.
  private static func open(_ options: TerminalOptions) throws(TerminalError) -> String {
    for name in TerminalName.candidates(for: options.name) {
      let status = ncx_open(name, options.input, options.output, options.marksPaste ? 1 : 0)
      switch ncx_status(rawValue: UInt32(status)) {
      case NCX_OK: return name
      case NCX_UNKNOWN_NAME: continue
      case NCX_NOT_A_TERMINAL: throw .notATerminal
      case NCX_TOO_SIMPLE: throw .tooSimple(name)
      case NCX_BUSY: throw .alreadyOpen
      default: throw .failed(errno: errno)
      }
    }
    throw .unknownName(options.name)
  }

  public mutating func paint(_ grid: Grid) {
    guard isHeld else { return }
    if let shown, shown == grid { return }
    // A grid may be smaller than the one before: nothing of that one may stay.
    if shown?.size != grid.size { ncx_erase() }
    let rows = min(grid.size.rows, size.rows)
    let cursor = grid.cursor ?? Position(column: 0, row: -1)
    if let shown, shown.size == grid.size {
      let parts = RowPasses.parts(from: shown, to: grid, rows: 0..<rows)
      for (number, part) in parts.enumerated() {
        if number > 0 { ncx_update_part() }
        for row in part { paint(row, of: grid) }
      }
    } else {
      for row in 0..<rows { paint(row, of: grid) }
    }
    shown = grid
    ncx_update(Int32(clamping: cursor.row), Int32(clamping: max(cursor.column, 0)))
  }

  /// Passes on the runs of a row that differ from what is shown.
  private mutating func paint(_ row: Int, of grid: Grid) {
    let columns = min(grid.size.columns, size.columns)
    var column = 0
    while column < columns {
      guard differs(column, row, grid) else {
        column += 1
        continue
      }
      // A wide character is painted from its first cell.
      if grid[column, row].glyph.isEmpty, column > 0 { column -= 1 }
      column = paintRun(from: column, row, of: grid, columns: columns)
    }
  }

  private func differs(_ column: Int, _ row: Int, _ grid: Grid) -> Bool {
    guard let shown, shown.size == grid.size else { return true }
    return shown[column, row] != grid[column, row]
  }

  /// Paints cells of one look as far as they differ, and answers the column after them.
  private mutating func paintRun(from start: Int, _ row: Int, of grid: Grid, columns: Int) -> Int {
    let look = Look(grid[start, row])
    var cells: [UInt8] = []
    var column = start
    while column < columns {
      let cell = grid[column, row]
      let isSecondHalf = column > start && cell.glyph.isEmpty
      if !isSecondHalf, column > start, Look(cell) != look || !differs(column, row, grid) { break }
      cells.append(contentsOf: cell.glyph.utf8)
      cells.append(0)
      column += 1
    }
    let style = style(of: look)
    ncx_put(
      Int32(clamping: row), Int32(clamping: start), cells, cells.count,
      UInt32(style.attributes.rawValue), style.foreground.number, style.background.number)
    return column
  }

  private mutating func style(of look: Look) -> Style {
    if let style = styles[look] { return style }
    let style = theme.style(for: look.role, emphasis: look.emphasis, depth: facts.depth)
    styles[look] = style
    return style
  }

  /// Shows everything in another theme from the next paint on.
  public mutating func setTheme(_ theme: Theme) {
    self.theme = theme
    styles = [:]
    shown = nil
  }

  public mutating func invalidate() {
    shown = nil
    ncx_invalidate()
  }

  public mutating func resize() {
    var (rows, columns) = (Int32(0), Int32(0))
    ncx_resize(&rows, &columns)
    let new = Size(columns: Int(columns), rows: Int(rows))
    if new != size { shown = nil }
    size = new
  }

  public mutating func leave() {
    isHeld = false
    ncx_leave()
  }

  public mutating func enter() {
    ncx_enter()
    isHeld = true
    resize()
    invalidate()
  }

  public mutating func learnSettings() { ncx_learn_settings() }

  public mutating func send(_ bytes: [UInt8]) {
    guard isHeld else { return }
    ncx_send(bytes, bytes.count)
  }
}

@available(*, unavailable)
extension Terminal: Sendable {}

/// What decides how a cell looks, apart from its glyph.
private struct Look: Hashable {
  let role: Role
  let emphasis: Cell.Emphasis

  init(_ cell: Cell) {
    role = cell.role
    emphasis = cell.emphasis
  }
}

extension Colour {
  /// The number curses knows a colour by; -1 is the terminal's own.
  fileprivate var number: Int32 {
    switch self {
    case .terminal: -1
    case .indexed(let index): Int32(index)
    case .rgb(let red, let green, let blue):
      // The first 256 numbers are indexes: of so dark a blue one step of green is not seen.
      Int32(red) << 16 | Int32(max(green, red == 0 ? 1 : 0)) << 8 | Int32(blue)
    }
  }
}
