import ArgumentParser
import CellGrid
import DocketImport
import DocketModel
import DocketRuntime
import DocketStore

/// The command `docket import`.
struct Import: Subcommand {
  static let example = """
    docket import advisory.txt news/     a file, and all files below a folder
    pbpaste | docket import -            standard input; on a terminal, paste and press Ctrl-D
    docket import --as markdown notes --dry-run
    """
  static let configuration = describe("import", "Takes briefings in from files and folders.")

  @Argument(help: "Files, folders, or - for standard input.") var files: [String]
  @Option(name: .customLong("as"), help: "text or markdown; found out by itself otherwise.")
  var format: ReadableFormat?
  @Flag(help: "Say what would be taken in, and store nothing.") var dryRun = false
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let intake = Intake(invocation, options: ImportOptions(format: format?.format))
    let store =
      dryRun ? try invocation.memoryStore() : try invocation.storeForWriting(making: true)
    var tally = ImportTally()
    let paths = intake.files(files) { tally.refuse($0, $1, $2) }
    var waiting: [SaidBriefing] = []
    let byHand = TakingIn()
    var progress = Progress(invocation)
    defer { progress.clear() }
    // The next files are read, parsed and made ready while those before are stored.
    let read = intake.reader(of: paths)
    let outcomes = Ahead(paths.count, upTo: Self.part, size: { $0.outcome.briefings }) {
      ReadyFile(read($0))
    }
    for (number, path) in paths.enumerated() {
      if paths.count > 1 { progress.show("imported", number, of: paths.count) }
      guard let file = outcomes.next() else { break }
      switch file.outcome {
      case .refused(let sentence, let status): tally.refuse(path, sentence, status)
      case .read(let document):
        tally.note(document, of: path)
        let origin = DocumentOrigin(document)
        if origin == .text {
          waiting += file.briefings
        } else {
          let taking = try invocation.asking { () throws(StoreError) in try store.takingIn(origin) }
          var entries = file.briefings
          try keep(&entries, as: taking, in: store, &tally, &progress, invocation)
        }
      }
      // Bounded, so that a folder of any size is taken in with little memory.
      if waiting.count >= Self.part {
        try keep(&waiting, as: byHand, in: store, &tally, &progress, invocation)
      }
    }
    try keep(&waiting, as: byHand, in: store, &tally, &progress, invocation)
    try invocation.asking { () throws(StoreError) in try store.close() }
    progress.clear()
    try tally.print(to: invocation, from: store, dryRun: dryRun)
    return tally.status
  }

  /// So many go into the store with one call.
  private static let part = 2_000

  /// Stores what waits; where it is all of one file, that file is what the progress counts.
  private func keep(
    _ waiting: inout [SaidBriefing], as taking: TakingIn, in store: Store,
    _ tally: inout ImportTally, _ progress: inout Progress, _ invocation: Invocation
  ) throws(Failure) {
    let count = waiting.count
    var rest = waiting[...]
    waiting = []
    while !rest.isEmpty {
      if files.count == 1, count > Self.part {
        progress.show("imported", count - rest.count, of: count)
      }
      try keep(Array(rest.prefix(Self.part)), as: taking, in: store, &tally, &progress, invocation)
      rest = rest.dropFirst(Self.part)
    }
  }

  private func keep(
    _ briefings: [SaidBriefing], as taking: TakingIn, in store: Store,
    _ tally: inout ImportTally, _ progress: inout Progress, _ invocation: Invocation
  ) throws(Failure) {
    do throws(StoreError) {
      let report = try store.keep(briefings, as: taking)
      let ours = try store.countOurs(inBaselineOf: report, for: invocation.asker)
      tally.add(report, of: briefings.map(\.briefing), ours: ours, store: invocation.storeDirectory)
    } catch {
      progress.clear()
      // What was kept before the failure is told before what failed.
      if case .keptInPart(let report, _, _) = error {
        tally.add(report, of: briefings.map(\.briefing), store: invocation.storeDirectory)
      }
      if !tally.isEmpty { try tally.print(to: invocation, from: store, dryRun: dryRun) }
      throw Sentence.failure(error, store: invocation.storeDirectory)
    }
  }
}

/// A file that was read, with what the store needs of each briefing in it.
private struct ReadyFile: Sendable {
  let outcome: FileIntake.Outcome
  let briefings: [SaidBriefing]

  init(_ outcome: FileIntake.Outcome) {
    self.outcome = outcome
    briefings =
      if case .read(let document) = outcome { document.briefings.map(SaidBriefing.init) } else {
        []
      }
  }
}

/// A format that can be asked for.
enum ReadableFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown

  var format: ImportFormat { ImportFormat(rawValue: rawValue) ?? .text }
}
