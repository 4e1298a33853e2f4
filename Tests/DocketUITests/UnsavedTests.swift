import CellGrid
import Testing

@testable import DocketUI

/// Acts that the store could not take are never shown as done, and can be saved elsewhere.
@Suite struct UnsavedTests {
  private func unsaved(columns: Int = 80) -> Harness {
    var harness = Harness(Samples.all, columns: columns)
    harness.send(.healthChanged(Health(unsaved: 2)))
    return harness
  }

  @Test(arguments: [40, 80, 120])
  func `the status row counts them and offers the way out`(columns: Int) {
    let row = unsaved(columns: columns).lines[0]
    #expect(row.contains("2 acts not saved"), "\(row)")
    if columns > 40 { #expect(row.contains(":save-elsewhere"), "\(row)") }
  }

  @Test func `an act is not called done while the store cannot take it`() {
    var harness = unsaved()
    harness.type("a x")
    #expect(harness.lastRow.contains("NOT SAVED: Done"))
    #expect(harness.lastRow.contains(":save-elsewhere FOLDER"))
    harness.send(.healthChanged(Health()))
    #expect(harness.lastRow.contains("Everything is saved now"))
    harness.type("x")
    #expect(!harness.lastRow.contains("NOT SAVED"))
  }

  @Test func `the command line and the palette lead to it`() {
    var harness = unsaved()
    harness.type(": \"save-elsewhere ~/my stick/x\" Enter")
    #expect(harness.outward.last == .saveElsewhere("~/my stick/x"))
    harness.type("? \"disk full\" Enter")
    #expect(harness.lastRow.contains("save elsewhere, in the folder:"))
    harness.type("\"/mnt\" Enter")
    #expect(harness.outward.last == .saveElsewhere("/mnt"))
  }

  @Test func `where everything is saved there is nothing to save`() {
    var harness = Harness(Samples.all)
    harness.type(": \"save-elsewhere /mnt\" Enter")
    #expect(harness.outward.isEmpty)
    #expect(harness.lastRow.contains("Everything is saved already"))
  }
}
