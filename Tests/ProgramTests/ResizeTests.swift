import CellGrid
import TestSupport
import Testing

/// Any size at any time (U21, U22, T2).
@Suite(.temporaryDirectory)
struct ResizeTests {
  @Test(arguments: [1, 2] as [UInt64])
  func `a hundred sizes leave the selection visible and no stray cell`(seed: UInt64) throws {
    let reader = try Docket.filled(60).open()
    try reader.expect("What happened")
    try reader.type("7j")
    let title = try reader.settledRow().dropFirst(7).prefix(12)
    var random = SplitMix64(seed: seed)
    for step in 1...100 {
      let size = Size(
        columns: Int.random(in: 10...300, using: &random),
        rows: Int.random(in: 3...80, using: &random))
      guard step.isMultiple(of: 10) else {
        try reader.startResize(size)
        continue
      }
      try reader.resize(size)
      try reader.expectFilled(size)
      let shown = try reader.settled()
      try reader.press("C-l")
      let fresh = try reader.settled()
      #expect(shown == fresh, "stray cells at \(size.columns)x\(size.rows)")
      if size.columns >= 20, size.rows >= 5 {
        try reader.expectCursorOnSelection(after: "size \(size.columns)x\(size.rows)")
        #expect(try reader.cursorRow().contains(title), "\(reader.picture)")
      }
    }
    #expect(try reader.status() == nil)
  }

  @Test func `a storm of sizes while scrolling ends on the same row as calm`() throws {
    let docket = try Docket.filled(200)
    let calm = try docket.open()
    try calm.expect("What happened")
    try calm.type("40j")
    let title = try calm.settledRow().dropFirst(7).prefix(40)

    let pty = try docket.attach()
    try pty.expect("What happened")
    var random = SplitMix64(seed: 3)
    for step in 0..<2000 {
      try pty.resize(
        Size(
          columns: Int.random(in: 10...200, using: &random),
          rows: Int.random(in: 3...60, using: &random)))
      if step.isMultiple(of: 50) { try pty.write("j") }
      if step.isMultiple(of: 20) { pty.read(for: .milliseconds(1)) }
    }
    pty.read(untilQuiet: .milliseconds(300))
    pty.mark()
    try pty.resize(Size(columns: 80, rows: 24))
    try pty.expect("all keys")
    #expect(!pty.hasEnded)
    // A repaint of everything shows the briefing that is selected above its text.
    pty.mark()
    try pty.write("\u{0C}")
    try pty.expect(String(title))
  }

  @Test func `a size that is too small says so and comes back`() throws {
    let reader = try Docket.filled(5).open()
    try reader.expect("What happened")
    try reader.resize(Size(columns: 18, rows: 4))
    try reader.expect { rows in
      let used = rows.filter { !$0.allSatisfy { $0 == " " } }
      return used.count == 1 && rows.joined().contains("small") ? nil : "not one line that says so"
    }
    try reader.resize(Size(columns: 80, rows: 24))
    try reader.expect("Inbox", "What happened")
  }

  @Test func `forty columns show one pane with titles of at least 24 columns`() throws {
    let reader = try Docket.filled(20).open(size: Size(columns: 40, rows: 10))
    try reader.expect("Inbox", "? keys", "Ostrava", without: ["What happened"])
    let titles = try reader.screen().filter { row in
      let products = [
        "Kestrel", "Torvik", "Meridian", "Quillon", "Ostrava", "Lumen", "Pellworm", "Sandhaven",
      ]
      return products.contains { row.contains($0) }
    }
    #expect(titles.count >= 7, "\(reader.picture)")
    try reader.press("Enter")
    try reader.expect("What happened")
  }

  @Test func `eighty columns show list, article and checklist`() throws {
    let reader = try Docket.filled(20).open()
    try reader.expect("Inbox", "What happened", "Actions 0/3", "[ ] 1")
  }
}

extension Tmux {
  /// Waits for a frame made for this size: its first row reaches the edge, its last has hints.
  fileprivate func expectFilled(
    _ size: Size, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(sourceLocation: sourceLocation) { rows in
      guard size.columns >= 20, size.rows >= 5 else {
        return rows.first?.hasPrefix("terminal") == true ? nil : "no word that this is too small"
      }
      guard rows.count == size.rows, rows.first?.count == size.columns - 1 else {
        return "the first row is not \(size.columns) wide"
      }
      return rows.last?.isEmpty == false ? nil : "the last row is empty"
    }
  }
}
