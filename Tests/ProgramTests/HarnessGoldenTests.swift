import CellGrid
import Foundation
import TestSupport
import Testing

/// Expected screens: what passes, what fails, and what a failure shows.
@Suite(.temporaryDirectory)
struct HarnessGoldenTests {
  @Test func `a screen that is as expected passes`() throws {
    try expectGolden([" docket   ", "", "> one row  2/3", "", "  "], "harness")
  }

  @Test func `a difference shows the whole screen with its rows marked`() throws {
    try write("same\nold\nend\n", to: "\(TemporaryDirectory.path)/Golden/shown.screen")
    let test = try TemporaryDirectory.path + "/ShownTests.swift"
    try withKnownIssue {
      try expectGolden(["same", "new", "end"], "shown", recording: false, filePath: test)
    } matching: { issue in
      issue.description.contains("   |same\n - |old\n + |new\n   |end")
    }
  }

  @Test func `a missing file fails and shows what would be recorded`() throws {
    let test = try TemporaryDirectory.path + "/MissingTests.swift"
    try withKnownIssue {
      try expectGolden(["one"], "missing", recording: false, filePath: test)
    } matching: { issue in
      issue.description.contains("make golden") && issue.description.contains(" + |one")
    }
    #expect(
      !FileManager.default.fileExists(atPath: test.replacing("MissingTests.swift", with: "Golden")))
  }

  @Test func `recording writes the file and fails once`() throws {
    let test = try TemporaryDirectory.path + "/RecordedTests.swift"
    try withKnownIssue {
      try expectGolden(["one  ", "two"], "new", recording: true, filePath: test)
    } matching: { issue in
      issue.description.contains("recorded")
    }
    try expectGolden(["one", "two"], "new", recording: true, filePath: test)
    try expectGolden(["one", "two", ""], "new", recording: false, filePath: test)
  }

  @Test func `a grid becomes rows, and its roles become letters with a legend`() throws {
    let grid = Grid(size: Size(columns: 3, rows: 2))
    #expect(grid.glyphLines == ["   ", "   "])
    #expect(grid.roleLines == ["...", "..."])
    try expectGolden(grid, "harness-roles", roles: true)
  }
}
