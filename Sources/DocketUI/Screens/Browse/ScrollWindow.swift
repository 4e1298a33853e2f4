/// Where a pane's view on its lines begins.
enum ScrollWindow {
  /// Keeps a line visible; scrolls by half a pane, since single lines cost a repaint each.
  static func top(showing line: Int, of count: Int, in rows: Int, from top: Int) -> Int {
    guard rows > 0 else { return 0 }
    let last = max(count - rows, 0)
    var top = min(max(top, 0), last)
    if line < top {
      top = line - (rows - 1) / 2
    } else if line >= top + rows {
      top = line - rows / 2
    }
    return min(max(top, 0), last)
  }

  /// Keeps a line visible with the least movement.
  static func nearest(showing line: Int, of count: Int, in rows: Int, from top: Int) -> Int {
    guard rows > 0 else { return 0 }
    let last = max(count - rows, 0)
    var top = min(max(top, 0), last)
    if line < top { top = line }
    if line >= top + rows { top = line - rows + 1 }
    return min(max(top, 0), last)
  }
}
