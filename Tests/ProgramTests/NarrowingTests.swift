import TestSupport
import Testing

/// Nothing moves under the cursor (U32).
@Suite(.temporaryDirectory)
struct NarrowingTests {
  @Test func `a row that no longer matches stays until it is swept`() throws {
    let docket = try Docket.filled(10)
    let reader = try docket.open()
    try reader.expect("What happened")
    let title = try reader.cursorRow().dropFirst(7).prefix(20)
    try reader.press("X")
    try reader.press("j", "k")
    try reader.settled()
    #expect(try reader.cursorRow().contains(title), "the settled row has gone:\n\(reader.picture)")
    try reader.press("$")
    try reader.expect(without: [String(title)])
  }

  @Test func `narrowing follows each letter and ends with Escape`() throws {
    let reader = try Docket.filled(16).open()
    try reader.expect("What happened", "Lumen")
    try reader.press("/")
    try reader.type("torvik")
    try reader.expect("Torvik", "2 rows", without: ["Lumen"])
    try reader.press("Enter", "Escape")
    try reader.expect("Torvik", "Sandhaven", without: ["rows"])
  }
}
