internal import DocketModel

/// A segment this session made and writes to.
///
/// Every error is thrown once and leaves the file as it is: who holds it abandons it.
final class OpenSegment {
  let name: String
  let opened: Timestamp
  private let file: Descriptor
  private let directory: Directory
  private(set) var records = 0
  private(set) var size = 0
  private var lastCRC: UInt32 = 0
  private var reservedEnd = 0
  private var isEntryDurable = false
  private let identity: SegmentReading.Identity?

  /// Disk space that is held beyond the end, so that two hundred acts can go on when the disk is full.
  static let reserve = 163_840
  /// So much more is asked for, so that not every record has to ask again.
  static let reserveStep = 65_536

  /// Makes the file; its first write carries the header.
  init(
    _ name: String, in directory: Directory, mode: UInt32, opened: Timestamp
  ) throws(SystemFailure) {
    let number = try Syscalls.open(name, in: directory.descriptor.number, .create)
    self.file = Descriptor(number)
    self.name = name
    self.directory = directory
    self.opened = opened
    identity = (try? Syscalls.status(number)).map {
      SegmentReading.Identity(device: $0.device, inode: $0.inode)
    }
    try Syscalls.changeMode(number, to: mode)
    // Tells other sessions that the file is live; nothing depends on it.
    _ = Syscalls.lock(number)
    holdReserve()
  }

  /// Writes records with one call.
  func write(_ payloads: some Sequence<[UInt8]>) throws(SystemFailure) {
    var bytes: [UInt8] = []
    var seq = UInt64(records)
    var crc = lastCRC
    for payload in payloads {
      crc = RecordFrame.append(payload, seq: seq, previous: crc, to: &bytes)
      seq += 1
    }
    try Syscalls.write(bytes, to: file.number)
    records = Int(seq)
    lastCRC = crc
    size += bytes.count
    holdReserve()
  }

  /// Takes the file away again if nothing came into it, as on a full disk.
  ///
  /// Only this process writes to it, and what was to stand in it is still held by who asked.
  func removeIfEmpty() {
    guard let identity, (try? Syscalls.status(file.number))?.size == 0,
      let (_, found) = try? directory.open(name, limit: 0),
      identity == SegmentReading.Identity(device: found.device, inode: found.inode)
    else { return }
    try? Syscalls.remove(name, in: directory.descriptor.number)
  }

  /// Returns when everything written is on the disk and the file's name with it.
  ///
  /// False when the name is gone: something removed or replaced the file.
  func sync() throws(SystemFailure) -> Bool {
    try Syscalls.syncData(file.number)
    if !isEntryDurable {
      try Syscalls.sync(directory.descriptor.number)
      isEntryDurable = true
    }
    return try Syscalls.status(file.number).links > 0
  }

  /// The same for a file that was made just now, whose name nothing can have taken yet.
  func force() throws(StoreError) {
    do throws(SystemFailure) {
      _ = try sync()
    } catch {
      throw StoreError(error, at: directory.path(of: name))
    }
  }

  /// The payloads that were written, read back; the header is left out.
  func payloads() throws(SystemFailure) -> [[UInt8]] {
    let bytes = try Syscalls.read(file.number, from: 0, limit: size)
    var scanner = RecordScanner()
    var payloads: [[UInt8]] = []
    while let finding = scanner.next(in: bytes) {
      if case .record(let frame) = finding, frame.seq > 0 {
        payloads.append(Array(bytes[frame.payload]))
      }
    }
    return payloads
  }

  /// How far it was written; nil where the system does not say which file it is.
  func coverage(writer: String) -> SegmentCoverage? {
    identity.map {
      SegmentCoverage(
        path: directory.path(of: name), writer: writer, identity: $0, goodEnd: size,
        expectedSeq: UInt64(records), lastCRC: lastCRC, records: records, isForeign: false,
        hasNotes: false)
    }
  }

  /// Ends the file with its trailer and gives the reserve back.
  ///
  /// All records must be durable: a fault in here loses nothing, and a missing or torn trailer is
  /// normal. So nobody waits for the disk here.
  func seal() {
    do throws(SystemFailure) {
      try write([SegmentTrailer(records: records).payload()])
      try Syscalls.truncate(file.number, to: Int64(size))
      try file.close()
    } catch {}
  }

  private func holdReserve() {
    guard size + Self.reserve > reservedEnd else { return }
    // Some file systems cannot, and a full disk will say so at the next write.
    for length in [Self.reserve + Self.reserveStep, Self.reserveStep]
    where size + length > reservedEnd {
      guard (try? Syscalls.reserve(file.number, from: Int64(size), length: Int64(length))) != nil
      else { continue }
      reservedEnd = size + length
      return
    }
  }
}
