import DocketCommands
import TestSupport
import Testing
import TextOracle

/// Foreign text through every way out: nothing in it reaches a terminal as more than text.
@Suite(.temporaryDirectory)
struct HostileTests {
  @Test(arguments: Payload.bundles(of: 24, "P1", "P2", "P3", "P11", "P12", atMost: 40))
  func `reaches no sink`(bundle: Payload.Bundle) throws {
    // No word of a command line and no name of a file holds a zero byte.
    let payload = bundle.text.filter { $0 != "\0" }
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
    outcomes += try feeds(bundle, in: world)
    for outcome in outcomes { check(outcome) }
  }

  private func check(_ outcome: World.Outcome) {
    #expect(
      Forbidden.scalars(in: outcome.outputBytes).isEmpty, "\(outcome.output.debugDescription)")
    #expect(
      Forbidden.scalars(in: outcome.errorBytes).isEmpty, "\(outcome.error.debugDescription)")
  }

  /// The same text in every field of a feed and of a list of feeds, and in a file as it is.
  private func feeds(_ bundle: Payload.Bundle, in world: World) throws -> [World.Outcome] {
    var outcomes: [World.Outcome] = []
    for (name, bytes) in HostileDocuments(bundle.bytes).all {
      let path = "\(world.directory)/\(name)"
      try write(bytes, to: path)
      for command in [["parse"], ["parse", "--json"], ["import"], ["feed", "import", "--json"]] {
        outcomes.append(world.docket(command + [path]))
      }
    }
    for command in [
      ["list"], ["actions"], ["log"], ["feed", "list"], ["feed", "export"], ["handover"],
      ["overdue"], ["doctor"],
    ] {
      for more in [[], ["--json"]] { outcomes.append(world.docket(command + more)) }
    }
    for id in world.docket("list", "--ids").lines {
      for more in [[], ["--json"]] { outcomes.append(world.docket(["show", id] + more)) }
    }
    return outcomes
  }

  @Test func `the configuration reaches no sink either`() throws {
    let world = try World(
      ["TERM": "xterm\u{1B}[2J", "EDITOR": "vi\u{1B}[2J"],
      configuration: "name = \"A\\u001b[2J\"\nbad\u{202E}key = 1\ntheme = \"x\\u009b\"\n")
    for command in [["doctor"], ["whoami"], ["doctor", "--json"], ["list"]] {
      let outcome = world.docket(command)
      check(outcome)
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
