import ArgumentParser
import CellGrid
import DocketModel
import DocketStore

/// The command `docket demo`.
struct Demo: Subcommand {
  static let example = """
    docket demo                          the reader with sample briefings; nothing is kept
    docket demo --keep /tmp/demo         the same in a folder; docket --store /tmp/demo opens it
    """
  static let configuration = describe("demo", "Opens the reader with sample briefings.")

  @Option(help: "Keep the store in this folder.") var keep: String?
  @OptionGroup var common: CommonOptions

  func run(_ invocation: Invocation) throws(Failure) -> ExitStatus {
    if let keep { try fill(keep, invocation) }
    let request = ReaderRequest(invocation, store: keep.map { .folder($0) } ?? .demo)
    return try request.open(invocation) { () throws(Failure) in
      guard let keep else {
        let store = try invocation.memoryStore()
        try Self.fill(store, invocation)
        return store
      }
      return try invocation.asking { () throws(StoreError) in
        try Store(
          at: keep, as: invocation.caller.person, options: invocation.storeOptions(.readOnly))
      }
    }
  }

  /// Makes and fills a store; one that is there already is opened as it is.
  private func fill(_ folder: String, _ invocation: Invocation) throws(Failure) {
    let options = invocation.storeOptions(.readWrite, .onSync)
    do throws(StoreError) {
      try Store.create(at: folder, options: options)
      let store = try Store(at: folder, as: invocation.caller.person, options: options)
      try SampleDesk.fill(
        store, asker: invocation.asker, zone: invocation.zone, now: invocation.environment.now())
      try store.close()
    } catch {
      if case .alreadyThere = error { return }
      throw Sentence.failure(error, store: folder)
    }
  }

  private static func fill(_ store: Store, _ invocation: Invocation) throws(Failure) {
    try invocation.asking { () throws(StoreError) in
      try SampleDesk.fill(
        store, asker: invocation.asker, zone: invocation.zone, now: invocation.environment.now())
    }
  }
}
