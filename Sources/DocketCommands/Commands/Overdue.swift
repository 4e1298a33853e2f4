import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket overdue`, for people and for what watches over servers.
///
/// Its first line and its exit codes are those of a plugin of Nagios and Icinga (Monitoring Plugins
/// Development Guidelines, "Plugin Output"): a state, a sentence, and figures behind a bar. Only a
/// command line that cannot be understood ends as with all commands.
struct Overdue: Subcommand {
  static let example = """
    docket overdue                       exit 0 none, 1 soon, 2 late, 3 unknown
    docket overdue --within 7d           due within a week counts as due soon
    docket overdue --json | jq -r 'select(.type == "action").short'
    """
  static let configuration = describe("overdue", "Tells what is overdue and what is due soon.")

  @Option(help: "What counts as due soon: 24h, 7d.") var within = "24h"
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let days = try days()
    let soon = Query.and([
      .term(.flag(.open)), .term(.due(.greaterOrEqual, .offset(0))),
      .term(.due(.lessOrEqual, .offset(days))),
    ])
    let store = try invocation.storeForReading()
    let late = try count(.overdue, store, invocation)
    let near = try count(soon, store, invocation)
    tell(late, near, invocation)
    _ = try Rows.print(.or([.overdue, soon]), of: .actions, from: store, invocation, order: .due)
    return late > 0 ? .overdue : near > 0 ? .dueSoon : .ok
  }

  /// What watches over servers reads standard output only, and takes 3 for a check that failed.
  func fail(_ failure: Failure, _ invocation: Invocation) -> ExitStatus {
    guard failure.status != .usage else {
      invocation.printer.complain(failure.sentence)
      return .usage
    }
    if invocation.isJSON {
      invocation.printer.complain(failure.sentence)
    } else {
      invocation.printer.line("DOCKET UNKNOWN - \(failure.sentence)")
    }
    return .unknown
  }

  /// Dates are days, so a part of one counts as a whole one.
  private func days() throws(Failure) -> Int {
    guard let number = Int(within.dropLast()), (0...100_000).contains(number),
      let unit = within.last, "hd".contains(unit)
    else {
      throw Failure(
        .usage, "--within \(SafeText(line: within)) is no time - say it in hours or days: 24h, 7d")
    }
    return unit == "h" ? (number + 23) / 24 : number
  }

  private func count(
    _ query: Query, _ store: Store, _ invocation: Invocation
  ) throws(Failure) -> Int {
    try invocation.asking { () throws(StoreError) in
      let request = ListingRequest(kind: .actions, query: query, order: .due)
      return try store.listing(request, for: invocation.asker).subjects.count
    }
  }

  private func tell(_ late: Int, _ near: Int, _ invocation: Invocation) {
    if invocation.isJSON {
      invocation.printer.json(
        .object([
          "schema": Output.schema, "type": .string("overdue"), "overdue": Output.number(late),
          "due": Output.number(near), "within": .string(within),
        ]))
      return
    }
    let state = late > 0 ? "CRITICAL" : near > 0 ? "WARNING" : "OK"
    invocation.printer.line(
      SafeText(
        line: "DOCKET \(state) - \(late) overdue, \(near) due in \(within)"
          + " | overdue=\(late) due=\(near)"))
  }
}
