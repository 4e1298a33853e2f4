import CellGrid
import DocketModel
import Testing

@testable import DocketUI

@Suite struct GivingTests {
  @Test(arguments: [
    ("yu", "https://example.org/edge"), ("yc", "CVE-2026-1041"),
    (
      "yt",
      "edge Halden EdgeGate: memory overread leaks sessions · CVE-2026-1041 · https://example.org/edge"
    ),
    ("a yt", "edge.1 Install 14.1-47 · CVE-2026-1041 · https://example.org/edge"),
    (
      "a j ya",
      "End all sessions: Use the vendor's package for your version, then restart the service."
    ),
  ])
  func `y copies`(keys: String, text: String) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.outward == [.copy(text)])
    #expect(harness.lastRow.contains("clipboard"))
  }

  @Test func `what is copied holds no escape sequence`() {
    var harness = Harness(Samples.all)
    harness.type("G yt ym")
    for case .copy(let text) in harness.outward {
      #expect(
        !text.unicodeScalars.contains {
          ($0.value < 32 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
            || $0.value == 0x202E
        })
    }
    #expect(harness.outward.count == 2)
  }

  @Test func `a copy that is too long is not sent`() {
    var long = Samples.all[0]
    long.briefing.sections[0].blocks = [.paragraph(String(repeating: "word ", count: 2_000))]
    var harness = Harness([long])
    harness.type("ym")
    #expect(harness.outward.isEmpty)
    #expect(harness.lastRow.contains("Too long"))
  }

  @Test func `a command runs only after y, with its words apart`() {
    var harness = Harness(Samples.all)
    harness.type("| \"mail -s 'two words' ana\" Enter")
    #expect(harness.outward.isEmpty)
    harness.type("n")
    #expect(harness.outward.isEmpty && harness.app.overlays.isEmpty)
    harness.type("| \"mail -s 'two words' ana\" Enter y")
    guard case .pipe(_, let words)? = harness.outward.last else {
      Issue.record("nothing was piped")
      return
    }
    #expect(words == ["mail", "-s", "two words", "ana"])
  }

  @Test(arguments: [(120, 40), (80, 24), (40, 10)])
  func `what is to run is shown whole`(columns: Int, rows: Int) {
    var harness = Harness(Samples.all, columns: columns, rows: rows)
    let command = "mail -s 'two words' --to first@example.org --cc second@example.org ana"
    harness.type("| \"\(command)\" Enter")
    let words = harness.screen.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("Run \(command) with this briefing? y/N"))
    harness.type("y")
    #expect(harness.outward.count == 1)
  }

  @Test(arguments: ["Enter", "Esc", "N", "x", "Space"])
  func `anything but y drops a command`(key: String) {
    var harness = Harness(Samples.all)
    harness.type("| \"cat\" Enter \(key)")
    #expect(harness.outward.isEmpty && harness.app.overlays.isEmpty)
  }

  @Test func `saving names a file and asks before it overwrites`() {
    var harness = Harness(Samples.all)
    harness.type("s")
    #expect(harness.lastRow.contains("edge.md"))
    harness.type("Enter")
    guard case .save(let text, "edge.md", false)? = harness.outward.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(text.contains("Halden EdgeGate"))
    harness.send(
      .confirmationNeeded(
        "edge.md exists. Overwrite?", .save(text, to: "edge.md", overwrites: true)))
    #expect(harness.lastRow.contains("edge.md exists. Overwrite? y/N"))
    harness.type("y")
    #expect(harness.outward.last == .save(text, to: "edge.md", overwrites: true))
  }

  @Test(arguments: [
    ("i \"advisories\" Enter", [Effect.importFrom("advisories")]), ("i Enter", []), ("i Esc", []),
    ("Ctrl-L", [.repaint]), ("Ctrl-Z", [.suspend]),
  ])
  func `keys that reach outside`(keys: String, effects: [Effect]) {
    var harness = Harness(Samples.all)
    harness.type(keys)
    #expect(harness.outward == effects)
  }

  // MARK: In a hurry

  /// Keys that arrive before the briefing they are meant for.
  @Test(arguments: ["yu", "Y", "s Enter", "| \"cat\" Enter y", "+ \"Mine\" Enter"])
  func `what is given is the row under the cursor, not the one painted beside it`(keys: String) {
    var harness = Harness(Samples.all, preview: .auto)
    harness.wait()
    harness.type("j \(keys)")
    harness.wait()
    let key = Samples.all[0].row.key
    #expect(!harness.targets.contains([.briefing(key)]))
    #expect(
      !harness.outward.contains {
        "\($0)".contains("Halden") || "\($0)".contains("example.org/edge")
      })
  }

  @Test(arguments: ["x", "dn", "wt", "@ \"raj\" Enter"])
  func `an act typed before the next briefing is here is not for the last one`(keys: String) {
    var harness = Harness(Samples.all)
    harness.type("a")
    harness.isHolding = true
    harness.type("J \(keys)")
    harness.release()
    #expect(!harness.targets.contains([.action(ActionID(rawValue: "edge.1"))]))
  }
}
