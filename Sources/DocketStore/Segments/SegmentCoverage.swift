internal import DocketModel

/// How much of a segment is in the state: a start reads on behind it.
struct SegmentCoverage: Hashable {
  /// Relative to the store: `segments/<writer>/<name>`.
  var path: String
  var writer: String
  /// A file that was exchanged is read from its beginning.
  var identity: SegmentReading.Identity
  /// Behind the last good record, in bytes.
  var goodEnd: Int
  var expectedSeq: UInt64?
  var lastCRC: UInt32
  /// Good records, the header and the trailer among them.
  var records: Int
  var isForeign: Bool
  /// Something in it is to be told: a start looks through the file again, and takes nothing twice.
  var hasNotes: Bool
}

/// The last record that was read of a writer, by the order of the clock.
struct WriterMark: Hashable {
  var clock: UInt64
  var id: EventID
  /// The largest clock that was not too far ahead of the time when it was read.
  var credibleClock: UInt64
}
