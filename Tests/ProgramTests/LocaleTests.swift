import CellGrid
import TestSupport
import Testing

/// Languages and glyphs (U24, U25).
@Suite(.temporaryDirectory)
struct LocaleTests {
  private func docket(_ language: String) throws -> Docket {
    var docket = try Docket.filled(3)
    docket.world = docket.world.with(["LANG": language])
    return docket
  }

  @Test func `the plain locale gets signs everybody has, and no blanks for lines`() throws {
    let docket = try docket("C")
    let reader = try docket.open(size: Size(columns: 120, rows: 40))
    try reader.expect("Inbox", "|")
    let rows = try reader.settled()
    let foreign = rows.joined().unicodeScalars.filter { !$0.isASCII }
    #expect(foreign.isEmpty, "not ASCII: \(foreign.map(String.init))")
    try expectStraightBorder("|", reader)
    let report = try docket.run("doctor")
    #expect(report.output.contains("LANG"), "doctor does not name the locale:\n\(report.output)")
  }

  @Test func `a locale that is not installed falls back and is named by doctor`() throws {
    let docket = try docket("xx_YY.UTF-8")
    let reader = try docket.open(size: Size(columns: 120, rows: 40))
    try reader.expect("Inbox", "│")
    try expectStraightBorder("│", reader)
    let report = try docket.run("doctor")
    #expect(report.output.contains("xx_YY.UTF-8"), "\(report.output)")
  }

  @Test func `odd titles leave the border straight and send nothing raw`() throws {
    let docket = try Docket()
    let titles = [
      "Warning \u{26A0}\u{FE0F} sign", "Flags \u{1F1E9}\u{1F1EA} and \u{1F1EF}\u{1F1F5}",
      "Family \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} at home", "New face \u{1FAE8} here",
      "情報セキュリティの週報と対策", "שבוע של עדכונים", "Turned \u{202E}txet\u{202C} around",
      "Red \u{1B}[31mletters\u{1B}[0m and \u{9B}5m",
      "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306} piled up",
    ]
    for (number, title) in titles.enumerated() {
      try docket.output(
        of: "import", "--as", "markdown", "-",
        input: "# \(title)\n\n## What happened\n\nText \(number).\n\n## Actions\n\n1. Look at it\n")
    }
    let reader = try docket.open(size: Size(columns: 120, rows: 40))
    try reader.expect("Inbox", "│")
    try expectStraightBorder("│", reader)
    let pty = try docket.attach(size: Size(columns: 120, rows: 40))
    try pty.expect("What happened")
    let bytes = pty.read()
    for forbidden in ["\u{1B}[31mletters", "\u{202E}", "\u{9B}"] {
      #expect(!bytes.contains(Array(forbidden.utf8)), "sent raw: \(forbidden.debugDescription)")
    }
  }

  /// Checks that the line between the panes stands in the same column on all rows but the first and last.
  private func expectStraightBorder(
    _ sign: Character, _ reader: Tmux, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    // A terminal repeats a row cell by cell, so the text after the line is equally long in cells.
    let rows = try reader.screen().dropFirst().dropLast()
    var places: Set<Int> = []
    for (number, row) in rows.enumerated() where !row.isEmpty {
      guard let index = row.firstIndex(of: sign) else {
        Issue.record(
          "no line on row \(number + 1):\n\(reader.picture)", sourceLocation: sourceLocation)
        return
      }
      places.insert(row[..<index].cellCount)
    }
    #expect(
      places.count == 1, "columns \(places):\n\(reader.picture)", sourceLocation: sourceLocation)
  }
}

extension Substring {
  /// How many cells the text takes in a terminal: enough for the titles of these tests.
  fileprivate var cellCount: Int {
    unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300..<0x370, 0x200B..<0x2010, 0xFE00..<0xFE10: sum
      case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xFF00..<0xFF61, 0x1F300..<0x20000:
        sum + 2
      default: sum + 1
      }
    }
  }
}
