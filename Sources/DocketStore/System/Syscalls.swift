internal import CShims

/// A system call that failed: which, and with what errno value.
struct SystemFailure: Error, Hashable {
  var call: SystemCall
  var code: Int32
}

/// The store's system calls, each failure turned once into a typed error; EINTR is retried.
///
/// Every call goes through the table of `CShims`, where tests inject faults.
enum Syscalls {
  static func open(
    _ name: String, in directory: Int32, _ use: Use, following: Bool = false
  ) throws(SystemFailure) -> Int32 {
    // No name of ours is created open to others; chmod widens it where a store is shared.
    try check(.open) { dsh_openat(directory, name, use.code, following ? 1 : 0, 0o600) }
  }

  enum Use {
    case read, create, directory

    var code: Int32 {
      switch self {
      case .read: Int32(dsh_open_read)
      case .create: Int32(dsh_open_create)
      case .directory: Int32(dsh_open_directory)
      }
    }
  }

  static func status(_ file: Int32) throws(SystemFailure) -> FileStatus {
    var status = dsh_status()
    _ = try check(.status) { dsh_fstat(file, &status) }
    return FileStatus(status)
  }

  /// Writes all of it; a short write is continued.
  static func write(_ bytes: [UInt8], to file: Int32) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      let from = done
      let count = try checkLong(.write) {
        bytes.withUnsafeBytes {
          dsh_write(file, $0.baseAddress?.advanced(by: from), $0.count - from)
        }
      }
      // A write of nothing that is no error would never end.
      guard count > 0 else { throw SystemFailure(call: .write, code: ErrorCode.io) }
      done += count
    }
  }

  /// Reads from an offset up to the end of the file, at most `limit` bytes.
  static func read(
    _ file: Int32, from offset: Int64, limit: Int
  ) throws(SystemFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var done = 0
    while done < limit {
      let from = done
      let count = try checkLong(.read) {
        bytes.withUnsafeMutableBytes {
          dsh_pread(file, $0.baseAddress?.advanced(by: from), $0.count - from, offset + Int64(from))
        }
      }
      if count == 0 { break }
      done += count
    }
    if done < limit { bytes.removeSubrange(done...) }
    return bytes
  }

  static func syncData(_ file: Int32) throws(SystemFailure) {
    _ = try check(.sync) { dsh_fdatasync(file) }
  }

  static func sync(_ file: Int32) throws(SystemFailure) { _ = try check(.sync) { dsh_fsync(file) } }

  /// Closes once: after EINTR the descriptor is gone on Linux, so it is not retried.
  static func close(_ file: Int32) throws(SystemFailure) {
    let code = dsh_close(file)
    guard code < 0, -code != ErrorCode.interrupted else { return }
    throw SystemFailure(call: .close, code: -code)
  }

  static func truncate(_ file: Int32, to size: Int64) throws(SystemFailure) {
    _ = try check(.truncate) { dsh_ftruncate(file, size) }
  }

  static func reserve(_ file: Int32, from: Int64, length: Int64) throws(SystemFailure) {
    _ = try check(.reserve) { dsh_reserve(file, from, length) }
  }

  static func makeDirectory(_ name: String, in directory: Int32) throws(SystemFailure) {
    _ = try check(.makeDirectory) { dsh_mkdirat(directory, name, 0o700) }
  }

  static func remove(_ name: String, in directory: Int32) throws(SystemFailure) {
    _ = try check(.remove) { dsh_unlinkat(directory, name) }
  }

  static func rename(
    _ name: String, in directory: Int32, to other: String
  ) throws(SystemFailure) {
    _ = try check(.rename) { dsh_renameat(directory, name, directory, other) }
  }

  static func rename(
    _ name: String, in directory: Int32, to other: String, in target: Int32
  ) throws(SystemFailure) {
    _ = try check(.rename) { dsh_renameat(directory, name, target, other) }
  }

  /// Gives a file a second name; one that is there is not replaced.
  static func link(
    _ name: String, in directory: Int32, to other: String, in target: Int32
  ) throws(SystemFailure) {
    _ = try check(.rename) { dsh_linkat(directory, name, target, other) }
  }

  static func changeMode(_ file: Int32, to mode: UInt32) throws(SystemFailure) {
    _ = try check(.changeMode) { dsh_fchmod(file, mode) }
  }

  /// Locks the file for this opening of it; false when another holds it.
  static func lock(_ file: Int32) -> Bool { dsh_lock(file) >= 0 }

  static func canWrite(in directory: Int32) -> Bool { dsh_writable(directory) >= 0 }

  /// Whether the directory is, or may be, on a file system of another host.
  static func isRemote(_ directory: Int32) -> Bool { dsh_remote(directory) != 0 }

  /// Something that hears of changes in directories of this host.
  static func watcher() throws(SystemFailure) -> Int32 { try check(.watch) { dsh_watcher() } }

  static func watch(_ directory: Int32, by watcher: Int32) throws(SystemFailure) {
    _ = try check(.watch) { dsh_watch(watcher, directory) }
  }

  /// Whether anything changed in what is watched since this was asked last.
  static func hasHeard(_ watcher: Int32) throws(SystemFailure) -> Bool {
    try check(.watch) { dsh_heard(watcher) } > 0
  }

  static func space(_ file: Int32) throws(SystemFailure) -> (available: UInt64, total: UInt64) {
    var available: UInt64 = 0
    var total: UInt64 = 0
    _ = try check(.space) { dsh_space(file, &available, &total) }
    return (available, total)
  }

  /// The user id this process acts as.
  static var user: UInt32 { dsh_user() }

  /// A random number from the system.
  static func random() throws(SystemFailure) -> UInt64 {
    var value: UInt64 = 0
    let code = dsh_random(&value, MemoryLayout<UInt64>.size)
    guard code >= 0 else { throw SystemFailure(call: .random, code: -code) }
    return value
  }

  /// The names in a directory, sorted by bytes, at most `limit` of them.
  static func names(
    in directory: Int32, limit: Int = 1_000_000
  ) throws(SystemFailure) -> [String] {
    // A listing moves the offset of its descriptor, so it gets one of its own.
    let own = try open(".", in: directory, .directory)
    defer { try? close(own) }
    var names: [String] = []
    var buffer = [UInt8](repeating: 0, count: 32_768)
    while names.count < limit {
      let count = try checkLong(.list) {
        buffer.withUnsafeMutableBytes { dsh_names(own, $0.baseAddress, $0.count) }
      }
      if count == 0 { break }
      for name in buffer[..<count].split(separator: 0) {
        // A name that is not UTF-8 is nobody's of ours; decoding it makes it fail the name check.
        names.append(String(decoding: name, as: UTF8.self))
      }
    }
    return names.sorted()
  }

  private static func check(
    _ call: SystemCall, _ body: () -> Int32
  ) throws(SystemFailure) -> Int32 {
    Int32(truncatingIfNeeded: try checkLong(call) { Int(body()) })
  }

  private static func checkLong(
    _ call: SystemCall, _ body: () -> Int
  ) throws(SystemFailure) -> Int {
    while true {
      let value = body()
      if value >= 0 { return value }
      let code = Int32(truncatingIfNeeded: -value)
      if code != ErrorCode.interrupted { throw SystemFailure(call: call, code: code) }
    }
  }
}

