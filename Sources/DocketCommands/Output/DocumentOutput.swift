import CellGrid
import DocketImport
import DocketModel
import DocketStore

/// What `docket parse` prints of one document.
enum DocumentOutput {
  /// One object for each input, also for a refused one.
  static func json(_ outcome: FileIntake.Outcome, path: String) -> LazyJSON {
    switch outcome {
    case .refused(let sentence, _):
      return .value(
        .object([
          "schema": Output.schema, "type": .string("document"), "path": .string(path),
          "briefings": .array([]), "error": .string(sentence.string),
        ]))
    case .read(let document):
      let head: [(String, JSON?)] = [
        ("schema", Output.schema), ("type", .string("document")), ("path", .string(path)),
        ("format", .string(document.format.rawValue)), ("title", Output.text(document.title)),
        ("link", Output.text(document.link)),
      ]
      let note = document.note.map { JSON.string(Sentence.say($0).string) }
      return .object(
        head.map(Output.lazy) + [
          ("briefings", .array(document.briefings, briefing)),
          ("feeds", document.feeds.isEmpty ? nil : .array(document.feeds) { .value(feed($0)) }),
          ("error", .value(note ?? .null)),
        ])
    }
  }

  private static func feed(_ outline: FeedOutline) -> JSON {
    .object([
      "title": Output.text(outline.title), "url": .string(outline.url),
      "path": .strings(outline.path),
    ])
  }

  private static func briefing(_ briefing: Briefing) -> LazyJSON {
    let named = Identity.of(briefing)
    let actions = zip(briefing.actions, named.actionIDs).enumerated()
    return Output.briefing(
      briefing, id: named.content, key: named.key,
      actions: .array(actions) { index, action in
        .value(Output.action(action.0, id: action.1, number: index + 1))
      },
      more: ["short": .string(named.short)])
  }

  /// The same for people.
  static func print(_ document: Document, to invocation: Invocation) {
    let printer = invocation.printer
    for briefing in document.briefings {
      let named = Identity.of(briefing)
      BriefingPage.head(briefing, short: named.short, invocation)
      BriefingPage.sections(briefing, to: printer)
      printer.line()
      printer.line([Span("Actions", .strong)])
      for (index, action) in briefing.actions.enumerated() {
        printer.paragraph(
          "[ ] \(index + 1)  \(SafeText(line: action.title))", indent: 2, hanging: 9)
        if !action.detail.isEmpty {
          printer.paragraph(SafeText(action.detail), indent: 9, ink: .dim)
        }
      }
      printer.line()
    }
    let reasons = document.leftOutReasons.map(\.rawValue)
    if !reasons.isEmpty { printer.line("left out: \(reasons.joined(separator: ", "))") }
    if let note = document.note { printer.line("note: \(Sentence.say(note))") }
  }
}
