import DocketModel

/// Where somebody was in a briefing: in its text, and in its checklist.
struct ReadingPlace: Sendable, Hashable {
  var line = 0
  var top = 0
  /// The lines count with these sections folded; nil where that is not known.
  var folded: Set<Int>?
  var action: ActionID?
  var opened: ActionID?
  var checklistTop = 0
}

extension ReadingModel {
  var place: ReadingPlace {
    ReadingPlace(
      line: line, top: top, folded: folded, action: selectedAction?.id, opened: checklist.opened,
      checklistTop: checklist.top)
  }

  /// Goes back to a place in this briefing, as far as it is still there.
  mutating func go(to place: ReadingPlace) {
    if let folded = place.folded, folded != self.folded {
      self.folded = folded
      relayout()
    }
    line = place.line
    top = place.top
    checklist.opened = place.opened
    checklist.top = place.checklistTop
    if let index = actions.firstIndex(where: { $0.id == place.action }) {
      checklist.selected = index
    }
  }
}
