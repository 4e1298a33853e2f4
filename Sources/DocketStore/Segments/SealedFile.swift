internal import DocketModel

/// A segment or pack that was ended on purpose and of which every byte was checked.
struct SealedFile {
  let name: String
  let identity: SegmentReading.Identity
  let size: Int
  let header: SegmentHeader
  /// Good records, the header and the trailer among them.
  let records: Int
  let crc: UInt32

  /// Why a file is none of these.
  enum Unfit: Error, Hashable {
    /// Without its end: somebody may be writing it, or was killed.
    case notEnded
    /// Bytes are bad, or records are missing, doubled or moved.
    case damaged
    /// Of another store or writer.
    case foreign
    case unreadable(StoreError)
  }

  /// Reads all of it; `take` gets each payload between the header and the trailer.
  ///
  /// What it got is worth something only when nothing is thrown.
  init(
    _ name: String, in directory: Directory, of store: StoreFile, writer: String,
    _ take: ([UInt8], Range<Int>) -> Void = { _, _ in }
  ) throws(Unfit) {
    let (status, bytes) = try Self.contents(name, directory)
    var scanner = RecordScanner()
    var first: RecordFrame?
    var last: RecordFrame?
    var count = 0
    while let finding = scanner.next(in: bytes) {
      switch finding {
      case .record(let frame):
        count += 1
        // Only the next one shows that the one before was not the trailer.
        if let last, count > 2 { take(bytes, last.payload) }
        if first == nil { first = frame }
        last = frame
      case .torn: throw .notEnded
      case .damage, .outOfOrder: throw .damaged
      }
    }
    guard let first, let last, count > 1,
      case .trailer(let trailer)? = try? Payload(reading: bytes[last.payload])
    else { throw .notEnded }
    guard trailer.records == count - 1,
      case .header(let header)? = try? Payload(reading: bytes[first.payload])
    else { throw .damaged }
    guard header.store == store.id, header.writer == writer else { throw .foreign }
    self.name = name
    identity = .init(device: status.device, inode: status.inode)
    size = bytes.count
    self.header = header
    records = count
    crc = last.crc
  }

  private static func contents(
    _ name: String, _ directory: Directory
  ) throws(Unfit) -> (FileStatus, [UInt8]) {
    do throws(StoreError) {
      let (file, status) = try directory.open(name, limit: SegmentReading.sizeLimit)
      do throws(SystemFailure) {
        return (status, try Syscalls.read(file.number, from: 0, limit: Int(status.size)))
      } catch {
        throw StoreError(error, at: directory.path(of: name))
      }
    } catch {
      throw .unreadable(error)
    }
  }

  var packed: PackedFile { PackedFile(name: name, records: records, crc: crc) }
}
