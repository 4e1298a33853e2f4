import CellGrid
import DocketImport
import DocketRuntime
import DocketStore

/// Parts of files as they go into the store, so many briefings with one call, whatever files they are of.
struct ImportBatch {
  var tally: ImportTally
  var progress: Progress

  private let store: Store
  private let invocation: Invocation
  private let files: Int
  private var opened = 0
  /// Of the file that was opened last: how many briefings it has, and how many of them came.
  private var count = 0
  private var came = 0
  private var taking = TakingIn()
  private var waiting: [Delivery] = []
  private var size = 0

  private static let limit = 1_000

  /// `files` are to come in all.
  init(into store: Store, files: Int, tally: ImportTally, _ invocation: Invocation) {
    self.store = store
    self.files = files
    self.tally = tally
    self.invocation = invocation
    progress = Progress(invocation)
  }

  mutating func take(_ part: FileParts.Part) throws(Failure) {
    switch part {
    case .refused(let path, let sentence, let status):
      opened += 1
      tally.refuse(path, sentence, status)
    case .opened(let path, let document, let count, let shared):
      opened += 1
      (self.count, came) = (count, 0)
      tally.note(document, count: count, of: path)
      taking = try invocation.asking { () throws(StoreError) in
        try store.takingIn(DocumentOrigin(document))
      }
      taking.shared = shared
    case .briefings(let briefings):
      came += briefings.count
      size += briefings.count
      waiting.append(Delivery(briefings, as: taking))
    }
    showProgress()
    if size >= Self.limit { try keep() }
  }

  private mutating func showProgress() {
    if files > 1 {
      progress.show("taking in", opened, of: files)
    } else if count > Self.limit {
      progress.show("taking in", came, of: count)
    }
  }

  /// Stores what waits.
  mutating func keep() throws(Failure) {
    guard size > 0 else { return }
    let deliveries = waiting
    (waiting, size) = ([], 0)
    do throws(StoreError) {
      let report = try store.keep(deliveries)
      let ours = try store.countOurs(inBaselineOf: report, for: invocation.asker)
      tally.add(report, of: deliveries, ours: ours, store: invocation.storeDirectory)
    } catch {
      if case .keptInPart(let report, _, _) = error {
        tally.add(report, of: deliveries, store: invocation.storeDirectory)
      }
      throw Sentence.failure(error, store: invocation.storeDirectory)
    }
  }
}
