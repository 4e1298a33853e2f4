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
    docket import https://example.org/advisory.html
    pbpaste | docket import -            standard input; on a terminal, paste and press Ctrl-D
    docket import --as markdown notes --dry-run
    """
  static let configuration = describe(
    "import", "Takes briefings in from files, folders and addresses.")

  @Argument(help: "Files, folders, addresses, or - for standard input.") var files: [String]
  @Option(name: .customLong("as"), help: "The format; found out by itself otherwise.")
  var format: ReadableFormat?
  @Flag(help: "Say what would be taken in, and store nothing.") var dryRun = false
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let intake = Intake(invocation, options: ImportOptions(format: format?.format))
    let store =
      dryRun ? try invocation.memoryStore() : try invocation.storeForWriting(making: true)
    var tally = ImportTally(listsAll: invocation.isJSON, dryRun: dryRun)
    let paths = intake.files(files) { tally.refuse($0, $1, $2) }
    try invocation.asking { () throws(StoreError) in
      // What is larger is refused, and sizes of sparse files have no sum.
      let sizes = paths.lazy.map { min(FileBytes.size(of: $0), documentSizeLimit) }
      try store.expect(bytes: sizes.reduce(0, +))
    }
    var batch = ImportBatch(into: store, files: paths.count, tally: tally, invocation)
    defer { batch.progress.clear() }
    // The next parts are read, parsed and made ready while those before are stored.
    let parts = Ahead(intake.parts(of: paths), upTo: 1_500, size: \.size)
    do throws(Failure) {
      while let part = parts.next() { try batch.take(part) }
      try batch.keep()
    } catch {
      // What came before the failure is made safe and told, then the failure as it is.
      batch.progress.clear()
      try? store.close()
      if !batch.tally.isEmpty { try batch.tally.print(to: invocation, from: store) }
      throw error
    }
    try invocation.asking { () throws(StoreError) in try store.close() }
    batch.progress.clear()
    try batch.tally.print(to: invocation, from: store)
    return batch.tally.status
  }
}

/// A format that can be asked for.
enum ReadableFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, html, feed, csaf, kev, osv

  var format: ImportFormat { ImportFormat(rawValue: rawValue) ?? .text }
}
