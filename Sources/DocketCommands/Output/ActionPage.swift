import CellGrid
import DocketModel

/// An action with everything decided about it.
enum ActionPage {
  /// `docket show ID.N`.
  static func print(_ row: ActionRow, _ invocation: Invocation) {
    let printer = invocation.printer
    if invocation.isJSON {
      return printer.json(Output.action(row, inBriefing: false, today: invocation.today))
    }
    let short = SafeText(line: row.short)
    printer.paragraph(
      "\(short)  \(SafeText(line: row.action.title))", hanging: short.width + 2, ink: .strong)
    printer.paragraph("of: \(SafeText(line: row.briefingTitle))", hanging: 4, ink: .dim)
    var facts: [SafeText] = [row.conflict.isEmpty ? SafeText(row.state.word) : "conflict"]
    if let ended = Wording.ended(row, today: invocation.today) {
      facts.append(SafeText(line: ended))
    }
    if let due = row.due {
      let from = row.dueFrom.flatMap(Wording.dueSource).map { " (\($0))" } ?? ""
      facts.append("due \(due.weekdayAndDate(from: invocation.today))\(from)")
    }
    if !row.owners.isEmpty { facts.append("owner \(Wording.names(row.owners))") }
    if row.isWithdrawn { facts.append("withdrawn by its source") }
    printer.paragraph(facts.joined(separator: ", "))
    detail(row, indent: 0, invocation)
  }

  /// A line of the checklist, with what belongs under it.
  static func checklistLine(_ row: ActionRow, _ invocation: Invocation) {
    let printer = invocation.printer
    let box = ActionLine.checkbox(row)
    let title = ActionLine.title(row)
    let when = ActionLine.when(row, invocation)
    var tail = when.text.isEmpty ? "" : "  " + when.text
    if !row.owners.isEmpty { tail += "  \(Wording.names(row.owners))" }
    printer.paragraph(
      "\(box.text) \(row.number)  \(title.text)\(tail)", indent: 2, hanging: 9,
      ink: box.ink == .plain ? when.ink == .alarm ? .alarm : title.ink : box.ink)
    detail(row, indent: 9, invocation)
  }

  private static func detail(_ row: ActionRow, indent: Int, _ invocation: Invocation) {
    let printer = invocation.printer
    if !row.action.detail.isEmpty {
      printer.paragraph(SafeText(row.action.detail), indent: indent, ink: .dim)
    }
    if row.isChanged, let before = row.previousDetail {
      printer.paragraph("it was: \(SafeText(before))", indent: indent, ink: .dim)
    }
    for record in row.conflict.isEmpty ? row.decision.map({ [$0] }) ?? [] : row.conflict {
      let phrase = Wording.phrase(record.decision, today: invocation.today)
      let more = Wording.decisionDetail(record.decision)
      let moment = Wording.moment(record.at, zone: invocation.zone, today: invocation.today)
      let because: SafeText = more.isEmpty ? "" : " - \(SafeText(line: more))"
      printer.paragraph(
        "\(SafeText(line: record.person.me)), \(moment): \(SafeText(line: phrase))\(because)",
        indent: indent)
    }
    notes(row.notes, "note", indent: indent, invocation)
    notes(row.evidence, "reason", indent: indent, invocation)
  }

  static func notes(_ notes: [Note], _ label: String, indent: Int, _ invocation: Invocation) {
    for note in notes {
      let line = Wording.noteLine(
        note, label: label, zone: invocation.zone, today: invocation.today)
      invocation.printer.paragraph(SafeText(line), indent: indent)
    }
  }
}
