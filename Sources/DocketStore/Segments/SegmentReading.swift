internal import DocketModel

/// Reads one segment, whole or on from where it was left, and keeps what is known about it.
struct SegmentReading {
  /// The largest file that is read: the cap of writers and one record over.
  static let sizeLimit = Int64(SegmentWriter.sizeLimit + RecordFrame.lineLimit)

  /// Relative to the store: `segments/<writer>/<name>`.
  let path: String
  let writer: String
  /// From the header; nil while none has been read.
  private(set) var header: SegmentHeader?
  private(set) var trailer: SegmentTrailer?
  /// Good records, the header and the trailer among them.
  private(set) var records = 0
  private(set) var isForeign = false
  /// Which file this was, so that an exchanged one is read from its beginning.
  private(set) var identity: Identity?
  /// How many bytes there were at the last look.
  private(set) var size: Int64 = 0
  /// When the file was changed last, at that look.
  private var changed: Int64 = 0
  private var scanner = RecordScanner()
  private var hasSaidLineEnds = false
  /// Records before this place are in the state already.
  private(set) var takenEnd = 0
  /// How many good records there were before that place; nil where it is not looked through again.
  private var recordsTaken: Int?
  private var recordsSeenAgain = 0
  /// It had other bytes before: what was read of them may be nowhere any more.
  private(set) var wasExchanged = false
  /// How far it was read when it was another file.
  private var readBefore: RecordScanner?
  /// Something was told of it, beyond a write that did not finish.
  private(set) var hasNotes = false

  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  init(path: String, writer: String) {
    self.path = path
    self.writer = writer
  }

  /// Reads on where the state ends; a file with something to tell is looked through again.
  init(behind covered: SegmentCoverage) {
    self.init(path: covered.path, writer: covered.writer)
    identity = covered.identity
    takenEnd = covered.goodEnd
    guard !covered.hasNotes else {
      recordsTaken = covered.records
      return
    }
    records = covered.records
    isForeign = covered.isForeign
    size = Int64(covered.goodEnd)
    scanner = RecordScanner(
      from: covered.goodEnd, expectedSeq: covered.expectedSeq, lastCRC: covered.lastCRC)
  }

  /// A pack of files that are all known: every byte of it is checked, and no record is taken again.
  ///
  /// Nil where it is none.
  init?(
    knowing name: String, in directory: Directory, writer: String, of store: StoreFile,
    _ isKnown: (PackedFile) -> Bool
  ) {
    guard let header = SegmentHeader.peek(name, in: directory), !header.packed.isEmpty,
      header.packed.allSatisfy(isKnown),
      let file = try? SealedFile(name, in: directory, of: store, writer: writer)
    else { return nil }
    self.init(path: directory.path(of: name), writer: writer)
    self.header = header
    identity = file.identity
    records = file.records
    size = Int64(file.size)
    takenEnd = file.size
    scanner = RecordScanner(
      from: file.size, expectedSeq: UInt64(file.records), lastCRC: file.crc)
  }

  /// Whether what was read of this file is in a pack that lists it so.
  func isIn(_ packed: PackedFile) -> Bool {
    guard let coverage, !isForeign else { return false }
    return coverage.records == packed.records
      ? coverage.lastCRC == packed.crc : coverage.records < packed.records
  }

  /// How much of it was read; nil before the first look.
  var coverage: SegmentCoverage? {
    identity.map {
      SegmentCoverage(
        path: path, writer: writer, identity: $0, goodEnd: scanner.goodEnd,
        expectedSeq: scanner.expectedSeq, lastCRC: scanner.lastCRC, records: records,
        isForeign: isForeign, hasNotes: hasNotes)
    }
  }

  mutating func mustBeLookedThroughAgain() { hasNotes = true }

