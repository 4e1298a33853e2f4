internal import CShims

/// Walks the lines of a segment and tells records from damage; never stops at a bad line.
///
/// A record never holds a line feed, so each line is judged alone and the cost is one pass, however
/// the bytes were made.
struct RecordScanner {
  /// What comes next in a segment.
  enum Finding: Hashable {
    case record(RecordFrame)
    /// Bad bytes with a good record behind them.
    case damage(Range<Int>)
    /// The record's number or link is not the one expected: something is missing, doubled or moved.
    case outOfOrder(expected: UInt64, found: UInt64, at: Int)
    /// Bad bytes up to the end: a write that did not finish, or not yet.
    case torn(Range<Int>)
  }

  /// Behind the last good record: where reading goes on when the file has grown.
  private(set) var goodEnd: Int
  /// The number the next record should have; nil before the first record.
  private(set) var expectedSeq: UInt64?
  private(set) var lastCRC: UInt32
  /// Whether some line ended in CR LF: a tool changed the line ends.
  private(set) var hasConvertedLineEnds = false
  private var position: Int
  private var badStart: Int?
  private var waiting: [Finding] = []

  /// Starts at the beginning of a file, or behind what was read of it before.
  init(from position: Int = 0, expectedSeq: UInt64? = nil, lastCRC: UInt32 = 0) {
    self.position = position
    self.goodEnd = position
    self.expectedSeq = expectedSeq
    self.lastCRC = lastCRC
  }

  /// The next finding; nil at the end.
  mutating func next(in bytes: [UInt8]) -> Finding? {
    if let found = waiting.popLast() { return found }
    while position < bytes.count {
      let lineStart = position
      let lineEnd = Self.lineFeed(in: bytes, from: position)
      position = min(lineEnd + 1, bytes.count)
      guard lineEnd < bytes.count, let frame = frame(lineStart..<lineEnd, bytes) else {
        if badStart == nil { badStart = lineStart }
        continue
      }
      return found(frame, lineStart, end: lineEnd + 1)
    }
    guard let start = badStart else { return nil }
    badStart = nil
    return .torn(start..<bytes.count)
  }

  private mutating func found(_ frame: RecordFrame, _ lineStart: Int, end: Int) -> Finding {
    goodEnd = end
    waiting.append(.record(frame))
    let expected = expectedSeq ?? 0
    if frame.seq != expected || frame.previous != lastCRC {
      // After damage a jump in the numbers says nothing new.
      if badStart == nil {
        waiting.append(.outOfOrder(expected: expected, found: frame.seq, at: lineStart))
      }
    }
    if let start = badStart { waiting.append(.damage(start..<lineStart)) }
    badStart = nil
    let (following, overflow) = frame.seq.addingReportingOverflow(1)
    expectedSeq = overflow ? 0 : following
    lastCRC = frame.crc
    return waiting.removeLast()
  }

  /// The same place in a file of which the bytes walked so far began at an offset.
  func moved(by offset: Int) -> RecordScanner {
    RecordScanner(from: goodEnd + offset, expectedSeq: expectedSeq, lastCRC: lastCRC)
  }

  /// The record of a line; one CR before the line feed is taken for a changed line end.
  private mutating func frame(_ line: Range<Int>, _ bytes: [UInt8]) -> RecordFrame? {
    if let frame = RecordFrame(line: line, of: bytes) { return frame }
    guard let last = line.last, bytes[last] == 0x0D,
      let frame = RecordFrame(line: line.lowerBound..<last, of: bytes)
    else { return nil }
    hasConvertedLineEnds = true
    return frame
  }

  /// The index of the next line feed, or the end.
  private static func lineFeed(in bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { dsh_line_end($0.baseAddress, start, $0.count) }
  }
}
