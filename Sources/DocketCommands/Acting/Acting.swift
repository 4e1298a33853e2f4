import CellGrid
import DocketModel
import DocketStore

/// Does one act and tells what it did and how to take it back.
enum Acting {
  /// How many titles an answer names.
  private static let titleLimit = 20

  /// An act on actions.
  static func perform(
    _ act: Act, on rows: [ActionRow], in store: Store, _ invocation: Invocation
  ) throws(Failure) -> ExitStatus {
    try perform(act, on: rows.map { .action($0.id) }, before: rows, in: store, invocation)
  }

  /// An act on any subjects.
  static func perform(
    _ act: Act, on subjects: [Subject], before: [ActionRow] = [], in store: Store,
    _ invocation: Invocation
  ) throws(Failure) -> ExitStatus {
    let receipt = try invocation.asking { () throws(StoreError) in
      let receipt = try store.act(act, on: subjects, for: invocation.asker)
      try store.close()
      return receipt
    }
    if invocation.isJSON {
      try printEvent(receipt.event, of: store, invocation)
    } else {
      tell(receipt, before: before, count: subjects.count, invocation)
    }
    return .ok
  }

  /// The event as `docket log --json` prints it.
  static func printEvent(
    _ event: EventID, of store: Store, _ invocation: Invocation
  ) throws(Failure) {
    // Where clocks of others are ahead, it is not among the newest.
    for limit in [50, 10_000_000] {
      let logLines = try invocation.asking { () throws(StoreError) in
        try store.log(LogFilter(limit: limit), for: invocation.asker)
      }
      if let logLine = logLines.first(where: { $0.event.id == event }) {
        return invocation.printer.json(Output.event(logLine, today: invocation.today))
      }
    }
  }

  private static func tell(
    _ receipt: Receipt, before: [ActionRow], count: Int, _ invocation: Invocation
  ) {
    let line = Wording.receipt(
      receipt, before: before, today: invocation.today, sameAs: sameAs(receipt, before))
    invocation.printer.line("\(SafeText(line: line)) - docket undo takes it back")
    names(receipt.actions, receipt.briefings, count: count, invocation.printer)
  }

  /// The titles, where the line before did not name the only one.
  static func names(
    _ actions: [ActionRow], _ briefings: [BriefingRow], count: Int, _ printer: Printer
  ) {
    guard count > 1 else { return }
    let named =
      actions.map { ($0.short, $0.action.title) } + briefings.map { ($0.short, $0.title) }
    for (short, title) in named.prefix(titleLimit) {
      printer.line("  \(SafeText(line: short))  \(SafeText(line: title))")
    }
    if count > titleLimit { printer.line("  and \(Wording.grouped(count - titleLimit)) more") }
  }

  private static func sameAs(_ receipt: Receipt, _ before: [ActionRow]) -> String? {
    guard case .decide(let decision) = receipt.act, let same = decision.sameAs else { return nil }
    return before.first { $0.id == same }?.short
  }
}
