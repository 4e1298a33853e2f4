import CellGrid
import DocketModel
import DocketThemes
import DocketUI
import Glibc

/// The configuration, the person, the keys and the theme.
enum ConfigurationChecks {
  static func run(_ invocation: Invocation) -> [Check] {
    _ = invocation.zone
    let warnings = invocation.warnings + (invocation.zoneWarning.map { [$0] } ?? [])
    var checks = warnings.map { Check(.note, "configuration", Sentence.say($0)) }
    checks += Keymap(overrides: invocation.configuration.keys).problems.map {
      Check(.note, "keys", SafeText(line: $0), fix: "docket keys shows how keys are written")
    }
    if checks.isEmpty {
      let file = SafeText(line: invocation.folders.configurationFile)
      let isThere = access(invocation.folders.configurationFile, F_OK) == 0
      let rest: SafeText = isThere ? "" : " is not there, so the defaults hold"
      checks.append(Check(.ok, "configuration", file + rest))
    }
    checks.append(person(invocation))
    return checks + theme(invocation)
  }

  private static func person(_ invocation: Invocation) -> Check {
    let person = invocation.caller.person
    let shown = SafeText(line: Wording.person(person))
    if invocation.configuration.me == nil, person.me == "root" {
      return Check(
        .note, "person", "\(shown): acts of all who work as root here look alike",
        fix: "docket whoami --set NAME")
    }
    return Check(.ok, "person", shown)
  }

  private static func theme(_ invocation: Invocation) -> [Check] {
    let library = ThemeShelf.library(invocation)
    let name = invocation.configuration.theme
    guard let (theme, warnings) = library.theme(named: name) else {
      let near = Spelling.nearest(to: name, in: library.names)
      return [
        Check(
          .note, "theme",
          "no theme is called \(SafeText(line: name))\(Sentence.meant(near)); the default is used",
          fix: "docket theme list shows them")
      ]
    }
    var checks = warnings.map { Check(.note, "theme", Sentence.say($0)) }
    let failures = ThemeCheck(theme).failures.count
    if failures > 0 {
      checks.append(
        Check(
          .note, "theme", "\(SafeText(line: name)): \(failures) pairs of colours are too faint",
          fix: "docket theme check \(SafeText(line: name))"))
    }
    return checks.isEmpty ? [Check(.ok, "theme", SafeText(line: name))] : checks
  }
}
