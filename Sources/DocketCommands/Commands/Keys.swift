import ArgumentParser
import CellGrid
import DocketModel
import DocketUI

/// The command `docket keys`.
struct Keys: Subcommand {
  static let example = """
    docket keys                          every key of the reader, as configured
    docket keys --json | jq -r .name
    """
  static let configuration = describe("keys", "Prints the keys of the reader.")

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var table = Table([Table.Column(), Table.Column(), Table.Column(gives: true)])
    for command in Keymap(overrides: invocation.configuration.keys).commands {
      if invocation.isJSON {
        invocation.printer.json(
          .object([
            "schema": Output.schema, "type": .string("command"), "name": .string(command.name),
            "keys": .strings(command.keys), "sentence": .string(command.sentence),
            "synonyms": .strings(command.synonyms), "count": .bool(command.takesCount),
          ]))
      } else {
        table.add([
          Span(SafeText(line: command.keys.joined(separator: "  ")), .strong),
          Span(SafeText(command.name)), Span(SafeText(command.sentence)),
        ])
      }
    }
    table.print(to: invocation.printer)
    return .ok
  }
}
