import CellGrid
import DocketModel
import Synchronization

/// Counts the records that are read while the state is made, for as long as somebody waits for it.
final class BuildingCount: Sendable {
  private let progress: Mutex<Progress>

  init(_ progress: Progress) { self.progress = Mutex(progress) }

  /// `read 12,000 records …`, when it is time for it.
  func show(_ records: Int) {
    progress.withLock { $0.show("read \(Wording.grouped(records)) records …") }
  }

  /// Takes the line away.
  func clear() { progress.withLock { $0.clear() } }
}
