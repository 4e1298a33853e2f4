import CellGrid
import DocketModel
import TestSupport
import Testing

@testable import DocketUI

@Suite struct ScreenTests {
  static let sizes = [
    Size(columns: 200, rows: 50), Size(columns: 120, rows: 40), Size(columns: 80, rows: 24),
    Size(columns: 40, rows: 10), Size(columns: 20, rows: 5), Size(columns: 0, rows: 0),
  ]

  @Test(arguments: sizes)
  func `the inbox fits any size`(size: Size) throws {
    let harness = Harness(Samples.all, columns: size.columns, rows: size.rows)
    try expectGolden(harness.grid, "inbox-\(size.columns)x\(size.rows)")
  }
}
