/// The place of a record in the order of the fold: its clock, then its id.
public struct Stamp: Sendable, Hashable, Comparable {
  public var clock: UInt64
  public var id: EventID

  public init(clock: UInt64, id: EventID) {
    self.clock = clock
    self.id = id
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.clock == right.clock ? left.id < right.id : left.clock < right.clock
  }
}

extension Event {
  /// Its place in the order of the fold.
  public var stamp: Stamp { Stamp(clock: clock, id: id) }
}

extension BriefingRecord {
  /// Its place in the order of the fold.
  public var stamp: Stamp { Stamp(clock: clock, id: id) }
}