/// The errno values the store tells apart.
enum ErrorCode {
  static let notPermitted: Int32 = 1
  static let noEntry: Int32 = 2
  static let interrupted: Int32 = 4
  static let io: Int32 = 5
  static let noAccess: Int32 = 13
  static let exists: Int32 = 17
  static let notDirectory: Int32 = 20
  static let tooManyOpenInSystem: Int32 = 23
  static let tooManyOpen: Int32 = 24
  static let fileTooBig: Int32 = 27
  static let noSpace: Int32 = 28
  static let readOnly: Int32 = 30
  static let tooManyLinks: Int32 = 40
  static let quota: Int32 = 122
  static let noDevice: Int32 = 6
  /// What file systems answer that know no second name of a file.
  static let noLinks: Set<Int32> = [notPermitted, 31, 38, 95]
}

/// What a file is, as `fstat` says.
struct FileStatus: Hashable {
  enum Kind: Hashable { case regular, directory, symbolicLink, other }

  var kind: Kind
  var size: Int64
  var device: UInt64
  var inode: UInt64
  var links: UInt64
  var permissions: UInt32
  var owner: UInt32
  var modified: Int64
  var changed: Int64

  init(_ status: dsh_status) {
    switch dsh_kind(status.mode) {
    case 1: kind = .regular
    case 2: kind = .directory
    case 3: kind = .symbolicLink
    default: kind = .other
    }
    size = status.size
    device = status.device
    inode = status.inode
    links = status.links
    permissions = status.mode & 0o7777
    owner = status.owner
    modified = status.modified
    changed = status.changed
  }
}

extension StoreError {
  /// Sorts a failed system call by what a person can do about it.
  init(_ failure: SystemFailure, at path: String) {
    switch failure.code {
    case ErrorCode.noSpace, ErrorCode.quota: self = .noSpace(path)
    case ErrorCode.fileTooBig: self = .sizeLimit(path)
    case ErrorCode.readOnly: self = .readOnly(path)
    case ErrorCode.noAccess, ErrorCode.notPermitted: self = .notPermitted(path)
    // O_NOFOLLOW answers ELOOP for a link.
    case ErrorCode.tooManyLinks: self = .refused(path, .symbolicLink)
    case ErrorCode.notDirectory: self = .refused(path, .notDirectory)
    // A socket cannot be opened.
    case ErrorCode.noDevice: self = .refused(path, .notRegular)
    default: self = .failed(failure.call, path, code: failure.code)
    }
  }
}
