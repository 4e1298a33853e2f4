import DocketCommands
import Foundation
import TestSupport
import Testing

/// What commands print, word by word; a transcript for people and one for scripts.
@Suite(.temporaryDirectory)
struct GoldenTests {
  /// The commands of the transcripts; `ID` stands for the id of the only briefing.
  private static let commands = [
    "import FILE", "import FILE", "list", "list --ids", "actions", "actions --ids", "show ID",
    "show ID.1", "done ID.1", "list is:unread", "undo", "redo", "undo",
    "dismiss --because not-ours --why CHG0041877 ID.2", "reopen ID.2",
    "accept --until +30d --why off-line --approved-by Okafor ID.2", "defer fri ID.1",
    "wait --on raj --until mon ID.1", "doing ID.1", "duplicate ID.2 ID.1", "reopen ID",
    "assign raj,me ID", "overdue", "due 2026-11-24 ID.1", "overdue", "due 2026-11-20 ID.1",
    "overdue", "overdue --within soon", "due 2026-12-01 ID.1", "overdue --within 8d",
    "due - ID.1", "tag vpn,+edge ID", "tag -edge ID",
    "note freeze-ends-at-noon ID.1", "note seen ID", "reason CHG0041877 ID.1",
    "add ID Tell-the-branches", "mark unread ID", "mark read --query *", "done --query state:open",
    "why ID.1", "why CVE-2099-0001", "why CVE-2026-99901", "show ID", "show ID.3", "list",
    "actions", "handover", "handover --since 7d", "sync", "log", "log ID.1 --by ana --since 7d",
    "log nosuchword", "undo 2", "whoami",
    "theme list", "pack", "pack", "doctor",
  ]

  private func transcript(_ world: World, _ more: [String], columns: Int? = nil) throws -> [String]
  {
    let file = try world.file("page.md", SamplePage.text)
    var lines: [String] = []
    var id = "ID"
    // The folder of a test has a path of any length, so lines that hold it break anywhere.
    for command in Self.commands where columns == nil || command != "doctor" {
      let words = command.split(separator: " ").map { word -> String in
        if word == "FILE" { return file }
        return word.hasPrefix("ID") ? id + word.dropFirst(2) : String(word)
      }
      let outcome = world.docket(words + more, columns: columns)
      lines.append(
        "$ docket \((command.split(separator: " ").map(String.init) + more).joined(separator: " "))"
      )
      lines += outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map {
        command == "pack" ? Self.withoutSize(String($0)) : String($0)
      }.dropLast()
      for line in outcome.error.split(separator: "\n") { lines.append("2> \(line)") }
      if outcome.status != .ok { lines.append("[\(outcome.status.rawValue)]") }
      if id == "ID" { id = world.id() }
    }
    return lines
  }

  /// A pack names checksums in decimal, of files that name the folder of the test: its size varies.
  private static func withoutSize(_ line: String) -> String {
    guard let size = line.range(of: "\"bytes\":") else { return line }
    return line[..<size.upperBound] + "N" + line[size.upperBound...].drop { $0.isNumber }
  }

  @Test func `what people read`() throws {
    try expectGolden(try transcript(World(), []), "text")
  }

  @Test func `what people read on a terminal of 60 columns without colour`() throws {
    try expectGolden(
      try transcript(World(["NO_COLOR": "1", "TERM": "xterm"]), [], columns: 60), "terminal")
  }

  @Test func `what scripts read`() throws {
    try expectGolden(try transcript(World(), ["--json"]), "json")
  }

  @Test func `what is read out of a document`() throws {
    let world = try World()
    let file = try world.file("page.md", SamplePage.text)
    let bad = try world.file("empty.txt", "  \n")
    let text = world.docket("parse", file, bad)
    let json = world.docket("parse", "--json", file, bad)
    #expect(text.status == .badData && json.status == .badData)
    try expectGolden(
      text.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        + text.error.split(separator: "\n").map(String.init) + json.lines, "parse")
  }

  @Test func `the demo shows every state`() throws {
    let outcome = try World().docket("demo")
    #expect(outcome.status == .ok)
    try expectGolden(outcome.lines, "demo")
  }

  @Test func `the keys`() throws {
    let outcome = try World(configuration: "me = \"ana\"\n[keys]\ndone = [\"x\", \"F5\"]\n")
      .docket("keys", "--json")
    #expect(outcome.output.contains("\"name\":\"done\",\"keys\":[\"x\",\"F5\"]"))
  }

  @Test func `a key that means several things is told with where it means what`() throws {
    let world = try World()
    let json = world.docket("keys", "--json").lines
    #expect(
      json.contains { $0.contains(#""name":"feed-add""#) && $0.contains(#""places":["feeds"]"#) })
    #expect(
      json.contains {
        $0.contains(#""name":"to-checklist""#)
          && $0.contains(#""places":["list","briefing","checklist"]"#)
      })
    var seen: Set<String> = []
    for line in world.docket("keys").lines {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { continue }
      let meaning = words[1].split(separator: "  ").prefix(2).joined(separator: " ")
      #expect(seen.insert("\(words[0]) \(meaning)").inserted, "\(line)")
      #expect(
        ["list", "briefing", "checklist", "feeds", "page"].contains { line.contains(" \($0) ") })
    }
  }
}
