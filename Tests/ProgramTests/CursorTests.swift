import CellGrid
import TestSupport
import Testing

/// The real cursor is the focus, in every view and prompt (U28).
@Suite(.temporaryDirectory)
struct CursorTests {
  @Test(
    arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)],
    ["i", "b", "m", "o", "w", "a"])
  func `the cursor stands on the selected row after each key`(size: Size, view: String) throws {
    let reader = try Docket.filled(40).open(size: size)
    try reader.expect("What happened")
    try reader.press("g", view)
    let rows = try reader.settled()
    guard rows.contains(where: { $0.contains(">") }) else {
      // A view without a row has nothing to stand on, and must say so.
      #expect(["m", "o", "w"].contains(view), "g\(view) shows no row:\n\(reader.picture)")
      return
    }
    for key in ["j", "j", "k", "G", "C-u", "g", "g", "C-d", "NPage", "PPage", "t", "r", "u"] {
      try reader.press(key)
      try reader.expectCursorOnSelection(after: "g\(view) ... \(key)")
    }
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `the cursor follows into the checklist`(size: Size) throws {
    let reader = try Docket.filled(3).open(size: size)
    try reader.expect("What happened")
    for key in ["a", "j", "x", "j", "k", "u"] {
      try reader.press(key)
      try reader.expectCursorOnSelection(after: "checklist \(key)")
    }
  }

  @Test(arguments: ["/", ":", "@", ";", "T"])
  func `in a prompt the cursor stands where the next letter goes`(prompt: String) throws {
    let reader = try Docket.filled(3).open()
    try reader.expect("What happened")
    if prompt == "@" || prompt == ";" { try reader.press("a") }
    try reader.press(prompt)
    try reader.type("abc")
    func expectCursor(behind text: String) throws {
      try reader.expect { rows in
        guard let place = try? reader.cursor() else { return "no cursor" }
        return rows[place.row].prefix(place.column).hasSuffix(text)
          ? nil : "the cursor is not behind \(text)"
      }
    }
    try expectCursor(behind: "abc")
    try reader.press("C-b")
    try expectCursor(behind: "ab")
  }
}
