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
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(rank: 1), Table.Column(gives: true),
    ])
    for command in Keymap(overrides: invocation.configuration.keys).commands {
      let places = KeyPlace.allCases.filter(command.places.contains).map(\.word)
      if invocation.isJSON {
        invocation.printer.json(
          .object([
            "schema": Output.schema, "type": .string("command"), "name": .string(command.name),
            "keys": .strings(command.keys), "sentence": .string(command.sentence),
            "synonyms": .strings(command.synonyms), "count": .bool(command.takesCount),
            "places": .strings(places),
          ]))
      } else {
        table.add([
          Span(SafeText(line: command.keys.joined(separator: "  ")), .strong),
          Span(SafeText(command.name)), Span(SafeText(places.joined(separator: " ")), .dim),
          Span(SafeText(command.sentence)),
        ])
      }
    }
    table.print(to: invocation.printer)
    return .ok
  }
}

extension KeyPlace {
  /// The word of the command line for it.
  fileprivate var word: String {
    switch self {
    case .list: "list"
    case .briefing: "briefing"
    case .checklist: "checklist"
    case .feeds: "feeds"
    case .page: "page"
    }
  }
}
