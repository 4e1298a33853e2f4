import CellGrid

extension PickerModel {
  enum Outcome: Sendable, Hashable { case stay, close, chosen(Choice) }

  mutating func update(on key: Key) -> Outcome {
    let count = shown.count
    switch key {
    case .escape, .control("g"), .control("c"): return .close
    case .backspace where filter.isEmpty: return .close
    case .enter:
      guard let choice = selectedChoice else { return .stay }
      return .chosen(choice)
    case .down, .control("n"), .tab: selected = min(selected + 1, max(count - 1, 0))
    case .up, .control("p"), .backTab: selected = max(selected - 1, 0)
    case .pageDown, .control("f"): selected = min(selected + 10, max(count - 1, 0))
    case .pageUp, .control("b"): selected = max(selected - 10, 0)
    default:
      if filter.edit(key) { selected = 0 }
    }
    return .stay
  }
}
