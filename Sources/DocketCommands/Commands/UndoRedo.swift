import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket undo`.
struct Undo: Subcommand {
  static let example = """
    docket undo                          take back my last act
    docket undo 3                        my last three
    docket undo 9c3e5577aa01bb42.17      one act by its id (docket log --json), whoever did it
    """
  static let configuration = describe("undo", "Takes back my newest acts, or one act by its id.")

  @Argument(help: "How many, or the id of one event.") var what: String = "1"
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    if let count = Int(what) {
      return try TakingBack.repeatedly(
        count, nothing: "there is no act of yours to take back", store, invocation
      ) {
        () throws(StoreError) in
        try store.undo(for: invocation.asker, confirmed: true)
      }
    }
    let event = EventID(rawValue: what)
    let known = try invocation.asking { () throws(StoreError) in try store.event(event) }
    guard known != nil else {
      throw Failure(
        .noInput, "no event has the id \(SafeText(line: what)) - docket log --json shows ids")
    }
    return try TakingBack.repeatedly(1, nothing: "it was taken back already", store, invocation) {
      () throws(StoreError) in
      try store.undo(for: invocation.asker, onlyEvent: event, confirmed: true)
    }
  }
}

/// The command `docket redo`.
struct Redo: Subcommand {
  static let example = """
    docket redo                          do again what I took back last
    docket redo 3
    """
  static let configuration = describe("redo", "Does again what was taken back.")

  @Argument(help: "How many.") var count = 1
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForWriting()
    return try TakingBack.repeatedly(
      count, nothing: "there is nothing to do again", isRedo: true, store, invocation
    ) { () throws(StoreError) in
      try store.redo(for: invocation.asker)
    }
  }
}

/// What undo and redo share.
enum TakingBack {
  static func repeatedly(
    _ count: Int, nothing: SafeText, isRedo: Bool = false, _ store: Store,
    _ invocation: Invocation, step: () throws(StoreError) -> UndoOutcome
  ) throws(Failure) -> ExitStatus {
    guard 1...10_000 ~= count else {
      throw Failure(.usage, "\(count) is not a number of acts; give 1 or more")
    }
    var done = 0
    while done < count {
      let outcome = try invocation.asking(step)
      guard case .done(let logLine, let receipt) = outcome else { break }
      done += 1
      if invocation.isJSON {
        try Acting.printEvent(receipt.event, of: store, invocation)
      } else {
        tell(logLine, receipt, isRedo, invocation)
      }
    }
    try invocation.asking { () throws(StoreError) in try store.close() }
    if done == 0 {
      invocation.printer.complain(nothing)
      return .nothing
    }
    return .ok
  }

  private static func tell(
    _ logLine: LogLine, _ receipt: Receipt, _ isRedo: Bool, _ invocation: Invocation
  ) {
    let act = logLine.event.act
    let today = invocation.today
    let line = isRedo ? Wording.redone(act, today: today) : Wording.undone(act, today: today)
    let moment = Wording.moment(logLine.event.at, zone: invocation.zone, today: today)
    let inverse = isRedo ? "docket undo takes it back" : "docket redo does it again"
    let actionCount = receipt.actionIDs.count
    let isOnActions = actionCount > 0
    let count = isOnActions ? actionCount : receipt.briefingCount
    let title = isOnActions ? receipt.actions.first?.action.title : receipt.briefings.first?.title
    let only: SafeText = count == 1 ? title.map { ": \(SafeText(line: $0))" } ?? "" : ""
    invocation.printer.line(
      "\(SafeText(line: line))\(only) (\(moment)) - \(inverse)")
    if only.isEmpty {
      Acting.names(
        receipt.actions, isOnActions ? [] : receipt.briefings, count: count, invocation.printer)
    }
  }
}
