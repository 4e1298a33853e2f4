import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket reindex`.
struct Reindex: Subcommand {
  static let example = """
    docket reindex    make the index of the store anew; nothing is lost by it
    """
  static let configuration = describe(
    "reindex", "Makes the index anew from all records, when a search does not find what is there.")

  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    let store = try invocation.storeForReading()
    try invocation.asking { () throws(StoreError) in try store.rebuild() }
    let count = store.health.records
    if invocation.isJSON {
      invocation.printer.json(
        .object([
          "schema": Output.schema, "type": .string("index"), "records": .integer(Int64(count)),
          "kept": .bool(store.isStateKept),
        ]))
    } else if store.isStateKept {
      invocation.printer.line(
        "made the index anew from \(SafeText(line: Wording.counted(count, "record")))")
    } else {
      invocation.printer.line("no index is kept here: it is made in memory at each start")
    }
    return .ok
  }
}
