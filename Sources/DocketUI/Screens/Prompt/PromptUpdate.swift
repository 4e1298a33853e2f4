import CellGrid

extension PromptModel {
  /// What a key did to a prompt.
  enum Outcome: Sendable, Hashable {
    case editing
    /// The text changed; prompts that act while typing look at it.
    case changed
    case submitted
    case cancelled
    case completionAsked
  }

  mutating func update(on key: Key) -> Outcome {
    complaint = nil
    offers = []
    switch key {
    case .enter: return .submitted
    case .escape, .control("g"), .control("c"): return .cancelled
    case .tab:
      guard second != nil else { return .completionAsked }
      isOnSecond.toggle()
      return .editing
    case .up, .control("p"): return recall(older: true)
    case .down, .control("n"): return recall(older: false)
    case .backspace where active.isEmpty: return .cancelled
    default:
      let text = active.text
      guard active.edit(key) else { return .editing }
      return active.text == text ? .editing : .changed
    }
  }

  private mutating func recall(older: Bool) -> Outcome {
    guard !history.isEmpty else { return .editing }
    let next = (historyIndex ?? -1) + (older ? 1 : -1)
    if historyIndex == nil { draft = active.text }
    guard next >= 0 else {
      guard historyIndex != nil else { return .editing }
      historyIndex = nil
      active.replace(with: draft)
      return .changed
    }
    guard history.indices.contains(next) else { return .editing }
    historyIndex = next
    active.replace(with: history[next])
    return .changed
  }
}
