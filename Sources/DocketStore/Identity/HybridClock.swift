internal import DocketModel

/// Orders the records of all writers: wall time, pushed on by what was seen.
struct HybridClock: Hashable {
  /// The largest value written or seen.
  private(set) var largest: UInt64 = 0

  /// A record further ahead of now than this does not push the clock on.
  static let credibleSeconds: Int64 = 86_400

  /// Whether a value may push the clock on: one wrong host must not push all others to the limit.
  static func isCredible(_ value: UInt64, at now: Timestamp) -> Bool {
    value < Identifiers.clockLimit && now.seconds(to: value) <= credibleSeconds
  }

  mutating func saw(_ value: UInt64) {
    if value < Identifiers.clockLimit { largest = max(largest, value) }
  }

  /// The value of the next record: milliseconds in the upper bits, a counter in the lower 16.
  ///
  /// `floor` is the largest value of what the record refers to. Where it lies far ahead only this
  /// record goes behind it. At the limit itself there is no place behind, and the id decides.
  mutating func next(_ now: Timestamp, above floor: UInt64 = 0) throws(StoreError) -> UInt64 {
    let wall = (UInt64(clamping: now.milliseconds) & (1 << 46 - 1)) << 16
    let value = max(wall, largest + 1)
    guard value < Identifiers.clockLimit else { throw .clockExhausted }
    largest = value
    return floor < value ? value : min(floor + 1, Identifiers.clockLimit - 1)
  }
}
