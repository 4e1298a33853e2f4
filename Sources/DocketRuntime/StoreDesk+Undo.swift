import DocketModel
import DocketStore
import DocketUI

extension StoreDesk {
  /// Takes back exactly the act that was agreed to, else the newest of this session.
  func undo(confirming event: EventID?) throws(StoreError) -> UndoReport {
    let today = setup.clock.today
    switch try store.undo(for: asker, onlyEvent: event, confirmed: event != nil) {
    case .done(let logLine, let receipt):
      note(Wording.undone(logLine.event.act, today: today))
      return .undone(receipt, sentence: Wording.undone(logLine.event.act, today: today))
    case .wouldReachBehindSession(let logLine):
      return .reachesBack(
        logLine.event.id, sentence: Wording.nextUndo(logLine, zone: setup.clock.zone, today: today))
    case .belongsToOther(let logLine):
      return .byOthers(
        sentence: Wording.didThat(logLine.event, zone: setup.clock.zone, today: today))
    case .nothing:
      return .nothing(
        sentence: event == nil ? "Nothing of yours is left to undo" : "That was taken back already")
    }
  }

  func redo() throws(StoreError) -> UndoReport {
    guard case .done(let logLine, let receipt) = try store.redo(for: asker) else {
      return .nothing(sentence: "Nothing to do again")
    }
    let sentence = Wording.redone(logLine.event.act, today: setup.clock.today)
    note(sentence)
    return .redone(receipt, sentence: sentence)
  }
}
