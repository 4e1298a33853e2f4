internal import DocketModel

/// The folder of a store, held open; everything in it is reached from here.
struct StoreFolder {
  let root: Directory
  let segments: Directory
  let file: StoreFile

  /// Opens a store that is there.
  init(at path: String) throws(StoreError) {
    let root: Directory
    do throws(StoreError) {
      root = try Directory(at: path)
    } catch {
      throw error.isAbsence ? .noStore(path) : error
    }
    do throws(StoreError) {
      file = try StoreFile(
        reading: try root.contents(of: StoreFile.name, limit: StoreFile.sizeLimit))
    } catch {
      guard error.isAbsence else { throw error }
      throw root.holdsRecords ? .storeFileMissing(path) : .noStore(path)
    }
    self.root = root
    self.segments = try root.directory("segments")
  }

  /// Makes a store in a folder, which is made too when its parent is there.
  ///
  /// `STORE` comes last, so a folder without it is not yet a store and making it can be repeated.
  static func create(
    at path: String, shared: Bool, created: Timestamp, random: () -> UInt64
  ) throws(StoreError) -> StoreFile {
    let id = Digest.hex(random(), digits: 16) + Digest.hex(random(), digits: 16)
    let file = StoreFile(id: id, created: created, isShared: shared)
    try lay(file, at: path)
    return file
  }

  /// Opens the store of the same name in another folder, which is made if it is not there.
  ///
  /// Its segments are those of this store: they may be copied over.
  func twin(at path: String) throws(StoreError) -> StoreFolder {
    do throws(StoreError) {
      let found = try StoreFolder(at: path)
      guard found.file.id == file.id else { throw .alreadyThere(path) }
      return found
    } catch {
      guard case .noStore = error else { throw error }
      try Self.lay(file, at: path)
      return try StoreFolder(at: path)
    }
  }

  static let gitAttributes = ".gitattributes"
  static let gitAttributesText = Array("* -text\n".utf8)

  private static func lay(_ file: StoreFile, at path: String) throws(StoreError) {
    try makePath(path)
    let root = try Directory(at: path)
    guard !root.holds(StoreFile.name) else { throw .alreadyThere(path) }
    // A new name would make the records of the old store those of a stranger.
    guard !root.holdsRecords else { throw .storeFileMissing(path) }
    let folderMode: UInt32 = file.isShared ? 0o3770 : 0o700
    let fileMode: UInt32 = file.isShared ? 0o640 : 0o600
    _ = try root.makeDirectory("segments", mode: folderMode)
    _ = try root.makeDirectory("quarantine", mode: folderMode)
    let temporary = try root.makeDirectory("tmp", mode: folderMode)
    // git must not change line ends, whatever the reader's configuration says.
    try root.replace(
      gitAttributes, with: gitAttributesText, by: temporary,
      called: "gitattributes-\(file.id)", mode: fileMode)
    do throws(StoreError) {
      // Of two that make a store here at once, one must find that of the other.
      try root.replace(
        StoreFile.name, with: file.bytes(), by: temporary, called: "store-\(file.id)",
        mode: fileMode, keepsExisting: true)
    } catch {
      guard case .failed(_, _, ErrorCode.exists) = error else { throw error }
      throw .alreadyThere(path)
    }
  }

  /// Removes temporary files of this user that a crash left behind.
  func removeLitter(now: Timestamp) {
    guard let temporary = try? root.directory("tmp") else { return }
    for name in (try? temporary.names()) ?? [] {
      guard let (_, status) = try? temporary.open(name, limit: .max),
        status.owner == Syscalls.user, now.seconds - status.modified > Doctor.litterSeconds
      else { continue }
      try? Syscalls.remove(name, in: temporary.descriptor.number)
    }
  }

  /// Makes the folder itself and those above it that are missing.
  private static func makePath(_ path: String) throws(StoreError) {
    var made = path.hasPrefix("/") ? "/" : "."
    for part in path.split(separator: "/") {
      let parent = try Directory(at: made)
      made += (made.hasSuffix("/") ? "" : "/") + part
      // What is there may be reached through a link of the user's; what is missing is made.
      if (try? Directory(at: made)) != nil { continue }
      _ = try parent.makeDirectory(String(part))
    }
  }
}

extension Directory {
  /// Whether writers have left something in a folder for segments here.
  var holdsRecords: Bool {
    guard let segments = try? directory("segments"), let names = try? segments.names() else {
      return false
    }
    return !names.isEmpty
  }

  /// Whether something of that name can be opened or is refused; false only when nothing is there.
  func holds(_ name: String) -> Bool {
    do throws(StoreError) {
      _ = try open(name, limit: .max)
      return true
    } catch {
      return !error.isAbsence
    }
  }
}

extension StoreError {
  /// Whether there is nothing of that name.
  var isAbsence: Bool {
    if case .failed(.open, _, ErrorCode.noEntry) = self { true } else { false }
  }

  /// Whether the process, or the system, has no more files to give.
  var isTooManyOpen: Bool {
    switch self {
    case .failed(.open, _, ErrorCode.tooManyOpen), .failed(.open, _, ErrorCode.tooManyOpenInSystem):
      true
    default: false
    }
  }
}
