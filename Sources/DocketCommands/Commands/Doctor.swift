import ArgumentParser
import CellGrid
import DocketModel

/// The command `docket doctor`.
struct Doctor: Subcommand {
  static let example = """
    docket doctor                        is everything sound? exit 0 yes, 1 notes, 2 damage
    docket doctor --repair               copy what is damaged into quarantine/, make what is missing
    docket doctor --store /srv/docket --json
    """
  static let configuration = describe(
    "doctor", "Checks the store, the feeds, the terminal and the configuration.")

  @Flag(
    help: """
      Put a copy of each damaged file into quarantine/ and make what is missing; removes nothing.
      """)
  var repair = false
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let checks =
      [Check(.ok, "docket", "version \(Program.version)")]
      + (repair ? StoreChecks.repair(invocation) : []) + StoreChecks.run(invocation)
      + SyncChecks.run(invocation) + FetchChecks.run(invocation)
      + TerminalChecks.run(invocation) + ConfigurationChecks.run(invocation)
    for check in checks {
      if invocation.isJSON {
        invocation.printer.json(check.json)
      } else {
        print(check, to: invocation.printer)
      }
    }
    if checks.contains(where: { $0.level == .damage }) { return .damage }
    return checks.contains { $0.level == .note } ? .notes : .ok
  }

  private func print(_ check: Check, to printer: Printer) {
    let level: SafeText = check.level == .damage ? "DAMAGE" : SafeText(check.level.rawValue)
    let blanks = SafeText(String(repeating: " ", count: 8 - level.width))
    let area = SafeText(String(repeating: " ", count: max(15 - check.area.width, 1)))
    printer.paragraph(
      "\(level)\(blanks)\(check.area)\(area)\(check.text)", hanging: 23,
      ink: check.level == .damage ? .alarm : check.level == .note ? .warm : .plain)
    if let fix = check.fix { printer.paragraph("fix: \(fix)", indent: 23) }
  }
}
