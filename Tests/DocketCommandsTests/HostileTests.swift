import DocketCommands
import TestSupport
import Testing

/// Foreign text through every way out: nothing in it reaches a terminal as more than text.
@Suite(.temporaryDirectory)
struct HostileTests {
  static let payloads = [
    "\u{1B}[2J\u{1B}[31m\u{1B}]0;x\u{07}", "\u{1B}]52;c;YQ==\u{07}\u{9B}2J",
    "\u{08}\u{0D}x\u{7F}\u{0}",
    "a\u{202E}fdp.exe\u{200B}", "\u{E0041}\u{E0042}\u{2066}x\u{2069}", "a\u{2028}b\u{FEFF}\u{3164}",
  ]

  /// What must not leave the program: controls but the line feed, and hidden characters.
  static func forbidden(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F: true
      case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0x3164: true
      case 0xE0000...0xE0FFF: true
      default: false
      }
    }
  }

  @Test(arguments: payloads)
  func `reaches no sink`(payload: String) throws {
    let world = try World(["CLICOLOR_FORCE": "0"])
    let page = """
      # Title \(payload) end

      ## What \(payload) happened

      Text \(payload) text. [link \(payload)](https://example.org/\(payload))

          code \(payload)

      | a \(payload) | b |
      |---|---|
      | c | \(payload) |

      ## 2 practical actions

      1. Do \(payload) it: Detail \(payload).
      2. Do more: Detail.

      """
    let file = try world.file("page.md", page)
    var outcomes = [
      world.docket("parse", file), world.docket("parse", "--json", file),
      world.docket("import", file),
    ]
    let id = world.id()
    let commands: [[String]] = [
      ["note", payload + "n", id], ["note", payload + "n", id + ".1"],
      ["dismiss", "--because", "words \(payload) of mine", id + ".1"],
      ["reason", payload + "r", id + ".1"], ["add", id, "mine \(payload)"],
      ["wait", "--on", payload + "p", id + ".2"], ["assign", payload, id],
      [
        "accept", "--until", "+3d", "--why", payload + "w", "--approved-by", payload + "b",
        id + ".2",
      ],
      ["list", payload], ["list", "due:" + payload], ["show", payload], ["due", payload, id],
      [payload], ["list", "--" + payload], ["theme", "show", payload],
      ["import", payload + "/nofile"], ["tag", payload, id], ["undo", payload],
      ["why", id], ["list"], ["actions"], ["show", id], ["show", id + ".1"], ["log"],
      ["whoami", "--set", payload], ["--store", "/nonexistent/" + payload, "list"],
    ]
    for command in commands {
      for more in [[], ["--json"]] {
        outcomes.append(world.docket(command + more))
      }
    }
    for command in [["list"], ["actions"], ["show", id], ["log"], ["why", id]] {
      outcomes.append(world.docket(command, columns: 60))
    }
    for outcome in outcomes {
      #expect(Self.forbidden(outcome.outputBytes).isEmpty, "\(outcome.output.debugDescription)")
      #expect(Self.forbidden(outcome.errorBytes).isEmpty, "\(outcome.error.debugDescription)")
    }
  }

  @Test func `the configuration reaches no sink either`() throws {
    let world = try World(
      ["TERM": "xterm\u{1B}[2J", "EDITOR": "vi\u{1B}[2J"],
      configuration: "name = \"A\\u001b[2J\"\nbad\u{202E}key = 1\ntheme = \"x\\u009b\"\n")
    for command in [["doctor"], ["whoami"], ["doctor", "--json"], ["list"]] {
      let outcome = world.docket(command)
      #expect(Self.forbidden(outcome.outputBytes + outcome.errorBytes).isEmpty)
    }
  }

  @Test func `colours only where they are wanted`() throws {
    let plain = try World(["TERM": "xterm-256color"])
    plain.docket("import", try plain.file("page.md", SamplePage.text))
    #expect(plain.docket("list", columns: 80).outputBytes.contains(0x1B))
    #expect(!plain.docket("list").outputBytes.contains(0x1B))
    #expect(plain.docket("list", "--color", "always").outputBytes.contains(0x1B))
    #expect(!plain.docket(["list", "--color", "never"], columns: 80).outputBytes.contains(0x1B))
    let none = try World(["TERM": "xterm-256color", "NO_COLOR": "1"])
    #expect(!none.docket(["list", "--color", "always"], columns: 80).outputBytes.contains(0x1B))
  }
}
