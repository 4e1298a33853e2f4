/// A pack being written, under a temporary name.
///
/// Every error leaves a file behind that whoever called removes.
struct PackFile {
  private let file: Descriptor
  private var waiting: [UInt8] = []
  private(set) var records = 0
  private(set) var lastCRC: UInt32 = 0
  private(set) var size = 0

  /// So many bytes go out with one call.
  private static let batch = 1 << 20

  init(_ draft: String, in temporary: Directory, mode: UInt32) throws(SystemFailure) {
    file = Descriptor(try Syscalls.open(draft, in: temporary.descriptor.number, .create))
    try Syscalls.changeMode(file.number, to: mode)
  }

  mutating func append(_ payload: [UInt8]) throws(SystemFailure) {
    let before = waiting.count
    lastCRC = RecordFrame.append(
      payload, seq: UInt64(records), previous: lastCRC, to: &waiting)
    records += 1
    size += waiting.count - before
    if waiting.count >= Self.batch { try writeOut() }
  }

  /// Writes the trailer, and returns when all of it is on the disk.
  mutating func finish() throws(SystemFailure) {
    try append(SegmentTrailer(records: records).payload())
    try writeOut()
    try Syscalls.sync(file.number)
    try file.close()
  }

  private mutating func writeOut() throws(SystemFailure) {
    try Syscalls.write(waiting, to: file.number)
    waiting.removeAll(keepingCapacity: true)
  }
}
