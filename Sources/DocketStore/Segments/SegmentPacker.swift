internal import DocketModel

/// Makes few files of the many that the sessions of one writer have left.
///
/// A file goes only when its records can be read back from a pack that is on the disk, so a kill
/// anywhere leaves records twice at worst, which means nothing.
struct SegmentPacker {
  let folder: StoreFolder
  /// Of the writer.
  let directory: Directory
  /// Of the packs; the session in it is the one whose files are left alone.
  let header: SegmentHeader
  let now: Timestamp
  let random: () -> UInt64
  /// The most files that are looked at.
  var fileLimit = Int.max
  private(set) var report = PackReport()

  init(
    folder: StoreFolder, directory: Directory, header: SegmentHeader, now: Timestamp,
    random: @escaping () -> UInt64
  ) {
    self.folder = folder
    self.directory = directory
    self.header = header
    self.now = now
    self.random = random
  }

  /// Larger files are left alone: nothing is won with them.
  static let largeFile: Int64 = 16 << 20
  /// Room for the header with the names, and for the trailer.
  private static let room = RecordFrame.lineLimit
  /// The most names of older files; a state that knows one which is not among them is made anew.
  private static let nameLimit = 20_000

  mutating func run() throws(StoreError) {
    folder.removeLitter(now: now)
    let names = try directory.names().filter(SegmentName.isOurs)
    let packs = names.filter { $0.hasSuffix(".pack") }
    let candidates = names.filter {
      SegmentName($0).map { $0.session != header.session } ?? true
    }
    var files: [SealedFile] = []
    for name in candidates.prefix(fileLimit) {
      if let file = examine(name) { files.append(file) }
    }
    let known = try removeKnown(files, packs)
    files.removeAll { known.contains($0.name) }
    for group in Self.groups(files) { try pack(group) }
  }

  /// The file, if it can go into a pack; otherwise it is told why not.
  private mutating func examine(_ name: String) -> SealedFile? {
    let path = directory.path(of: name)
    do throws(StoreError) {
      let (_, status) = try directory.open(name, limit: SegmentReading.sizeLimit)
      if status.size == 0, now.seconds - status.modified > Doctor.litterSeconds {
        // A try on a full disk: it never got a record.
        try? Syscalls.remove(name, in: directory.descriptor.number)
        return nil
      }
      guard status.size <= Self.largeFile else {
        report.left.append(.init(path: path, why: .large))
        return nil
      }
    } catch {
      if !error.isAbsence { report.left.append(.init(path: path, why: .unreadable(error))) }
      return nil
    }
    do throws(SealedFile.Unfit) {
      return try SealedFile(name, in: directory, of: folder.file, writer: header.writer)
    } catch {
      switch error {
      case .notEnded: report.left.append(.init(path: path, why: .notEnded))
      case .damaged: report.left.append(.init(path: path, why: .damaged))
      case .foreign: report.left.append(.init(path: path, why: .foreign))
      case .unreadable(let cause) where cause.isAbsence: break
      case .unreadable(let cause): report.left.append(.init(path: path, why: .unreadable(cause)))
      }
      return nil
    }
  }

  // MARK: - What a pack holds already

  /// Removes files that a sound pack holds, and answers which.
  private mutating func removeKnown(
    _ files: [SealedFile], _ packs: [String]
  ) throws(StoreError) -> Set<String> {
    var known: Set<String> = []
    for pack in packs {
      guard let header = SegmentHeader.peek(pack, in: directory) else { continue }
      let listed = Set(header.packed + header.older)
      let found = files.filter {
        $0.name != pack && !known.contains($0.name) && listed.contains($0.packed)
      }
      guard !found.isEmpty, !known.contains(pack),
        (try? SealedFile(pack, in: directory, of: folder.file, writer: header.writer)) != nil
      else { continue }
      // Whoever made it may have been stopped before it was on the disk.
      try force(pack)
      try remove(found)
      known.formUnion(found.map(\.name))
      report.removed += found.map { directory.path(of: $0.name) }
    }
    return known
  }

  private func force(_ name: String) throws(StoreError) {
    let (file, _) = try directory.open(name, limit: .max)
    do throws(SystemFailure) {
      try Syscalls.sync(file.number)
      try Syscalls.sync(directory.descriptor.number)
    } catch {
      throw StoreError(error, at: directory.path(of: name))
    }
  }

  // MARK: - A new one

