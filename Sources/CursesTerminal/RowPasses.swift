import CellGrid

/// Parts the changed rows of a picture so that no part holds a row and the place it moved to.
///
/// Curses scrolls where rows seem to have moved, with sequences (CSI S within a region, and the like)
/// that not all terminals know; it cannot be told not to. It takes a row for moved when its new
/// content stood in another row that changes in the same update. In each of these parts there is none.
enum RowPasses {
  /// The rows that differ, in one part, or in as few as there is need for.
  static func parts(from old: Grid, to new: Grid, rows: Range<Int>) -> [[Int]] {
    let changed = rows.filter { row in
      (0..<new.size.columns).contains { old[$0, row] != new[$0, row] }
    }
    guard changed.count > 2 else { return [changed] }
    var places: [ArraySlice<Cell>: [Int]] = [:]
    for row in changed { places[cells(row, of: old), default: []].append(row) }
    var parts: [[Int]] = [[]]
    /// The rows whose old content a part paints anew elsewhere.
    var sources: [Set<Int>] = [[]]
    for row in changed {
      let from = (places[cells(row, of: new)] ?? []).filter { $0 != row }
      let part = parts.indices.first { part in
        !sources[part].contains(row) && !from.contains(where: parts[part].contains)
      }
      if let part {
        parts[part].append(row)
        sources[part].formUnion(from)
      } else {
        parts.append([row])
        sources.append(Set(from))
      }
    }
    return parts
  }

  private static func cells(_ row: Int, of grid: Grid) -> ArraySlice<Cell> {
    grid.cells[row * grid.size.columns..<(row + 1) * grid.size.columns]
  }
}
