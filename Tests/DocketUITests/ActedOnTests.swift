import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// What an act is about to be done to can be seen while its keys and its question are open.
@Suite struct ActedOnTests {
  @Test(arguments: [("d", "n/a because"), ("c", "state"), ("w", "later")])
  func `the band of keys says which action it is for`(key: String, title: String) {
    var harness = Harness(Samples.all, columns: 80, rows: 24)
    harness.type("2 j a j \(key) ?")
    #expect(harness.screen.contains("── \(title) · Install the November emergency update ──"))
    harness.type("Esc 2 \(key) ?")
    #expect(harness.screen.contains("── \(title) · 2 selected ──"))
    harness.type("Esc q \(key) ?")
    #expect(harness.screen.contains("── \(title) · Brightdesk Share: code execution"))
  }

  @Test func `keys that only lead somewhere name nothing`() {
    var harness = Harness(Samples.all, columns: 80, rows: 24)
    harness.type("2 j a j g ?")
    #expect(harness.screen.contains("── go ──"))
  }

  @Test func `the list to choose from says what is the same as the chosen`() {
    var harness = Harness(Samples.all, columns: 80, rows: 24)
    harness.type("2 j a j c s")
    #expect(harness.lines[0].contains("Same as · Install the November emergency update · "))
  }

  @Test func `an answer shown above the question leaves the action in sight`() {
    var harness = Harness(Samples.all, columns: 40, rows: 10)
    harness.type("2 j a Enter G")
    #expect(harness.lines[8].hasPrefix(">[ ] 4"))
    harness.type("@ \"raj fri\"")
    #expect(harness.lines[8].hasPrefix(">[ ] 4"))
    #expect(harness.lines[7].contains("raj · Fri 27 Nov"))
  }
}
