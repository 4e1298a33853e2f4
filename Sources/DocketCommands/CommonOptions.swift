import ArgumentParser

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The folder of the store; else DOCKET_STORE, else the configuration.")
  var store: String?

  @Option(help: "Colours; NO_COLOR wins.")
  var color: ColourChoice = .auto

  @Flag(help: "One JSON object per line.")
  var json = false
}
