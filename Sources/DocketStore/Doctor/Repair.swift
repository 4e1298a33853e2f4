internal import DocketModel

/// What a repair did; paths are relative to the store.
public struct RepairReport: Sendable, Hashable {
  public var steps: [Step] = []

  public init() {}

  public enum Step: Sendable, Hashable {
    /// The file `STORE` was written anew, with the id that all segments name.
    case restoredStoreFile(id: String)
    /// Something every store has was made.
    case made(path: String)
    /// A copy of a damaged file was put into the quarantine; the file itself stays.
    case putAside(path: String, as: String, bytes: Int)
    /// This could not be done.
    case failed(path: String, StoreError)
    /// The segments name several stores or a later format, so that `STORE` cannot be told from them.
    case ambiguous(stores: [String])
  }
}

extension Doctor {
  /// Makes what is missing and copies what is damaged into the quarantine.
  ///
  /// Removes and changes nothing: a damaged segment stays where it is, since a sync tool would take its
  /// removal, or a shorter one, over whole copies on other hosts. A second run has nothing to do.
  public static func repair(
    _ directory: String, options: StoreOptions = StoreOptions()
  ) -> RepairReport {
    var repair = Repair(options: options)
    repair.run(directory)
    return repair.report
  }
}

/// One repair.
struct Repair {
  let options: StoreOptions
  var report = RepairReport()

  mutating func run(_ path: String) {
    do throws(StoreError) {
      _ = try StoreFolder(at: path)
    } catch {
      do throws(StoreError) {
        switch error {
        case .storeFileMissing, .unreadableStoreFile: try restoreStoreFile(at: path)
        case .failed(.open, "segments", ErrorCode.noEntry):
          _ = try Directory(at: path).makeDirectory("segments")
          report.steps.append(.made(path: "segments"))
        default: throw error
        }
      } catch {
        report.steps.append(.failed(path: StoreFile.name, error))
      }
    }
    guard let folder = try? StoreFolder(at: path), folder.file.format <= StoreFile.currentFormat
    else { return }
    makeMissing(in: folder)
    for path in Quarantine.damagedFiles(of: folder) { putAside(path, in: folder) }
  }

  // MARK: - STORE

  private mutating func restoreStoreFile(at path: String) throws(StoreError) {
    let root = try Directory(at: path)
    let segments = try root.directory("segments")
    var ids: Set<String> = []
    var format = 0
    for name in try segments.names() where Identifiers.isName(name) {
      guard let writer = try? segments.directory(name) else { continue }
      for file in (try? writer.names()) ?? [] where SegmentName.isData(file) {
        guard let header = SegmentHeader.peek(file, in: writer) else { continue }
        ids.insert(header.store)
        format = max(format, header.format)
      }
    }
    guard ids.count == 1, let id = ids.first, Identifiers.isHex(id, digits: 32),
      format <= SegmentHeader.currentFormat
    else { return report.steps.append(.ambiguous(stores: ids.sorted())) }
    let permissions = (try? Syscalls.status(segments.descriptor.number))?.permissions ?? 0
    let file = StoreFile(id: id, created: options.clock(), isShared: permissions & 0o2000 != 0)
    let folderMode: UInt32 = file.isShared ? 0o3770 : 0o700
    let fileMode: UInt32 = file.isShared ? 0o640 : 0o600
    let temporary = try root.makeDirectory("tmp", mode: folderMode)
    if let bytes = try? root.contents(of: StoreFile.name, limit: StoreFile.sizeLimit) {
      let quarantine = try root.makeDirectory("quarantine", mode: folderMode)
      let name = Quarantine.name(of: bytes, called: "store")
      try keep(bytes, of: StoreFile.name, name, in: quarantine, by: temporary, fileMode)
    }
    try root.replace(
      StoreFile.name, with: file.bytes(), by: temporary, called: draft("store"), mode: fileMode)
    report.steps.append(.restoredStoreFile(id: id))
  }

  private func draft(_ what: String) -> String {
    "\(what)-\(Digest.hex(options.random(), digits: 16))"
  }

  // MARK: - The rest of a store

