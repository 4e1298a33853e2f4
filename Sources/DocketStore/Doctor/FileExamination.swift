/// Checks the folders and files of a store: modes, owners, links, leftovers, strangers.
struct FileExamination {
  let isShared: Bool
  /// Seconds since 1970.
  let now: Int64
  private(set) var findings: [DoctorReport.Finding] = []
  private(set) var files = 0
  private(set) var writers = 0

  init(isShared: Bool, now: Int64) {
    self.isShared = isShared
    self.now = now
  }

  mutating func examine(_ folder: StoreFolder) {
    examineStatus(folder.root.descriptor.number, ".", isFile: false)
    for name in names(of: folder.root) {
      switch name {
      case StoreFile.name: examineFile(name, in: folder.root)
      case "segments": examineSegments(folder.segments)
      case "tmp": examineTemporary(folder.root)
      case "quarantine": examineQuarantine(folder.root)
      // Files of git and of sync tools begin with a dot.
      case let name where name.hasPrefix("."): continue
      default: findings.append(.unexpected(path: name))
      }
    }
    for name in ["tmp", "quarantine"] where (try? folder.root.directory(name)) == nil {
      findings.append(.missing(path: name))
    }
  }

  private mutating func examineSegments(_ segments: Directory) {
    examineStatus(segments.descriptor.number, segments.path, isFile: false)
    for name in names(of: segments) where !name.hasPrefix(".") {
      // Reading tells of folders that cannot be opened.
      guard let writer = try? segments.directory(name) else { continue }
      writers += 1
      examineStatus(writer.descriptor.number, writer.path, isFile: false)
      for file in names(of: writer) {
        if SegmentName.isData(file) {
          files += 1
          examineFile(file, in: writer)
          examineEmptiness(of: file, in: writer)
        } else {
          findings.append(.unexpected(path: writer.path(of: file)))
        }
      }
    }
  }

  private mutating func examineEmptiness(of name: String, in directory: Directory) {
    guard let (_, status) = try? directory.open(name, limit: .max), status.size == 0,
      now - status.modified > Doctor.emptySeconds
    else { return }
    findings.append(.empty(path: directory.path(of: name)))
  }

  private mutating func examineTemporary(_ root: Directory) {
    guard let directory = try? root.directory("tmp") else { return }
    for name in names(of: directory) {
      let path = directory.path(of: name)
      guard let (_, status) = try? directory.open(name, limit: .max) else {
        findings.append(.unexpected(path: path))
        continue
      }
      let age = now - status.modified
      if age > Doctor.litterSeconds { findings.append(.litter(path: path, ageSeconds: age)) }
    }
  }

  private mutating func examineQuarantine(_ root: Directory) {
    guard let directory = try? root.directory("quarantine") else { return }
    let count = names(of: directory).count
    if count > 0 { findings.append(.quarantine(files: count)) }
  }

  private mutating func examineFile(_ name: String, in directory: Directory) {
    guard let (file, _) = try? directory.open(name, limit: .max) else { return }
    examineStatus(file.number, directory.path(of: name), isFile: true)
  }

  private mutating func examineStatus(_ file: Int32, _ path: String, isFile: Bool) {
    guard let status = try? Syscalls.status(file) else { return }
    let unwanted: UInt32 = isShared ? (isFile ? 0o027 : 0o007) : 0o077
    if status.permissions & unwanted != 0 {
      findings.append(.mode(path: path, permissions: status.permissions))
    }
    if !isShared, status.owner != Syscalls.user {
      findings.append(.owner(path: path, user: status.owner))
    }
    if isFile, status.links > 1 {
      findings.append(.hardLinked(path: path, links: status.links))
    }
  }

  private func names(of directory: Directory) -> [String] { (try? directory.names()) ?? [] }
}
