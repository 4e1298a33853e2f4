import ArgumentParser

/// Why something is decided, for the commands that decide.
struct DecisionReason: ParsableArguments {
  @Option(
    name: .customLong("why"),
    help: ArgumentHelp("The reason: a ticket, an address, a sentence.", valueName: "why"))
  var typed: String?

  var why: String? { typed?.unshielded }
}
