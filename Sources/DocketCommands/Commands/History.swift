import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket log`.
struct History: Subcommand {
  static let example = """
    docket log                           who did what, when and why, newest first
    docket log 4f2a91                    the history of one briefing and its actions
    docket log is:kev --by raj --since 7d --json
    """
  static let configuration = describe("log", "Shows the history.")

  @Argument(help: "An id, or a query for briefings.") var what: [String] = []
  @Option(help: "Only acts of this person; may be repeated.") var by: [String] = []
  @Option(help: "From this day on: 7d, mon, 2026-09-30.") var since: String?
  @Option(help: "Up to and with this day.") var until: String?
  @Option(help: "At most so many; all of them as JSON.") var limit: Int?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForReading()
    var filter = LogFilter(limit: limit ?? (invocation.isJSON ? 10_000_000 : 1_000))
    let unknown = try aim(&filter, store, invocation)
    filter.by = by.map { $0 == "me" ? invocation.asker.me : $0 }
    if let since {
      filter.since = invocation.zone.start(of: try Dates.past(since, invocation))
    }
    if let until {
      let day = try Dates.past(until, invocation)
      filter.until = invocation.zone.start(of: day.adding(days: 1))
    }
    let asked = filter
    let logLines = try invocation.asking { () throws(StoreError) in
      try store.log(asked, for: invocation.asker)
    }
    for logLine in logLines {
      if invocation.isJSON {
        invocation.printer.json(Output.event(logLine, today: invocation.today))
      } else {
        let line = Wording.logLine(logLine, zone: invocation.zone, today: invocation.today)
        invocation.printer.line([
          Span(SafeText(line: line), logLine.isUndone ? .dim : .plain)
        ])
      }
    }
    // What narrows may be why nothing is left.
    let isNarrowed = !by.isEmpty || since != nil || until != nil
    if let unknown, logLines.isEmpty, !isNarrowed {
      invocation.printer.complain(
        "nothing has the id \(SafeText(line: unknown)), and nothing was done to a briefing with such a word - docket list shows ids"
      )
    }
    return logLines.isEmpty ? .nothing : .ok
  }

  /// A single word that is an id is one; anything else is a query.
  ///
  /// Answers a word that may have been meant as an id, and is none here.
  private func aim(
    _ filter: inout LogFilter, _ store: Store, _ invocation: Invocation
  ) throws(Failure) -> String? {
    guard !what.isEmpty else { return nil }
    if what.count == 1 {
      let word = what[0]
      let found = try invocation.asking { () throws(StoreError) in try store.resolve(word) }
      switch found {
      case .briefing(let key, _): filter.subjects = [.briefing(key)]
      case .action(let id): filter.subjects = [.action(id)]
      case .ambiguous: _ = try Ids(store, invocation).resolve(word)
      case .unknown: break
      }
      if !filter.subjects.isEmpty { return nil }
    }
    let query = try QueryArguments.parse(what.map(\.unshielded).joined(separator: " "))
    filter.query = query
    return what.count == 1 && query.looksForWords ? what[0] : nil
  }
}
