import CellGrid
import Foundation
import TestSupport
import Testing

/// What a key costs on the line to the terminal (U14 to U17).
@Suite(.temporaryDirectory)
struct ByteBudgetTests {
  /// A size and the most bytes one thing may cost there.
  struct Budget: Sendable, CustomTestStringConvertible {
    let columns: Int
    let rows: Int
    let bytes: Int

    var size: Size { Size(columns: columns, rows: rows) }
    var testDescription: String { "\(columns)x\(rows)" }
  }

  /// The program on 400 briefings, its first screen and the briefing beside it read.
  private func reader(_ size: Size, preview: String) throws -> Pty {
    let docket = try Docket.filled(400, configuration: "preview = \"\(preview)\"\n")
    let pty = try docket.attach(size: size)
    try pty.expect("What happened")
    pty.read(untilQuiet: .milliseconds(300))
    return pty
  }

  private func complaint(_ what: String, _ pty: Pty) -> Comment {
    "\(what) cost \(pty.bytesSinceMark) bytes: \(Pty.readable(pty.outputSinceMark))"
  }

  @Test(arguments: [
    Budget(columns: 80, rows: 24, bytes: 300), Budget(columns: 200, rows: 50, bytes: 400),
  ])
  func `j in the list costs little`(budget: Budget) throws {
    let pty = try reader(budget.size, preview: "manual")
    for _ in 0..<4 {
      let bytes = try pty.cost(of: "j")
      #expect(bytes > 0, "j showed nothing")
      #expect(bytes <= budget.bytes, complaint("j", pty))
    }
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 50)])
  func `a tick costs at most 250 bytes with its toast`(size: Size) throws {
    let pty = try reader(size, preview: "manual")
    _ = try pty.cost(of: "a", quiet: .milliseconds(300))
    let bytes = try pty.cost(of: "x")
    #expect(bytes > 0, "x showed nothing")
    #expect(bytes <= 250, complaint("x", pty))
  }

  /// The bytes of four moves together: the list is painted at once, the briefing when it is there.
  @Test(arguments: [
    Budget(columns: 80, rows: 24, bytes: 1900), Budget(columns: 120, rows: 40, bytes: 4200),
    Budget(columns: 200, rows: 50, bytes: 8200),
  ])
  func `j with the article costs at most its repaint`(budget: Budget) throws {
    let pty = try reader(budget.size, preview: "always")
    var bytes = 0
    for _ in 0..<4 { bytes += try pty.cost(of: "j") }
    #expect(bytes <= 4 * budget.bytes, "4 j with the article cost \(bytes) bytes")
  }

  @Test(arguments: [
    Budget(columns: 80, rows: 24, bytes: 6000), Budget(columns: 120, rows: 40, bytes: 13000),
    Budget(columns: 200, rows: 50, bytes: 24000),
  ])
  func `thirty j at once cost at most two repaints`(budget: Budget) throws {
    let pty = try reader(budget.size, preview: "always")
    let bytes = try pty.cost(of: String(repeating: "j", count: 30), quiet: .milliseconds(300))
    #expect(bytes <= budget.bytes, complaint("30 j", pty))
  }

  @Test func `thirty j at once end on row 31`() throws {
    let docket = try Docket.filled(400)
    let lines = try docket.output(of: "list", "--json").split(separator: "\n")
    let row = try JSONSerialization.jsonObject(with: Data(lines[30].utf8)) as? [String: Any]
    let title = try #require(row?["title"] as? String)
    let reader = try docket.open(size: Size(columns: 200, rows: 50))
    try reader.expect("What happened")
    try reader.type(String(repeating: "j", count: 30))
    try reader.expect { rows in
      rows.contains { $0.hasPrefix(">") && $0.contains(title) } ? nil : "not on \(title)"
    }
  }

  @Test func `moving past the edge costs at most 350 bytes on average`() throws {
    let pty = try reader(Size(columns: 80, rows: 24), preview: "manual")
    // To the last row that is visible; what follows scrolls.
    _ = try pty.cost(of: "8j")
    var total = 0
    for _ in 0..<20 { total += try pty.cost(of: "j", quiet: .milliseconds(60)) }
    #expect(total <= 20 * 350, "20 j past the edge cost \(total) bytes")
  }
}
