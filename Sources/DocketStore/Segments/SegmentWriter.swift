internal import DocketModel

/// Writes this session's records; one rule covers every fault.
///
/// The file is fresh (not made yet), open, sealed, or failed. A file with a fault is never written
/// again: all records that are not yet known to be on the disk go into a new one. When that fails
/// too they stay in memory, and the next call tries again.
///
/// Held by one thread.
final class SegmentWriter {
  /// Larger files are ended and the next one is begun.
  static let sizeLimit = 64 << 20
  /// Older files are ended too.
  static let ageLimitSeconds: Int64 = 86_400
  /// So many bytes are kept for rewriting before they are forced to the disk.
  static let pendingLimit = 8 << 20

  enum State {
    case fresh
    case open(OpenSegment)
    case sealed
    case failed(StoreError)
  }

  private(set) var state = State.fresh
  private let folder: StoreFolder
  private let header: SegmentHeader
  private let clock: () -> Timestamp
  private var directory: Directory?
  private var part = 0
  /// Files of this session that were ended.
  private var sealed: [SegmentCoverage] = []
  /// Records that are not known to be durable, in order.
  private var pending: [[UInt8]] = []
  /// How many of them, from the first on, the open file has.
  private var handed = 0
  private var handedBytes = 0

  init(folder: StoreFolder, header: SegmentHeader, clock: @escaping () -> Timestamp) {
    self.folder = folder
    self.header = header
    self.clock = clock
  }

  /// Records that are in memory only.
  var unsaved: Int {
    if case .failed = state { pending.count } else { 0 }
  }

  /// The folder of its files.
  var name: String { header.writer }

  /// Their payloads.
  var inMemoryOnly: [[UInt8]] {
    if case .failed = state { pending } else { [] }
  }

  /// How far the files of this session go that a reader need not look at again.
  var coverage: [SegmentCoverage] {
    var covered = sealed
    if case .open(let segment) = state, let open = segment.coverage(writer: header.writer) {
      covered.append(open)
    }
    return covered
  }

  /// Why they are; nil while everything is written.
  var failure: StoreError? {
    if case .failed(let error) = state { error } else { nil }
  }

  /// Hands records to the system: they outlive this process, not yet a power failure.
  ///
  /// Throws when they are in memory only; they are kept and tried again with the next call.
  func append(_ payloads: [[UInt8]]) throws(StoreError) {
    for payload in payloads where payload.count > RecordFrame.payloadLimit {
      throw .tooLarge(bytes: payload.count)
    }
    // All of them before the first write: what follows a write that fails must not be lost.
    pending += payloads
    while handed < pending.count {
      try writeBatch()
      if handedBytes > Self.pendingLimit { try sync() }
    }
  }

  /// The next records that go out with one call: at most about a mebibyte.
  private func nextBatch() -> [[UInt8]] {
    var bytes = 0
    let rest = pending[handed...]
    let count = rest.prefix {
      bytes += $0.count
      return bytes <= 1 << 20
    }.count
    return Array(rest.prefix(max(count, 1)))
  }

  private func writeBatch() throws(StoreError) {
    let batch = nextBatch()
    if case .open(let segment) = state {
      if hasRoom(segment, for: batch) {
        do throws(SystemFailure) {
          try segment.write(batch)
          return handOver(batch)
        } catch {
          return try rewrite(after: StoreError(error, at: path(segment.name)))
        }
      }
      guard try end(segment) else { return }
    }
    do throws(StoreError) {
      try begin(with: batch)
    } catch {
      // What failed may be the name or the moment: one more file, then memory.
      try rewrite(after: error)
    }
  }

  private func hasRoom(_ segment: OpenSegment, for batch: [[UInt8]]) -> Bool {
    let bytes = batch.reduce(0) { $0 + $1.count + 64 }
    return segment.size + bytes <= Self.sizeLimit
      && clock().seconds(since: segment.opened) < Self.ageLimitSeconds
  }

  private func handOver(_ batch: [[UInt8]]) {
    handed += batch.count
    handedBytes += batch.reduce(0) { $0 + $1.count }
  }

  /// Seals a full or old file; the pending records it does not have go into the next one.
  ///
  /// False when it failed instead, and everything pending is in a new file already.
  private func end(_ segment: OpenSegment) throws(StoreError) -> Bool {
    guard try isDurable(segment) else { return false }
    forgetHanded()
    seal(segment)
    state = .fresh
    return true
  }

  /// Returns when every record that was appended is on the disk: only then is it acknowledged.
  func sync() throws(StoreError) {
    switch state {
    case .fresh, .sealed: return
    case .failed(let error):
      guard !pending.isEmpty else { return }
      try rewrite(after: error)
    case .open(let segment):
      guard !pending.isEmpty else { return }
      if try isDurable(segment) { forgetHanded() }
    }
  }

