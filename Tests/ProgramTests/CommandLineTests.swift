import Foundation
import TestSupport
import Testing

/// The commands as scripts meet them (U34).
@Suite(.temporaryDirectory)
struct CommandLineTests {
  @Test(arguments: ["list", "actions", "log"])
  func `each line of json is an object with a schema`(command: String) throws {
    let docket = try Docket.filled(20)
    let ids = try docket.output(of: "actions", "state:open", "--ids").split(separator: "\n")
    try docket.output(of: "done", String(try #require(ids.first)))
    for line in try docket.output(of: command, "--json").split(separator: "\n") {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let object = try #require(value as? [String: Any], "\(line)")
      #expect(object["schema"] as? Int == 1, "\(line)")
    }
  }

  @Test func `a reader that goes away early is no error`() throws {
    let docket = try Docket.filled(200)
    let outcome = try run(
      "sh", ["-c", "\"$1\" list | head -n 1", "sh", Docket.path],
      environment: docket.world.environment)
    #expect(outcome.lines.count == 1)
    #expect(outcome.error == "")
  }

  @Test(arguments: [
    ["list"], ["actions"], ["show", "ID"], ["doctor"], ["keys"], ["--help"],
  ])
  func `no escape is written when the output is no terminal`(words: [String]) throws {
    let docket = try Docket.filled(3)
    let id = try docket.output(of: "list", "--ids").split(separator: "\n").first.map(String.init)
    let arguments = try words.map { $0 == "ID" ? try #require(id) : $0 }
    let outcome = try run(Docket.path, arguments, environment: docket.world.environment)
    #expect(!outcome.outputBytes.isEmpty)
    #expect(!outcome.outputBytes.contains(0x1B))
  }

  @Test func `a wrong option is a usage error that names the right one`() throws {
    let outcome = try Docket().run("list", "--jsn")
    #expect(outcome.status == .exited(64))
    #expect(outcome.error.contains("--json"), "\(outcome.error)")
  }

  @Test func `an id that does not exist is exit 66, and no match is exit 1`() throws {
    let docket = try Docket.filled(1)
    #expect(try docket.run("show", "ffffffffffff").status == .exited(66))
    #expect(try docket.run("list", "nosuchwordanywhere").status == .exited(1))
  }

  @Test(arguments: [
    "import", "list", "show", "done", "dismiss", "accept", "undo", "why", "log", "doctor",
  ])
  func `help is short and begins with an example`(verb: String) throws {
    let help = try Docket().output(of: verb, "--help")
    let lines = help.split(separator: "\n")
    #expect(lines.count <= 60)
    #expect(lines.prefix(4).contains { $0.contains("docket \(verb)") }, "\(help)")
  }
}
