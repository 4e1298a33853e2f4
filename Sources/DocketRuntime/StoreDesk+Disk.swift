import DocketModel
import DocketStore
import DocketUI

extension StoreDesk {
  /// Something was written.
  func note(_ sentence: String) { debt.add(sentence, at: Clock.ticks) }

  /// Makes the disk keep what was written; where it cannot, that is told once and tried again.
  func sync() -> [Message] {
    do throws(StoreError) {
      try store.sync()
      debt.wasPaid()
      return healthMessages()
    } catch {
      let isFirst = debt.wasRefused(at: Clock.ticks)
      return (isFirst ? [.failed(setup.sentence(error, nil))] : []) + healthMessages()
    }
  }

  func syncIfDue(at now: UInt64) -> [Message] {
    guard let due = debt.due, due <= now else { return [] }
    return sync()
  }

  /// Puts what the store could not take where the person wants it, and says how it comes home.
  func saveElsewhere(in folder: String) -> Message {
    do throws(StoreError) {
      guard let saved = try store.saveElsewhere(in: folder) else {
        return .told("Everything is saved already")
      }
      // What is known to be on a disk is not named at the end.
      debt.wasPaid()
      let acts = Wording.counted(saved.records, "act")
      return .told("\(acts) saved: copy \(saved.path)/segments into the store when it is well")
    } catch {
      return .failed("Nothing was saved there: \(setup.sentence(error, folder))")
    }
  }

  /// What is here now counts as seen: the next session tells what comes after it.
  func leave() {
    if let here, let mark = try? store.hereMark() { here.keep(mark) }
  }

  /// Ends the session's file and says what is not on disk.
  func close() -> Saving {
    var refused: [String] = []
    while hasMoreToKeep {
      for case .failed(let sentence) in keepMore() { refused.append(sentence) }
    }
    do throws(StoreError) {
      try store.close()
      return refused.isEmpty ? .all : .missing(refused.count, refused)
    } catch {
      return .missing(max(store.health.unsaved, 1) + refused.count, debt.sentences + refused)
    }
  }
}
