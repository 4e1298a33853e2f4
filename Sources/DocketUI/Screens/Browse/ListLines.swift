import DocketModel

/// The lines of the list pane: rows with a line above each band.
///
/// Bands follow one another, so a line is found by arithmetic and nothing is stored per row.
struct ListLines: Sendable, Hashable {
  /// The first row of each band that is shown; empty without bands.
  private let starts: [(row: Int, band: Listing.BandCount)]
  private let rowCount: Int

  init(_ listing: Listing, showsBands: Bool) {
    var starts: [(row: Int, band: Listing.BandCount)] = []
    var row = 0
    // One band alone would say nothing.
    let bands = listing.bands.filter { $0.count > 0 }
    for band in bands where showsBands && bands.count > 1 && row < listing.subjects.count {
      starts.append((row, band))
      row += band.count
    }
    self.starts = starts
    self.rowCount = listing.subjects.count
  }

  enum Line { case band(Listing.BandCount), row(Int) }

  var count: Int { rowCount + starts.count }

  /// The line a row stands on.
  func line(ofRow row: Int) -> Int { row + starts.count { $0.row <= row } }

  /// What stands on a line; nil past the end.
  func line(_ index: Int) -> Line? {
    guard index >= 0, index < count else { return nil }
    var bandsAbove = 0
    for start in starts {
      let bandLine = start.row + bandsAbove
      if index == bandLine { return .band(start.band) }
      if index < bandLine { break }
      bandsAbove += 1
    }
    return .row(index - bandsAbove)
  }

  static func == (left: Self, right: Self) -> Bool {
    left.rowCount == right.rowCount
      && left.starts.elementsEqual(right.starts) { $0.row == $1.row && $0.band == $1.band }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(rowCount) }
}
