/// What was written and is not yet known to be on the disk, and when the disk is to be made to keep it.
struct DiskDebt {
  /// Each in a sentence, for who leaves while the disk does not take them.
  private(set) var sentences: [String] = []
  /// In the ticks of ``Clock``; nil when the disk has all.
  private(set) var due: UInt64?
  /// How often in a row the disk did not take it.
  private var failures = 0

  /// Something was written: it is to be on the disk within 200 ms, whatever comes behind it.
  mutating func add(_ sentence: String, at now: UInt64) {
    sentences.append(sentence)
    due = due ?? now + 200
  }

  mutating func wasPaid() { self = DiskDebt() }

  /// Tries again later and later, since every attempt leaves a file behind; true for the first in a row.
  mutating func wasRefused(at now: UInt64) -> Bool {
    due = now + Self.delay(after: failures)
    failures += 1
    return failures == 1
  }

  /// Milliseconds until the disk is tried again: one second, two, four, up to a minute.
  static func delay(after failures: Int) -> UInt64 {
    min(1_000 << UInt64(min(failures, 6)), 60_000)
  }
}
