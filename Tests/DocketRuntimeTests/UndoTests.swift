import DocketModel
import DocketStore
import DocketUI
import TestSupport
import Testing

@testable import DocketRuntime

/// Undo across sessions: what would be taken back is named, and then exactly that is.
@Suite(.temporaryDirectory) struct UndoTests {
  /// The report of an undo; nil for another answer.
  private func report(_ messages: [Message]) -> UndoReport? {
    messages.compactMap { if case .undid(let report) = $0 { report } else { nil } }.first
  }

  @Test func `an undo that reaches behind the session takes back the act it named`() throws {
    let rig = try DeskRig()
    let acts = [try rig.done(1), try rig.done(2)]
    let earlier = try rig.desk()
    #expect(earlier.answer(acts[0]).receipts == 1)
    #expect(earlier.close() == .all)

    let desk = try rig.desk()
    guard case .reachesBack(let event, let sentence)? = report(desk.answer(.undo(confirming: nil)))
    else {
      Issue.record("the first undo takes back what an earlier session did")
      return
    }
    #expect(sentence.hasPrefix("Next undo:") && sentence.contains("on jump2"))
    // Something else is done between the question and the yes.
    #expect(desk.answer(acts[1]).receipts == 1)
    guard case .undone(let receipt, _)? = report(desk.answer(.undo(confirming: event))) else {
      Issue.record("the confirmed undo does nothing")
      return
    }
    #expect(receipt.act == .undo(event))
    guard case .act(_, let subjects) = acts[0] else { return }
    #expect(receipt.actions.map { .action($0.id) } == subjects)
    #expect(receipt.actions.map(\.state) == [.open])
    // A second yes to the same question finds nothing more.
    #expect(
      report(desk.answer(.undo(confirming: event)))
        == .nothing(sentence: "That was taken back already"))
  }
}
