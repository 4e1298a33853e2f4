/// Whether to paint now: a frame that an answer is about to replace is not sent over the line.
///
/// Unless the answer takes longer than anybody notices; then frames are painted until it is here.
struct PaintPatience {
  /// When a frame is painted without the answer, in milliseconds of ``Clock/ticks``.
  private(set) var due: UInt64?
  private var hasGivenUp = false

  mutating func isTime(_ isAwaitingAnswer: Bool, at now: UInt64) -> Bool {
    guard isAwaitingAnswer else {
      due = nil
      hasGivenUp = false
      return true
    }
    if hasGivenUp { return true }
    let due = self.due ?? now + 30
    hasGivenUp = due <= now
    self.due = hasGivenUp ? nil : due
    return hasGivenUp
  }
}
