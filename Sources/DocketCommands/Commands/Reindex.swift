import ArgumentParser
import CellGrid
import DocketModel
import DocketStore
import Glibc

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
    let why = store.isStateKept ? nil : whyNotKept(invocation)
    let count = store.health.records
    if invocation.isJSON {
      invocation.printer.json(
        .object([
          "schema": Output.schema, "type": .string("index"), "records": .integer(Int64(count)),
          "kept": .bool(store.isStateKept), "error": why.map { .string($0.string) } ?? .null,
        ]))
    } else if store.isStateKept {
      invocation.printer.line(
        "made the index anew from \(SafeText(line: Wording.counted(count, "record")))")
    }
    guard let why else { return .ok }
    if !invocation.isJSON { invocation.printer.complain(why) }
    return .cannotCreate
  }

  /// Why there is no file of the index.
  private func whyNotKept(_ invocation: Invocation) -> SafeText {
    let cache = invocation.folders.cache
    let folder = SafeText(line: cache)
    if access(invocation.storeDirectory, F_OK) != 0 {
      return "no index was made: there is no store yet; docket import FILE makes it"
    }
    let code = Folders.make(cache) ?? (access(cache, W_OK | X_OK) == 0 ? nil : errno)
    if let code {
      let words = Sentence.words(code)
      return "no index is kept, each start makes it in memory: \(folder) cannot be used: \(words)"
    }
    return """
      no index is kept, each start makes it in memory: \(folder) is on another host or takes no files
      """
  }
}
