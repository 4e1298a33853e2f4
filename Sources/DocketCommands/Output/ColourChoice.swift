import ArgumentParser

/// When output has colours.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// `NO_COLOR` wins, then the option, then `CLICOLOR_FORCE`, `CLICOLOR=0`, and whether it is a
  /// terminal that can.
  func isOn(in environment: Environment) -> Bool {
    if environment.value("NO_COLOR") != nil { return false }
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let force = environment.value("CLICOLOR_FORCE"), force != "0" { return true }
    if environment.value("CLICOLOR") == "0" { return false }
    let term = environment.value("TERM") ?? "dumb"
    return environment.outputIsTerminal && term != "dumb" && !term.hasSuffix("mono")
  }
}