  /// Reads what is new and hands each record over, in file order.
  ///
  /// Those that begin before ``takenEnd`` are known already and come for what is to be told of them.
  /// Throws only when the file could not be read at all.
  mutating func read(
    _ name: String, in directory: Directory, of store: StoreFile, into health: inout StoreHealth,
    _ take: (StoreRecord, _ offset: Int, _ isNew: Bool) -> Void
  ) throws(StoreError) {
    let (file, status) = try directory.open(name, limit: Self.sizeLimit)
    let current = Identity(device: status.device, inode: status.inode)
    let isOther = identity != current || status.size < max(size, Int64(takenEnd))
    if isOther {
      health.records -= records
      startOver()
    }
    // A tool may write the end of a file that had its size before.
    let isUnfinished = Int64(scanner.goodEnd) < size && status.changed != changed
    guard identity == nil || status.size != size || isUnfinished else { return }
    changed = status.changed
    let noted = health.noted
    defer { if health.noted != noted { hasNotes = true } }
    identity = current
    let base = scanner.goodEnd
    var bytes: [UInt8] = []
    do throws(SystemFailure) {
      let limit = max(Int(status.size) - base, 0)
      bytes = try Syscalls.read(file.number, from: Int64(base), limit: limit)
    } catch {
      throw StoreError(error, at: path)
    }
    size = Int64(base + bytes.count)
    health.forgetTorn(in: path)
    scan(bytes, base: base, owner: status.owner, of: store, into: &health, take)
    // Damage that was made good brings records back which the state never had.
    if let recordsTaken, recordsSeenAgain > recordsTaken { wasExchanged = true }
  }

  private mutating func startOver() {
    let before = identity == nil ? nil : scanner
    let end = takenEnd
    self = SegmentReading(path: path, writer: writer)
    wasExchanged = before != nil
    readBefore = before.map { end > $0.goodEnd ? nil : $0 } ?? nil
  }

  /// A copy with the same bytes, as a sync tool brings one back, takes nothing away.
  private mutating func compare(_ walk: RecordScanner, _ base: Int) {
    guard let before = readBefore, walk.goodEnd + base == before.goodEnd else { return }
    if walk.lastCRC == before.lastCRC, walk.expectedSeq == before.expectedSeq {
      wasExchanged = false
    }
  }

  private mutating func scan(
    _ bytes: [UInt8], base: Int, owner: UInt32, of store: StoreFile, into health: inout StoreHealth,
    _ take: (StoreRecord, Int, Bool) -> Void
  ) {
    var walk = RecordScanner(expectedSeq: scanner.expectedSeq, lastCRC: scanner.lastCRC)
    while !isForeign, let finding = walk.next(in: bytes) {
      switch finding {
      case .damage(let range):
        health.note(.damage(file: path, offset: base + range.lowerBound, bytes: range.count))
      case .torn(let range):
        health.note(.torn(file: path, offset: base + range.lowerBound, bytes: range.count))
      case .outOfOrder(let expected, let found, let at):
        health.note(.outOfOrder(file: path, offset: base + at, expected: expected, found: found))
      case .record(let frame):
        records += 1
        if base + frame.payload.lowerBound < takenEnd { recordsSeenAgain += 1 }
        health.records += 1
        compare(walk, base)
        do throws(PayloadFault) {
          let payload = try Payload(reading: bytes[frame.payload])
          accept(payload, base + frame.payload.lowerBound, owner, store, into: &health, take)
        } catch {
          health.note(
            .quarantined(file: path, offset: base + frame.payload.lowerBound, error))
        }
      }
    }
    if walk.hasConvertedLineEnds, !hasSaidLineEnds {
      hasSaidLineEnds = true
      health.note(.convertedLineEnds(file: path))
    }
    scanner = walk.moved(by: base)
  }

  private mutating func accept(
    _ payload: Payload, _ offset: Int, _ owner: UInt32, _ store: StoreFile,
    into health: inout StoreHealth, _ take: (StoreRecord, Int, Bool) -> Void
  ) {
    switch payload {
    case .header(let header):
      self.header = header
      isForeign = header.store != store.id
      if isForeign { return health.note(.foreign(file: path, store: header.store)) }
      if header.writer != writer { health.note(.misplaced(file: path, writer: header.writer)) }
      // Only where several users share the folder itself; a copy between hosts changes owners.
      if store.isShared, header.user != owner { health.note(.unverifiedAuthor(file: path)) }
    case .trailer(let trailer):
      self.trailer = trailer
      if trailer.records != records - 1 {
        health.note(.shortened(file: path, expected: trailer.records, found: records - 1))
      }
    case .record(let record): take(record, offset, offset >= takenEnd)
    case .unknown(let kind): health.note(.unknown(file: path, kind: kind))
    }
  }
}
