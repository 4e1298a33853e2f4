/// Decides which events are taken back.
///
/// From the newest to the oldest: an undo that is not itself undone cancels its target, if that is
/// older. A redo is an undo of the undo, so it needs no rule of its own.
public enum Cancellation {
  /// An event as far as undoing goes: its place, and what it takes back if it is an undo.
  public struct Step: Sendable, Hashable {
    public var stamp: Stamp
    public var takesBack: EventID?

    public init(stamp: Stamp, takesBack: EventID? = nil) {
      self.stamp = stamp
      self.takesBack = takesBack
    }
  }

  /// The ids of the steps that are taken back.
  ///
  /// A target that is not among the steps is ignored.
  public static func cancelled(among steps: [Step]) -> Set<EventID> {
    var stamps: [EventID: Stamp] = [:]
    stamps.reserveCapacity(steps.count)
    for step in steps { stamps[step.stamp.id] = step.stamp }
    var cancelled: Set<EventID> = []
    for step in steps.sorted(by: { $1.stamp < $0.stamp }) {
      guard let target = step.takesBack, !cancelled.contains(step.stamp.id),
        let stamp = stamps[target], stamp < step.stamp
      else { continue }
      cancelled.insert(target)
    }
    return cancelled
  }
}
