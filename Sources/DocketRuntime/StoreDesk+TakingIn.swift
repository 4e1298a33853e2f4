import DocketModel
import DocketStore
import DocketUI

extension StoreDesk {
  /// Takes over what was read on another thread.
  func take(_ intake: Intake) -> [Message] {
    switch intake {
    case .preview(let found, let origin):
      preview = (found, origin)
      return [.previewed(found)]
    case .unreadable(let sentence): return [.previewFailed(sentence)]
    case .files(let taken):
      guard !taken.parts.isEmpty else {
        return [.failed(Self.nothingRead(taken.refused))]
      }
      if keeping == nil {
        keeping = Keeping(taken)
      } else {
        keeping?.add(taken)
      }
      return []
    }
  }

  private static func nothingRead(_ refused: [String]) -> String {
    guard let first = refused.first else { return "No briefing was found there" }
    if refused.count == 1 { return first }
    let count = Wording.grouped(refused.count)
    return "Nothing was kept, \(count) refused: \(Wording.firstFew(refused))"
  }

  /// Keeps what was shown before anything was written.
  func keepPreview() throws(StoreError) -> [Message] {
    guard let found = preview else { return [.failed("No briefing was found there")] }
    var taken = ReaderSetup.TakenIn()
    taken.add(found.shown.briefings, of: found.origin)
    var whole = Keeping(taken)
    while !whole.isOver { try whole.keepMore(in: store) }
    countBriefings()
    preview = nil
    note(whole.sentence)
    return [whole.message]
  }

  var hasMoreToKeep: Bool { keeping != nil }

  /// Stores the next part of what was taken in; between two parts acts are answered.
  func keepMore() -> [Message] {
    guard var current = keeping else { return [] }
    do throws(StoreError) {
      try current.keepMore(in: store)
      countBriefings()
      keeping = current.isOver ? nil : current
      guard current.isOver else { return [] }
      note(current.sentence)
      return [current.message] + healthMessages()
    } catch {
      keeping = nil
      let kept = current.kept.isEmpty ? [] : [current.message]
      return kept + [.failed(setup.sentence(error, nil))] + healthMessages()
    }
  }
}
