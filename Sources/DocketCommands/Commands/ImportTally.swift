import CellGrid
import DocketImport
import DocketModel
import DocketStore

/// What became of everything that was to be taken in.
struct ImportTally {
  private var new = 0
  private var known = 0
  private var knownOurs = 0
  private var revised = 0
  private var unchanged = 0
  private var refused: [(path: String, sentence: SafeText)] = []
  private var notes: [(path: String, sentence: SafeText)] = []
  /// All of them where they are listed, else the only one.
  private var kept: [(KeepReport.Kept, path: String?)] = []
  private var count = 0
  /// The one briefing there is: a folder of them is not held in memory.
  private var single: Briefing?
  private let listsAll: Bool
  private let dryRun: Bool
  private(set) var status = ExitStatus.ok

  init(listsAll: Bool, dryRun: Bool) {
    self.listsAll = listsAll
    self.dryRun = dryRun
  }

  /// Whether no briefing has been taken in.
  var isEmpty: Bool { count == 0 }

  mutating func refuse(_ path: String, _ sentence: SafeText, _ status: ExitStatus) {
    refused.append((path, sentence))
    // Several kinds of refusal are bad data, all in all.
    self.status = self.status == .ok || self.status == status ? status : .badData
  }

  /// A document with so many briefings.
  mutating func note(_ document: Document, count: Int, of path: String) {
    if let note = document.note { notes.append((path, Sentence.say(note))) }
    if count == 0 { refuse(path, Sentence.say(ImportError.noBriefing), .badData) }
  }

  /// `ours` of what was taken in as known touch the person.
  mutating func add(
    _ report: KeepReport, of deliveries: [Delivery], ours: Int = 0, store: String
  ) {
    knownOurs += ours
    for (one, said) in zip(report.kept, deliveries.lazy.flatMap(\.briefings)) {
      let briefing = said.briefing
      switch one.outcome {
      case .new where one.isBaseline: known += 1
      case .new: new += 1
      case .revised: revised += 1
      case .unchanged: unchanged += 1
      case .refused(let error):
        refuse(
          briefing.source.path ?? Intake.standardInput, Sentence.say(error, store: store),
          .badData)
      }
      count += 1
      if listsAll || count == 1 { kept.append((one, briefing.source.path)) }
      single = count == 1 ? briefing : nil
    }
  }

  // MARK: - Printing

  /// Says it; the store knows the short ids.
  func print(to invocation: Invocation, from store: Store) throws(Failure) {
    for (path, sentence) in notes { invocation.printer.complain("\(line(path)): \(sentence)") }
    if invocation.isJSON { return try printJSON(to: invocation, from: store) }
    var parts: [SafeText] = new + known + revised + unchanged == 0 ? ["nothing"] : []
    if new > 0 { parts.append("\(new) new") }
    if revised > 0 { parts.append("\(revised) revised") }
    if unchanged > 0 { parts.append("\(unchanged) unchanged") }
    // Complaints go where they are seen even when the output is thrown away.
    if !refused.isEmpty {
      parts.append("\(refused.count) refused")
      if refused.count == 1 { parts[parts.count - 1] += ": \(said(refused[0]))" }
    }
    let verb: SafeText = dryRun ? "would import" : "imported"
    // What is known already has a line of its own below.
    let isAllKnown = known > 0 && new + revised + unchanged == 0
    let counts = parts.joined(separator: ", ")
    if !parts.isEmpty { invocation.printer.line(isAllKnown ? counts : "\(verb) \(counts)") }
    if refused.count > 1 { for one in refused { invocation.printer.complain(said(one)) } }
    let older = Wording.known(known, ours: knownOurs)
    if !older.isEmpty { invocation.printer.line(SafeText(line: older)) }
    if let single, let (one, _) = kept.first {
      let short = try invocation.asking { () throws(StoreError) in try store.shorts(of: [one.key]) }
      printSingle(one, short.first ?? "", single, invocation.printer)
    }
  }

  /// The id, what is in it, and the command to read it.
  private func printSingle(
    _ one: KeepReport.Kept, _ short: String, _ briefing: Briefing, _ printer: Printer
  ) {
    if case .refused = one.outcome { return }
    printer.line("\(SafeText(line: short))  \(SafeText(line: briefing.title))")
    let sections = briefing.sections.count { $0.kind != .actions }
    var counts = [
      Wording.counted(sections, "section"), Wording.counted(briefing.actions.count, "action"),
    ]
    if !briefing.related.isEmpty { counts.append("\(briefing.related.count) related") }
    printer.line("\(counts.joined(separator: ", "))")
    if !dryRun { printer.line("next: docket show \(SafeText(line: short))") }
  }

  private func said(_ one: (path: String, sentence: SafeText)) -> SafeText {
    Sentence.readable("\(line(one.path)): \(one.sentence)")
  }

  private func line(_ path: String) -> SafeText {
    path == Intake.standardInput ? "standard input" : SafeText(line: path)
  }

  private func printJSON(to invocation: Invocation, from store: Store) throws(Failure) {
    let shorts = try invocation.asking { () throws(StoreError) in
      try store.shorts(of: kept.map(\.0.key))
    }
    invocation.printer.json(
      .object([
        "schema": Output.schema, "type": .string("import"), "dry_run": .bool(dryRun),
        "new": Output.number(new), "known": known > 0 ? Output.number(known) : nil,
        "known_ours": knownOurs > 0 ? Output.number(knownOurs) : nil,
        "revised": Output.number(revised), "unchanged": Output.number(unchanged),
        "refused": .array(
          refused.map {
            .object(["path": .string($0.path), "error": .string($0.sentence.string)])
          }),
        "briefings": .array(
          zip(kept, shorts).map { kept, short in
            let (one, path) = kept
            return .object([
              "key": .string(one.key.rawValue), "short": .string(short),
              "title": .string(one.title), "outcome": .string(one.outcome.word),
              "path": Output.text(path),
            ])
          }),
      ]))
  }
}

extension KeepReport.Outcome {
  fileprivate var word: String {
    switch self {
    case .new: "new"
    case .revised: "revised"
    case .unchanged: "unchanged"
    case .refused: "refused"
    }
  }
}
