import CellGrid
import DocketModel

/// What happened since somebody was last here.
enum SinceOutput {
  /// `named` when the day was asked for and is no end of a session.
  static func print(_ report: SinceReport, named: Bool, _ invocation: Invocation) {
    let printer = invocation.printer
    let today = invocation.today
    let title =
      named
      ? "Since \(report.mark.map { invocation.zone.local($0.at).day.weekdayAndDate(from: today) } ?? "")"
      : Wording.sinceTitle(report.mark, zone: invocation.zone, today: today)
    printer.line([Span(SafeText(line: title), .strong)])
    head("handed to you", report.handed.count, printer)
    var said: String?
    for one in report.handed {
      let when = Wording.moment(one.at, zone: invocation.zone, today: today)
      row(one.action, tail: "\(one.by) \(when)", invocation)
      if let remark = one.remark, remark != said { quote("\"\(remark)\"", printer) }
      said = one.remark
    }
    let decided = report.decided.reduce(0) { $0 + $1.count }
    head("decided by others", decided, printer)
    if decided > 0 { quote(Wording.decided(report.decided), printer) }
    section("came back by itself", report.returned, invocation) {
      Wording.returned($0, today: today)
    }
    section("conflicts", report.conflicts, invocation) {
      Wording.opinions($0.conflict, today: today)
    }
    section("outdated decisions", report.outdated, invocation) {
      Wording.outdated($0, today: today)
    }
  }

  private static func section(
    _ name: SafeText, _ rows: [ActionRow], _ invocation: Invocation, _ say: (ActionRow) -> String
  ) {
    head(name, rows.count, invocation.printer)
    for one in rows {
      row(one, tail: "", invocation)
      quote(say(one), invocation.printer)
    }
  }

  private static func head(_ name: SafeText, _ count: Int, _ printer: Printer) {
    printer.line("\(name) \(Wording.grouped(count))")
  }

  private static func row(_ action: ActionRow, tail: String, _ invocation: Invocation) {
    let box = ActionLine.checkbox(action)
    var text: SafeText =
      "\(SafeText(line: action.short)) \(box.text) \(ActionLine.title(action).text)"
    let when = ActionLine.when(action, invocation)
    if !when.text.isEmpty { text += "  \(when.text)" }
    if !tail.isEmpty { text += "  \(SafeText(line: tail))" }
    invocation.printer.paragraph(
      text, indent: 2, hanging: 4, ink: box.ink == .plain ? when.ink : box.ink)
  }

  private static func quote(_ text: String, _ printer: Printer) {
    printer.paragraph(SafeText(line: text), indent: 4, ink: .dim)
  }

  // MARK: - JSON

  static func json(_ report: SinceReport) -> JSON {
    .object([
      "schema": Output.schema, "type": .string("handover"),
      "since": report.mark.map { Output.instant($0.at) },
      "handed": .array(
        report.handed.map { one in
          .object([
            "id": .string(one.action.id.rawValue), "short": .string(one.action.short),
            "title": .string(one.action.action.title), "by": .string(one.by),
            "at": Output.instant(one.at), "remark": Output.text(one.remark),
            "due": Output.day(one.action.due),
          ])
        }),
      "decided": .array(
        report.decided.map { one in
          .object([
            "who": .string(one.who), "actions": .integer(Int64(one.count)),
            "states": .object(
              one.states.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                JSON.Member($0.key.rawValue, .integer(Int64($0.value)))
              }),
          ])
        }),
      "returned": actions(report.returned), "conflicts": actions(report.conflicts),
      "outdated": actions(report.outdated),
    ])
  }

  private static func actions(_ rows: [ActionRow]) -> JSON {
    .array(rows.map { Output.action($0, inBriefing: false) })
  }
}
