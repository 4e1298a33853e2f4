import TestSupport
import Testing

/// Help that is typed into, and hints that tell the truth (U4, U5).
@Suite(.temporaryDirectory)
struct PaletteTests {
  @Test func `typing a word finds its command and its key, and Enter runs it`() throws {
    let docket = try Docket.filled(3)
    let before = try docket.everything()
    let reader = try docket.open()
    try reader.expect("What happened")
    try reader.press("?")
    try reader.type("unread")
    try reader.expect { rows in
      rows.contains { $0.contains("unread") && $0.split(separator: " ").contains("r") }
        ? nil : "no row names unread and its key r"
    }
    try reader.press("Enter")
    try reader.settled()
    #expect(try docket.everything() != before, "Enter did not run the command")
  }

  @Test(arguments: [("Ctrl-R", "redo"), ("gb", "all briefings"), ("@", "who")])
  func `typing a key finds its command`(key: String, word: String) throws {
    let reader = try Docket.filled(3).open()
    try reader.expect("What happened")
    try reader.press("?")
    try reader.type(key)
    try reader.expect { rows in
      rows.joined(separator: "\n").lowercased().contains(word)
        ? nil : "\(key) does not find \(word)"
    }
  }

  @Test(arguments: [
    [], ["Enter"], ["a"], ["t"], ["g", "a"], ["g", "b"],
  ])
  func `every hinted key does something`(way: [String]) throws {
    let reader = try Docket.filled(3).open()
    try reader.expect("What happened")
    for key in way { try reader.press(key) }
    let calm = try reader.settled()
    let hints = HintRow(calm.last { !$0.isEmpty } ?? "")
    #expect(hints.keys.count >= 3, "no hints:\n\(reader.picture)")
    for key in hints.keys {
      // In a store of its own: what other trials did is not there.
      let trial = try Docket.filled(3, in: "trial \(key)").open()
      try trial.expect("What happened")
      for step in way { try trial.press(step) }
      let before = try trial.settled()
      try trial.press(key)
      try trial.expect { rows in rows == before ? "\(key) is hinted but shows nothing" : nil }
      let after = try trial.settled()
      #expect(!after.joined().contains("is not bound"), "\(key) is hinted but not bound")
    }
  }
}

/// The keys that the last row of the screen names.
private struct HintRow {
  let keys: [String]

  /// Hints are a key and words, with two blanks or more before the next key.
  init(_ row: String) {
    var found: [String] = []
    var isFirst = true
    for word in row.split(separator: " ", omittingEmptySubsequences: false) {
      if word.isEmpty {
        isFirst = true
        continue
      }
      // `u undo` after an act would change what the next trial sees; it has tests of its own.
      if isFirst, let name = Self.name(String(word)), name != "u" { found.append(name) }
      isFirst = false
    }
    keys = found
  }

  private static func name(_ word: String) -> String? {
    switch word {
    case "Space", "Enter", "Tab": word
    case "Esc": "Escape"
    case _ where word.count == 1: word
    default: nil
    }
  }
}
