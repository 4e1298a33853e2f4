import DocketModel
import TestSupport
import Testing

@testable import DocketCommands

/// What the variables of the process mean; an empty one is none.
@Suite(.temporaryDirectory)
struct VariableTests {
  @Test(
    arguments: [
      ([:], nil, []), (["VISUAL": "", "EDITOR": "vi -n"], "EDITOR", ["vi", "-n"]),
      (["VISUAL": "  ", "EDITOR": "vi"], "EDITOR", ["vi"]),
      (["VISUAL": "hx", "EDITOR": "vi"], "VISUAL", ["hx"]),
      (["VISUAL": "", "EDITOR": ""], nil, []),
    ] as [([String: String], String?, [String])])
  func `the editor is what is set to something`(
    variables: [String: String], name: String?, words: [String]
  ) throws {
    #expect(variables.editor?.variable == name)
    #expect(variables.editor?.words ?? [] == words)
    let changes: [String: String?] = ["VISUAL": variables["VISUAL"], "EDITOR": variables["EDITOR"]]
    let said = try World(changes).docket("doctor").output
    #expect(said.contains(name.map { "\($0)=\(words.joined(separator: " "))" } ?? "neither VISUAL"))
  }

  @Test(arguments: ["list", "import -", "demo", "doctor", "whoami", "done x"])
  func `a time that is none is told and ends every command`(command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let outcome = try World(["DOCKET_NOW": "yesterday"]).docket(words)
    #expect(outcome.status == .configuration)
    #expect(outcome.error.contains("DOCKET_NOW is \"yesterday\", not a time such as"))
    #expect(outcome.output.isEmpty)
  }

  @Test func `an empty time is the time`() throws {
    #expect(try World(["DOCKET_NOW": ""]).docket("whoami").status == .ok)
  }

  @Test func `doctor names keys that nobody can press`() throws {
    let world = try World(configuration: "[keys]\ndone = [\"x\", \"Hyper-X\"]\nundoo = \"u\"\n")
    let outcome = world.docket("doctor")
    #expect(outcome.status == .nothing)
    #expect(outcome.output.contains("keys.done: \"Hyper-X\" is not a key"))
    #expect(outcome.output.contains("docket keys shows how keys are written"))
    #expect(outcome.output.contains("keys.undoo: there is no such command"))
    let sound = try World(configuration: "[keys]\ndone = [\"x\", \"F5\"]\n").docket("doctor")
    #expect(!sound.output.contains("is not a key"))
  }
}
