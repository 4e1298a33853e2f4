import CellGrid
import DocketModel
import Testing

@testable import DocketUI

/// Characters nobody can see are counted, and shown in their places when asked for.
@Suite struct RevealingTests {
  static let hostile: StoredBriefing = {
    var stored = Samples.briefing(
      "rlo", "Invoice \u{202E}fdp.exe", .high, source: "Orlin", actions: ["Delete the invoice"])
    stored.briefing.sections = [
      Section(
        kind: .whatHappened, heading: "What\u{200B} happened",
        blocks: [.paragraph("The \u{202E}attachment runs."), .code("a\u{1B}[31mb", language: nil)])
    ]
    return stored
  }()

  @Test(arguments: [(120, 40), (80, 24), (40, 10)])
  func `the text says how many characters were left out, and which key shows them`(
    columns: Int, rows: Int
  ) {
    var harness = Harness([Self.hostile], columns: columns, rows: rows)
    harness.type("Tab")
    #expect(harness.screen.contains("4 hidden characters: V shows them"))
    #expect(harness.screen.contains("The attachment runs."))
    #expect(!harness.screen.contains("<U+"))
  }

  @Test func `V shows them in place, and takes them out again`() {
    var harness = Harness([Self.hostile], columns: 120, rows: 40)
    harness.type("Tab")
    let before = harness.lines.dropLast()
    harness.type("V")
    #expect(harness.screen.contains("Invoice <U+202E>fdp.exe"))
    #expect(harness.screen.contains("What<U+200B> happened"))
    #expect(harness.screen.contains("The <U+202E>attachment runs."))
    #expect(harness.screen.contains("a<U+001B>[31mb"))
    #expect(harness.screen.contains("4 hidden characters shown: V hides them"))
    #expect(harness.lastRow.contains("4 hidden characters shown in place - V hides them"))
    harness.type("V")
    #expect(harness.lines.dropLast() == before)
    #expect(harness.lastRow.contains("V shows them"))
  }

  @Test(arguments: ["", "Tab", "a"])
  func `V works in every pane and keeps the focus`(keys: String) {
    var harness = Harness([Self.hostile])
    harness.type(keys)
    let focus = harness.app.browse.focus
    harness.type("V")
    #expect(harness.app.browse.focus == focus)
    #expect(harness.app.browse.reading?.isRevealing == true)
  }

  @Test func `the cursor stays in its paragraph`() throws {
    var harness = Harness([Self.hostile], columns: 80, rows: 24)
    harness.type("Tab 2 j")
    let reading = try #require(harness.app.browse.reading)
    let place = reading.layout.lines[reading.line].place
    harness.type("V")
    let after = try #require(harness.app.browse.reading)
    #expect(place != nil && after.layout.lines[after.line].place == place)
  }

  @Test func `a text without them has no such line, no such hint, and V says so`() {
    var harness = Harness(Samples.all, columns: 120, rows: 40)
    harness.type("Tab")
    #expect(!harness.screen.contains("hidden"))
    harness.type("V")
    #expect(harness.lastRow.contains("This text has no hidden characters"))
  }

  @Test func `another briefing is shown without them again`() {
    var harness = Harness([Self.hostile, Samples.all[0]], columns: 120, rows: 40)
    harness.type("V j k")
    #expect(harness.app.browse.reading?.isRevealing == false)
  }

  @Test func `a new text is counted anew`() {
    var harness = Harness([Self.hostile], columns: 120, rows: 40)
    harness.briefings[0].briefing.sections = []
    harness.briefings[0].content = ContentID(rawValue: "other")
    harness.send(.briefingLoaded(harness.briefings[0], harness.briefings[0].row.key))
    #expect(harness.screen.contains("1 hidden character: V shows them"))
  }

  @Test(arguments: ["reveal hidden", "invisible", "bidi", "zero width", "hidden"])
  func `the palette knows it by the words people look for`(words: String) {
    var harness = Harness([Self.hostile])
    harness.type("? \"\(words)\" Enter")
    #expect(harness.app.browse.reading?.isRevealing == true)
  }

  @Test func `the key is the one the configuration gives`() {
    let harness = Harness([Self.hostile], keys: ["reveal": ["%"]])
    #expect(harness.screen.contains("% shows them"))
  }
}
