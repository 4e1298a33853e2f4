extension Grid {
  /// Draws text on one row and returns the column after it.
  ///
  /// Line breaks are drawn as spaces. What does not fit before the limit or the right edge is cut; a
  /// wide glyph is never split, a space stands in its place. What lies left of column 0 is passed over.
  /// On a row outside the grid nothing is drawn, the answer is the same.
  ///
  /// - Parameters:
  ///   - text: what to draw.
  ///   - column: where it starts, counted from 0.
  ///   - row: the row, counted from 0.
  ///   - limit: how many columns it may take; nil is up to the right edge.
  ///   - role: what the text is.
  ///   - emphasis: what is added to the look of the role.
  ///   - ellipsis: whether a cut is marked by `…` in place of what did not fit.
  /// - Returns: the first column after the text; never beyond the limit or the edge.
  @discardableResult
  public mutating func put(
    _ text: SafeText, column: Int, row: Int, width limit: Int? = nil, role: Role = .text,
    emphasis: Cell.Emphasis = [], ellipsis: Bool = false
  ) -> Int {
    let end = min(column.adding(max(limit ?? .max, 0)), size.columns)
    guard column < end else { return column }
    let bytes = text.string.utf8Span.span
    var cursor = GlyphCursor()
    var at = column
    // Where `…` goes if the text turns out to be too long.
    var cut = column
    sever(column, row)
    while let glyph = cursor.next(bytes) {
      if at < end { cut = at }
      if at.adding(glyph.width) > end {
        let from = ellipsis ? cut : at
        for blank in max(from, 0)..<max(end, max(from, 0)) { set(" ", blank, row, role, emphasis) }
        if ellipsis { set("…", cut, row, role, emphasis) }
        at = end
        break
      }
      draw(glyph, of: bytes, at, row, role, emphasis)
      at += glyph.width
    }
    blankOrphan(at, row)
    return at
  }

  private mutating func draw(
    _ glyph: Glyph, of bytes: Span<UInt8>, _ column: Int, _ row: Int, _ role: Role,
    _ emphasis: Cell.Emphasis
  ) {
    // Half of a wide glyph may lie left of the grid.
    guard column >= 0 else {
      if column + glyph.width > 0 { set(" ", 0, row, role, emphasis) }
      return
    }
    guard row >= 0, row < size.rows else { return }
    let shown = glyph.base == 0x0A ? " " : glyph.text(bytes)
    set(shown, column, row, role, emphasis)
    if glyph.width == 2 { set("", column + 1, row, role, emphasis) }
  }

  private mutating func set(
    _ glyph: String, _ column: Int, _ row: Int, _ role: Role, _ emphasis: Cell.Emphasis
  ) {
    change(column, row) { $0 = Cell(glyph: glyph, role: role, emphasis: emphasis) }
  }

  /// The part of a rectangle that lies in the grid.
  public func clipped(_ rect: Rect) -> Rect { rect.intersection(Rect(size)) }

  /// Fills a rectangle with one sign of one column; a wide or hidden one is drawn as a space.
  public mutating func fill(
    _ rect: Rect, with sign: SafeText = " ", role: Role = .text, emphasis: Cell.Emphasis = []
  ) {
    let rect = clipped(rect)
    guard !rect.isEmpty else { return }
    let bytes = sign.string.utf8Span.span
    var cursor = GlyphCursor()
    let glyph = cursor.next(bytes).flatMap { $0.width == 1 && $0.base != 0x0A ? $0 : nil }
    let cell = Cell(glyph: glyph?.text(bytes) ?? " ", role: role, emphasis: emphasis)
    for row in rect.row..<rect.endRow {
      sever(rect.column, row)
      for column in rect.column..<rect.endColumn { change(column, row) { $0 = cell } }
      blankOrphan(rect.endColumn, row)
    }
  }

  /// Draws `─` along a row.
  public mutating func horizontalLine(
    row: Int, column: Int = 0, columns: Int = .max, role: Role = .border
  ) {
    fill(Rect(column: column, row: row, columns: columns, rows: 1), with: "─", role: role)
  }

  /// Draws `│` down a column.
  public mutating func verticalLine(
    column: Int, row: Int = 0, rows: Int = .max, role: Role = .border
  ) {
    fill(Rect(column: column, row: row, columns: 1, rows: rows), with: "│", role: role)
  }

  /// Adds to the look of what stands in a rectangle, such as the bar on the row under the cursor.
  public mutating func emphasize(_ rect: Rect, _ emphasis: Cell.Emphasis) {
    forEach(in: rect) { $0.emphasis.formUnion(emphasis) }
  }

  /// Says anew what the cells of a rectangle are; the glyphs stay.
  public mutating func setRole(_ role: Role, in rect: Rect) {
    forEach(in: rect) { $0.role = role }
  }

  private mutating func forEach(in rect: Rect, _ body: (inout Cell) -> Void) {
    let rect = clipped(rect)
    for row in rect.row..<max(rect.endRow, rect.row) {
      for column in rect.column..<max(rect.endColumn, rect.column) { change(column, row, body) }
    }
  }

  /// Copies a grid, or a rectangle of it, onto this one; the cursor of the other is left behind.
  ///
  /// A wide glyph cut by an edge of the rectangle or of this grid is copied as a space.
  public mutating func write(_ other: Grid, at place: Position, from rect: Rect? = nil) {
    let source = other.clipped(rect ?? Rect(other.size))
    let target = clipped(
      Rect(column: place.column, row: place.row, columns: source.columns, rows: source.rows))
    guard !target.isEmpty else { return }
    let left = source.column + (target.column - place.column)
    let top = source.row + (target.row - place.row)
    for line in 0..<target.rows {
      let row = target.row + line
      sever(target.column, row)
      for offset in 0..<target.columns {
        let cell = other[left + offset, top + line]
        change(target.column + offset, row) { $0 = cell }
      }
      blankOrphan(target.column, row)
      let last = target.endColumn - 1
      if other[left + target.columns, top + line].glyph.isEmpty {
        change(last, row) { $0.glyph = " " }
      }
      blankOrphan(target.endColumn, row)
    }
  }
}
