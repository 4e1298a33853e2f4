import CellGrid

extension PageModel {
  enum Outcome: Sendable, Hashable { case stay, close }

  mutating func update(on key: Key, size: Size) -> Outcome {
    let rows = max(size.rows - 2, 1)
    let last = max(wrapped(columns: size.columns).count - rows, 0)
    switch key {
    case .escape, .control("g"), .backspace, .control("c"), .character("q"), .character("="):
      return .close
    case .character("j"), .down, .control("n"), .enter: top += 1
    case .character("k"), .up, .control("p"): top -= 1
    case .character(" "), .pageDown, .control("f"): top += rows
    case .character("b"), .pageUp, .control("b"): top -= rows
    case .control("d"): top += rows / 2
    case .control("u"): top -= rows / 2
    case .character("g"), .home, .character("<"): top = 0
    case .character("G"), .end, .character(">"): top = last
    default: break
    }
    top = min(max(top, 0), last)
    return .stay
  }
}
