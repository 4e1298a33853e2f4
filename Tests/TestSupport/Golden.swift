public import CellGrid
import Foundation
public import Testing

/// Compares lines with `Golden/<name>.screen` beside the calling test.
///
/// A difference is shown as a whole screen whose differing rows are marked ` - |` (expected) and
/// ` + |` (got). Blanks at the ends of lines and blank lines at the end do not count. A missing
/// file is a failure. With `UPDATE_GOLDEN=1` the file is written and the test fails with
/// "recorded", so that no recording run can pass for a test run.
public func expectGolden(
  _ lines: [String], _ name: String, recording: Bool = goldensAreRecorded,
  filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = Golden(name: name, testFile: filePath)
  let got = Golden.trimmed(lines)
  if recording {
    if golden.read() != got {
      try golden.write(got)
      Issue.record("recorded \(golden.path)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = golden.read() else {
    Issue.record(
      """
      no \(golden.path): look at the screen below, then `make golden` records it
      \(Golden.difference(expected: [], got: got))
      """, sourceLocation: sourceLocation)
    return
  }
  guard expected != got else { return }
  Issue.record(
    """
    \(name) is not as in \(golden.path)
    \(Golden.difference(expected: expected, got: got))
    """, sourceLocation: sourceLocation)
}

/// Whether this run accepts what it sees: `UPDATE_GOLDEN=1`.
public let goldensAreRecorded = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

/// Compares the glyphs of a grid with `Golden/<name>.screen` beside the calling test.
///
/// With `roles` a second block follows the screen: one letter per cell for the pair of role and
/// emphasis, and a legend of the letters. Plain text is a dot.
public func expectGolden(
  _ grid: Grid, _ name: String, roles: Bool = false, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let lines = grid.glyphLines + (roles ? [""] + grid.roleLines : [])
  try expectGolden(lines, name, filePath: filePath, sourceLocation: sourceLocation)
}

/// One file of expected output.
struct Golden {
  let path: String

  init(name: String, testFile: String) {
    let folder = testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    path = folder.joined(separator: "/") + "/Golden/\(name).screen"
  }

  func read() -> [String]? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    return Self.trimmed(
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  func write(_ lines: [String]) throws {
    let folder = (path as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = lines.map { $0 + "\n" }.joined()
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  static func trimmed(_ lines: [String]) -> [String] {
    var result = lines.map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
    }
    while result.last == "" { result.removeLast() }
    return result
  }

  /// Both screens in one: equal rows once, differing ones marked.
  static func difference(expected: [String], got: [String]) -> String {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in got.difference(from: expected) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var rows: [String] = []
    var old = 0
    var new = 0
    while old < expected.count || new < got.count {
      if removed.contains(old) {
        rows.append(" - |" + expected[old])
        old += 1
      } else if inserted.contains(new) {
        rows.append(" + |" + got[new])
        new += 1
      } else {
        rows.append("   |" + got[new])
        old += 1
        new += 1
      }
    }
    return rows.joined(separator: "\n")
  }
}
