import CellGrid
import DocketModel
import Glibc

/// The terminal, the locale and the editor.
enum TerminalChecks {
  static func run(_ invocation: Invocation) -> [Check] {
    let environment = invocation.environment
    return [
      terminal(environment), locale(environment), clipboard(environment), editor(environment),
    ]
    .compactMap { $0 }
  }

  private static func terminal(_ environment: Environment) -> Check {
    guard let name = environment.value("TERM") else {
      return Check(
        environment.outputIsTerminal ? .note : .ok, "terminal",
        "TERM is not set, so docket lists instead of opening the reader")
    }
    let shown = SafeText(line: name)
    if name == "dumb" || name == "unknown" {
      return Check(
        .ok, "terminal", "TERM is \(shown), so docket lists instead of opening the reader")
    }
    guard let found = Terminfo.find(name, environment) else {
      return Check(
        .note, "terminal", "no description of \(shown) is installed here; another one stands in",
        fix: "on your own machine: infocmp -x \(shown) | ssh THIS-HOST tic -x -")
    }
    guard found.canDrawScreens else {
      return Check(
        .note, "terminal", "\(shown) cannot place the cursor, so docket lists instead")
    }
    let colours: SafeText = found.colours == 0 ? "no colours" : "\(found.colours) colours"
    let off: SafeText = environment.value("NO_COLOR") == nil ? "" : ", switched off by NO_COLOR"
    return Check(.ok, "terminal", "\(shown), \(colours)\(off)")
  }

  private static func locale(_ environment: Environment) -> Check {
    let variable =
      ["LC_ALL", "LC_CTYPE", "LANG"].first { environment.value($0) != nil } ?? "LANG"
    let name = environment.value(variable) ?? "C"
    let shown: SafeText = "\(variable)=\(SafeText(line: name))"
    guard environment.promisesUTF8 else {
      return Check(
        .note, "locale", "\(shown) is not UTF-8, so everything is written in ASCII",
        fix: "export LANG=C.UTF-8")
    }
    guard isInstalled(name) else {
      return Check(
        .note, "locale", "\(shown) is not installed on this host; C.UTF-8 stands in",
        fix: "export LANG=C.UTF-8, or install that locale")
    }
    return Check(.ok, "locale", "\(shown), UTF-8")
  }

  /// Asks for the locale without changing the one of the process.
  private static func isInstalled(_ name: String) -> Bool {
    guard let locale = newlocale(1 << LC_CTYPE, name, nil) else { return false }
    freelocale(locale)
    return true
  }

  private static func clipboard(_ environment: Environment) -> Check? {
    if environment.value("TMUX") != nil {
      return Check(
        .ok, "clipboard", "inside tmux: copying needs \"set -s set-clipboard on\"; Y always works")
    }
    if environment.value("STY") != nil {
      return Check(.ok, "clipboard", "inside screen: copying does not get through; Y always works")
    }
    return nil
  }

  private static func editor(_ environment: Environment) -> Check {
    guard let (variable, words) = environment.variables.editor else {
      return Check(
        .ok, "editor", "neither VISUAL nor EDITOR is set; notes are typed on the last row")
    }
    let shown: SafeText = "\(variable)=\(SafeText(line: words.joined(separator: " ")))"
    guard isProgram(words[0], environment) else {
      return Check(
        .note, "editor", "\(shown): there is no such program",
        fix: "export \(variable)=vi, or unset it")
    }
    return Check(.ok, "editor", shown)
  }

  private static func isProgram(_ name: String, _ environment: Environment) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    return (environment.value("PATH") ?? "").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }
}