  /// The files in order, as many together as one pack holds; none that would stay alone.
  private static func groups(_ files: [SealedFile]) -> [[SealedFile]] {
    var groups: [[SealedFile]] = []
    var bytes = 0
    for file in files {
      // A record may grow by the digits of its number.
      let needed = file.size + file.records * 8
      let isFull =
        bytes + needed > SegmentWriter.sizeLimit - room || groups.last?.count == nameLimit
      if groups.isEmpty || isFull {
        groups.append([])
        bytes = 0
      }
      groups[groups.count - 1].append(file)
      bytes += needed
    }
    return groups.filter { $0.count > 1 }
  }

  private mutating func pack(_ files: [SealedFile]) throws(StoreError) {
    let number = Digest.hex(random(), digits: 16)
    let name = SegmentName(at: now, session: number, part: 0).month + "-\(number).pack"
    let temporary = try folder.root.makeDirectory(
      "tmp", mode: folder.file.isShared ? 0o3770 : 0o700)
    let draft = "pack-\(number)"
    let written: PackFile
    do throws(StoreError) {
      written = try write(files, draft, in: temporary)
      try place(draft, in: temporary, as: name)
    } catch {
      try? Syscalls.remove(draft, in: temporary.descriptor.number)
      throw error
    }
    try readBack(name, written)
    try remove(files)
    report.packs.append(
      .init(
        path: directory.path(of: name), files: files.count, records: written.records - 2,
        bytes: written.size))
  }

  private func write(
    _ files: [SealedFile], _ draft: String, in temporary: Directory
  ) throws(StoreError) -> PackFile {
    var head = header
    head.packed = files.map(\.packed)
    head.older = files.flatMap { $0.header.older + $0.header.packed }.suffix(Self.nameLimit)
    do throws(SystemFailure) {
      var pack = try PackFile(
        draft, in: temporary, mode: folder.file.isShared ? 0o640 : 0o600)
      try pack.append(head.payload())
      for file in files { try copy(file, into: &pack) }
      try pack.finish()
      return pack
    } catch {
      throw StoreError(error, at: temporary.path(of: draft))
    }
  }

  /// Byte for byte, whatever kind of record it is.
  private func copy(_ file: SealedFile, into pack: inout PackFile) throws(SystemFailure) {
    var failure: SystemFailure?
    let again = try? SealedFile(
      file.name, in: directory, of: folder.file, writer: header.writer
    ) { bytes, payload in
      guard failure == nil else { return }
      do throws(SystemFailure) {
        try pack.append(Array(bytes[payload]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    // Another file than the one that was examined: somebody is at work here.
    guard let again, again.packed == file.packed, again.identity == file.identity else {
      throw SystemFailure(call: .read, code: ErrorCode.io)
    }
  }

  private func place(
    _ draft: String, in temporary: Directory, as name: String
  ) throws(StoreError) {
    do throws(SystemFailure) {
      try Syscalls.rename(
        draft, in: temporary.descriptor.number, to: name, in: directory.descriptor.number)
      try Syscalls.sync(directory.descriptor.number)
    } catch {
      throw StoreError(error, at: directory.path(of: name))
    }
  }

  /// The chain of checksums ends as it was written only if all before it is as it was written.
  private func readBack(_ name: String, _ written: PackFile) throws(StoreError) {
    let read = try? SealedFile(name, in: directory, of: folder.file, writer: header.writer)
    guard let read, read.crc == written.lastCRC, read.records == written.records else {
      // All its records are in the files it was made from.
      try? Syscalls.remove(name, in: directory.descriptor.number)
      throw .failed(.read, directory.path(of: name), code: ErrorCode.io)
    }
  }

  private func remove(_ files: [SealedFile]) throws(StoreError) {
    for file in files {
      guard let (_, status) = try? directory.open(file.name, limit: SegmentReading.sizeLimit),
        file.identity == .init(device: status.device, inode: status.inode),
        file.size == Int(status.size)
      else { continue }
      do throws(SystemFailure) {
        try Syscalls.remove(file.name, in: directory.descriptor.number)
      } catch {
        if error.code == ErrorCode.noEntry { continue }
        throw StoreError(error, at: directory.path(of: file.name))
      }
    }
    do throws(SystemFailure) {
      try Syscalls.sync(directory.descriptor.number)
    } catch {
      throw StoreError(error, at: directory.path)
    }
  }
}

extension SegmentHeader {
  /// The first record of a file, if it is one and a header.
  static func peek(_ name: String, in directory: Directory) -> SegmentHeader? {
    guard let (file, status) = try? directory.open(name, limit: SegmentReading.sizeLimit),
      let bytes = try? Syscalls.read(
        file.number, from: 0, limit: min(Int(status.size), RecordFrame.lineLimit + 1)),
      let end = bytes.firstIndex(of: 0x0A), let frame = RecordFrame(line: 0..<end, of: bytes),
      case .header(let header)? = try? Payload(reading: bytes[frame.payload])
    else { return nil }
    return header
  }
}
