import ArgumentParser
import CellGrid
import DocketModel

/// The command `docket list`.
struct List: Subcommand {
  static let example = """
    docket list                          all briefings, the most pressing first
    docket list 'is:unread -is:ours'     unread ones that do not touch us
    docket list 'cve:2026-1234 or "session token"' --json
    """
  static let configuration = describe("list", "Lists briefings.")

  @OptionGroup var rows: RowArguments
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try rows.print(.briefings, invocation)
  }
}

/// The command `docket actions`.
struct Actions: Subcommand {
  static let example = """
    docket actions state:open            everything still to do
    docket actions 'owner:me due:<7d'    mine, due within a week
    docket actions is:overdue --ids | xargs docket assign raj
    """
  static let configuration = describe("actions", "Lists actions.")

  @OptionGroup var rows: RowArguments
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    try rows.print(.actions, invocation)
  }
}

/// Which rows of a list are printed, and how.
struct RowArguments: ParsableArguments {
  @OptionGroup var words: QueryArguments
  @Flag(help: "Print only the ids.") var ids = false
  @Option(help: "The order; best match first when words are looked for, else as in the Inbox.")
  var sort: SortWord?

  func print(_ kind: RowKind, _ invocation: Invocation) throws(Failure) -> ExitStatus {
    let query = try words.parsed()
    let store = try invocation.storeForReading()
    let status = try Rows.print(
      query, of: kind, from: store, invocation, idsOnly: ids,
      order: sort?.order ?? (query.looksForWords ? .match : .inbox))
    // A person is told; a script has the exit status.
    if status == .nothing, !invocation.isJSON, invocation.printer.columns != nil {
      invocation.printer.complain(kind == .briefings ? "no briefing matches" : "no action matches")
    }
    return status
  }
}

/// The orders a list can have, as words of the command line.
enum SortWord: String, CaseIterable, ExpressibleByArgument {
  case inbox, due, newest, oldest, severity, title, source, match

  var order: SortOrder { SortOrder(rawValue: rawValue) ?? .inbox }
}
