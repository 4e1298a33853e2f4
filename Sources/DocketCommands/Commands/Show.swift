import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket show`.
struct Show: Subcommand {
  static let example = """
    docket show 4f2a91                   one briefing: its text and its checklist
    docket show 4f2a91@2                 as it was in its second revision
    docket show 4f2a91.1                 one action with everything decided about it
    """
  static let configuration = describe("show", "Shows a briefing or an action.")

  @Argument(help: "The id of a briefing, of a revision or of an action.") var id: String
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForReading()
    switch try Ids(store, invocation).resolve(id) {
    case .action(let action):
      let rows = try invocation.asking { () throws(StoreError) in
        try store.actionRows([action], for: invocation.asker)
      }
      for row in rows { ActionPage.print(row, invocation) }
    case .briefing(let key, let revision):
      let stored = try invocation.asking { () throws(StoreError) in
        try store.briefing(key, revision: revision, for: invocation.asker)
      }
      guard let stored else { throw Failure(.noInput, "nothing has the id \(SafeText(line: id))") }
      print(stored, isPast: revision != nil, invocation)
    case .ambiguous, .unknown: break
    }
    return .ok
  }

  private func print(_ stored: StoredBriefing, isPast: Bool, _ invocation: Invocation) {
    let printer = invocation.printer
    if invocation.isJSON { return printer.json(Output.whole(stored)) }
    let revision = isPast || stored.revision > 1 ? stored.revision : nil
    BriefingPage.head(
      stored.briefing, short: stored.row.short, revision: revision, invocation)
    let changes = Wording.changes(stored.changes, today: invocation.today)
    if !changes.isEmpty { printer.paragraph(SafeText(line: changes), ink: .strong) }
    if !stored.tags.isEmpty {
      printer.paragraph("tags: \(stored.tags.map { SafeText(line: $0) }.joined(separator: ", "))")
    }
    ActionPage.notes(stored.notes, "note", indent: 0, invocation)
    BriefingPage.sections(stored.briefing, to: printer)
    guard !stored.actions.isEmpty else { return }
    printer.line()
    printer.line([Span("Actions \(stored.row.settled)/\(stored.row.total)", .strong)])
    for row in stored.actions { ActionPage.checklistLine(row, invocation) }
  }
}
