import ArgumentParser
import CellGrid
import DocketModel

/// The command `docket whoami`.
struct Whoami: Subcommand {
  static let example = """
    docket whoami                        the name my acts carry here
    docket whoami --set raj              write it into the configuration
    """
  static let configuration = describe("whoami", "Says who I am here, or sets it.")

  @Option(help: "The short name my acts shall carry.") var set: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    var person = invocation.caller.person
    if let set {
      guard ShortName.isValid(set) else {
        throw Failure(
          .usage, "\"\(SafeText(line: set))\" is no short name: one word of letters and digits")
      }
      try ConfigurationFile(invocation.folders.configurationFile).setMe(set)
      person.me = set
    }
    if invocation.isJSON {
      invocation.printer.json(
        .object([
          "schema": Output.schema, "type": .string("person"), "me": .string(person.me),
          "name": Output.text(person.name), "login": .string(person.login),
          "host": .string(person.host), "aliases": .strings(invocation.caller.aliases),
          "store": .string(invocation.storeDirectory),
          "configuration": .string(invocation.folders.configurationFile),
        ]))
      return .ok
    }
    let printer = invocation.printer
    printer.line(SafeText(line: Wording.person(person)))
    if !invocation.caller.aliases.isEmpty {
      printer.line("also: \(SafeText(line: invocation.caller.aliases.joined(separator: ", ")))")
    }
    printer.line("store: \(SafeText(line: invocation.storeDirectory))")
    printer.line("configuration: \(SafeText(line: invocation.folders.configurationFile))")
    return .ok
  }
}
