import CellGrid
import DocketModel

/// Everything known about one decision on one page.
enum WhyOutput {
  static func print(_ page: WhyPage, _ invocation: Invocation) {
    let printer = invocation.printer
    for line in Wording.why(page, zone: invocation.zone, today: invocation.today) {
      if line.isHeading {
        printer.paragraph(SafeText(line: line.text), hanging: 2, ink: .strong)
      } else {
        let label = SafeText(line.label)
        let blanks = SafeText(String(repeating: " ", count: max(7 - label.width, 1)))
        printer.paragraph("\(label)\(blanks)\(SafeText(line: line.text))", indent: 2, hanging: 9)
      }
    }
  }

  // MARK: - JSON

  static func json(_ page: WhyPage, today: Day) -> JSON {
    .object([
      "schema": Output.schema, "type": .string("why"),
      "action": Output.action(page.action, inBriefing: false, today: today),
      "decision": Output.decision(page.decision),
      "verified": page.isUnverified ? .bool(false) : nil, "ended": Output.day(page.ended),
      "knew": .array(
        page.knew.map {
          .object([
            "short": .string($0.short), "id": .string($0.content.rawValue),
            "title": .string($0.title), "source": .string($0.source),
            "severity": $0.severity.map { .string($0.word) }, "exploited": .bool($0.isExploited),
          ])
        }),
      "since": .array(page.since.map(change)),
      "history": .array(
        page.history.map {
          .object([
            "decision": Output.decision($0.record), "undone": .bool($0.isUndone),
          ])
        }),
    ])
  }

  private static func change(_ change: WhyPage.Change) -> JSON {
    switch change.fact {
    case .revision(let short):
      .object([
        "at": Output.instant(change.at), "change": .string("revision"), "to": .string(short),
      ])
    case .exploited(let isExploited, let due):
      .object([
        "at": Output.instant(change.at), "change": .string("exploited"), "to": .bool(isExploited),
        "due": Output.day(due),
      ])
    case .severity(let from, let to):
      .object([
        "at": Output.instant(change.at), "change": .string("severity"),
        "from": from.map { .string($0.word) }, "to": to.map { .string($0.word) },
      ])
    case .restated(let said): Output.change(said, at: change.at)
    }
  }
}