  /// Forces a file to the disk; false when it failed and everything is in a new file instead.
  private func isDurable(_ segment: OpenSegment) throws(StoreError) -> Bool {
    var isNamed = false
    do throws(SystemFailure) {
      isNamed = try segment.sync()
    } catch {
      try rewrite(after: StoreError(error, at: path(segment.name)))
      return false
    }
    if !isNamed { try salvage(segment) }
    return isNamed
  }

  /// Makes everything durable and ends the file.
  func close() throws(StoreError) {
    try sync()
    if case .open(let segment) = state { seal(segment) }
    state = .sealed
  }

  /// Writes what is in memory only into a store elsewhere; it counts as saved then.
  ///
  /// The file has the header and the name it would have had here, so that it may be copied over.
  /// Answers how many records there were; the next ones are tried here again.
  func save(in elsewhere: StoreFolder) throws(StoreError) -> Int {
    guard case .failed(let cause) = state, !pending.isEmpty else { return 0 }
    let count = pending.count
    let sealedHere = sealed
    defer {
      directory = nil
      sealed = sealedHere
    }
    do throws(StoreError) {
      directory = try writerDirectory(in: elsewhere)
      while !pending.isEmpty { try rewriteFile() }
    } catch {
      fail(cause)
      throw error
    }
    if case .open(let segment) = state { segment.seal() }
    state = .fresh
    return count
  }

  /// Writes the pending records into a new file and forces them to the disk.
  private func rewrite(after cause: StoreError) throws(StoreError) {
    fail(cause)
    // The folder may have been replaced under us.
    directory = nil
    guard !pending.isEmpty else { return state = .fresh }
    do throws(StoreError) {
      while !pending.isEmpty { try rewriteFile() }
    } catch {
      fail(error)
      throw .notSaved(records: pending.count, cause: error)
    }
  }

  /// Fills one new file with pending records, forces it to the disk and forgets them.
  private func rewriteFile() throws(StoreError) {
    let segment = try begin(with: nextBatch())
    while handed < pending.count {
      let batch = nextBatch()
      guard hasRoom(segment, for: batch) else { break }
      do throws(SystemFailure) {
        try segment.write(batch)
      } catch {
        throw StoreError(error, at: path(segment.name))
      }
      handOver(batch)
    }
    try segment.force()
    forgetHanded()
    guard !pending.isEmpty else { return }
    seal(segment)
    state = .fresh
  }

  /// Nothing that is pending can be trusted to be in a file any more.
  private func fail(_ cause: StoreError) {
    state = .failed(cause)
    (handed, handedBytes) = (0, 0)
  }

  /// The file lost its name: all it held goes into a new one, since only we still see it.
  private func salvage(_ segment: OpenSegment) throws(StoreError) {
    let gone = StoreError.failed(.sync, path(segment.name), code: ErrorCode.noEntry)
    if let written = try? segment.payloads(), written.count >= handed {
      pending.replaceSubrange(..<handed, with: written)
    }
    try rewrite(after: gone)
  }

  /// Makes a file and writes the header and the records with one call.
  @discardableResult
  private func begin(with payloads: [[UInt8]]) throws(StoreError) -> OpenSegment {
    let segment = try makeFile(in: try writerDirectory())
    do throws(SystemFailure) {
      try segment.write([header.payload()] + payloads)
    } catch {
      segment.removeIfEmpty()
      throw StoreError(error, at: path(segment.name))
    }
    state = .open(segment)
    handOver(payloads)
    return segment
  }

  private func makeFile(in directory: Directory) throws(StoreError) -> OpenSegment {
    let now = clock()
    while true {
      let name = SegmentName(at: now, session: header.session, part: part).text
      part += 1
      do throws(SystemFailure) {
        return try OpenSegment(
          name, in: directory, mode: folder.file.isShared ? 0o640 : 0o600, opened: now)
      } catch {
        guard error.code == ErrorCode.exists, part < 100_000 else {
          throw StoreError(error, at: path(name))
        }
      }
    }
  }

  private func writerDirectory() throws(StoreError) -> Directory {
    if let directory { return directory }
    let made = try writerDirectory(in: folder)
    directory = made
    return made
  }

  private func writerDirectory(in folder: StoreFolder) throws(StoreError) -> Directory {
    try folder.segments.makeDirectory(
      header.writer, mode: folder.file.isShared ? 0o2750 : 0o700)
  }

  private func forgetHanded() {
    pending.removeFirst(min(handed, pending.count))
    (handed, handedBytes) = (0, 0)
  }

  private func seal(_ segment: OpenSegment) {
    segment.seal()
    if let covered = segment.coverage(writer: header.writer) { sealed.append(covered) }
  }

  private func path(_ name: String) -> String { "segments/\(header.writer)/\(name)" }
}
