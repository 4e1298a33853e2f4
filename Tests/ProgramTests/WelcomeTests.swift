import Foundation
import Glibc
import TestSupport
import Testing

/// What a new user sees before anything is stored (U2, U3).
@Suite(.temporaryDirectory)
struct WelcomeTests {
  @Test func `the welcome has a practice checklist whose ticks go nowhere`() throws {
    let docket = try Docket()
    let reader = try docket.open()
    try reader.expect("Welcome", "[ ] 1", "? all keys")
    try reader.press("a", "x")
    try reader.expect("[x] 1")
    #expect(try docket.actCount() == 0, "a practice tick was stored")
  }

  @Test func `one stored briefing shows sections and checklist without a key`() throws {
    let docket = try Docket()
    try docket.output(of: "import", "-", input: SamplePage.text)
    let reader = try docket.open()
    try reader.expect("Harbour Bank Moves", "What happened", "[ ] 1", "0/3")
  }

  @Test(arguments: [("i", "file"), ("?", "All keys")])
  func `what the empty store names works from there`(key: String, answer: String) throws {
    let reader = try Docket().open()
    try reader.expect("Welcome", "Paste a briefing", key, "[ ] 1")
    try reader.press(key)
    try reader.expect { rows in
      rows.joined(separator: " ").contains(answer) ? nil : "\(key) names no \(answer)"
    }
  }

  @Test func `a store whose data files are not opened is called damaged`() throws {
    let docket = try Docket.filled(1)
    let folder = docket.world.directory + "/home/.local/share/docket/store/segments"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".seg") }
    for file in files {
      try FileManager.default.removeItem(atPath: folder + "/" + file)
      #expect(mkfifo(folder + "/" + file, 0o600) == 0)
    }
    let reader = try docket.open()
    try reader.expect("damaged: docket doctor")
  }
}