  private mutating func makeMissing(in folder: StoreFolder) {
    let mode: UInt32 = folder.file.isShared ? 0o3770 : 0o700
    for name in ["tmp", "quarantine"] where (try? folder.root.directory(name)) == nil {
      do throws(StoreError) {
        _ = try folder.root.makeDirectory(name, mode: mode)
        report.steps.append(.made(path: name))
      } catch {
        report.steps.append(.failed(path: name, error))
      }
    }
    guard !folder.root.holds(StoreFolder.gitAttributes) else { return }
    do throws(StoreError) {
      try folder.root.replace(
        StoreFolder.gitAttributes, with: StoreFolder.gitAttributesText,
        by: try folder.root.directory("tmp"), called: draft("gitattributes"),
        mode: folder.file.isShared ? 0o640 : 0o600)
      report.steps.append(.made(path: StoreFolder.gitAttributes))
    } catch {
      report.steps.append(.failed(path: StoreFolder.gitAttributes, error))
    }
  }

  // MARK: - Damaged files

  private mutating func putAside(_ path: String, in folder: StoreFolder) {
    do throws(StoreError) {
      let (bytes, name) = try Quarantine.contents(path, of: folder)
      try keep(
        bytes, of: path, name, in: try folder.root.directory("quarantine"),
        by: try folder.root.directory("tmp"),
        folder.file.isShared ? 0o640 : 0o600)
    } catch {
      report.steps.append(.failed(path: path, error))
    }
  }

  private mutating func keep(
    _ bytes: [UInt8], of path: String, _ name: String, in quarantine: Directory,
    by temporary: Directory, _ mode: UInt32
  ) throws(StoreError) {
    guard !quarantine.holds(name) else { return }
    try quarantine.replace(
      name, with: bytes, by: temporary, called: draft("aside"), mode: mode)
    report.steps.append(.putAside(path: path, as: quarantine.path(of: name), bytes: bytes.count))
  }
}

/// Copies of damaged files, each under a name made from its content.
enum Quarantine {
  /// The first digits of the content's SHA-256 and the name the file had.
  static func name(of bytes: [UInt8], called name: String) -> String {
    let hash = String(Digest.sha256(bytes).prefix(16))
    let long = "\(hash)-\(name)"
    return Identifiers.isName(long) ? long : hash
  }

  /// The content of a segment, and what its copy in the quarantine is called.
  static func contents(
    _ path: String, of folder: StoreFolder
  ) throws(StoreError) -> ([UInt8], String) {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count == 3 else { throw .refused(path, .badName) }
    let directory = try folder.segments.directory(parts[1])
    let bytes = try directory.contents(of: parts[2], limit: Int(SegmentReading.sizeLimit))
    return (bytes, name(of: bytes, called: parts[2]))
  }

  /// Where the copy of a file is; nil when there is none of it as it is now.
  static func copy(of path: String, in folder: StoreFolder) -> String? {
    guard let (_, name) = try? contents(path, of: folder),
      let quarantine = try? folder.root.directory("quarantine"), quarantine.holds(name)
    else { return nil }
    return quarantine.path(of: name)
  }

  /// The paths of segments with bad bytes, or with records that are missing, doubled or moved.
  static func damagedFiles(of folder: StoreFolder) -> [String] {
    var found: [String] = []
    for writer in (try? folder.segments.names()) ?? [] where Identifiers.isName(writer) {
      guard let directory = try? folder.segments.directory(writer) else { continue }
      for name in (try? directory.names()) ?? [] where SegmentName.isData(name) {
        let path = directory.path(of: name)
        var reading = SegmentReading(path: path, writer: writer)
        var health = StoreHealth()
        try? reading.read(name, in: directory, of: folder.file, into: &health) { _, _, _ in }
        if health.notes.contains(where: { $0.isOfBytes }) { found.append(path) }
      }
    }
    return found
  }
}

extension StoreNote {
  /// Whether the bytes of the file are not those that were written.
  var isOfBytes: Bool {
    switch self {
    case .damage, .outOfOrder, .shortened: true
    default: false
    }
  }

  /// The file of a note about bytes.
  var damagedFile: String? {
    switch self {
    case .damage(let file, _, _), .outOfOrder(let file, _, _, _), .shortened(let file, _, _): file
    default: nil
    }
  }
}
