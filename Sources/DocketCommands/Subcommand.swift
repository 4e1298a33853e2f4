import ArgumentParser

/// A command of docket.
protocol Subcommand: ParsableCommand {
  /// How it is called, with what for; help begins with it.
  static var example: String { get }
  var common: CommonOptions { get }

  /// Does it.
  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus
  /// Says why it could not be done.
  func fail(_ failure: Failure, _ invocation: Invocation) -> ExitStatus
}

extension Subcommand {
  func fail(_ failure: Failure, _ invocation: Invocation) -> ExitStatus {
    invocation.printer.complain(failure.sentence)
    return failure.status
  }

  /// The description for the list of all commands.
  static func describe(
    _ name: String, _ abstract: String, _ subcommands: [any ParsableCommand.Type] = []
  ) -> CommandConfiguration {
    CommandConfiguration(commandName: name, abstract: abstract, subcommands: subcommands)
  }
}
