import Glibc

/// Why a file was not read or not written.
public enum FileFault: Error, Sendable, Hashable {
  /// The system call failed with this errno value.
  case failed(Int32)
  case folder
  /// A device, a named pipe or a socket: reading it could wait for ever or do something.
  case notRegular(String)
  case tooLarge(size: Int, limit: Int)
  /// A store of docket, or what it keeps there.
  case store

  /// The system's words for a failed call, as which alone writing fails.
  var reason: String {
    if case .failed(let code) = self { String(cString: strerror(code)) } else { "no plain file" }
  }
}

/// Whole files: read with the size looked at before anything is read, written for their owner alone.
public enum FileBytes {
  /// Reads a regular file; never a device or pipe, whatever name leads to it.
  public static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    // Opening a pipe or device must not wait, nor make it our terminal.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else { throw .failed(errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .failed(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .folder
    case S_IFIFO: throw .notRegular("a named pipe")
    case S_IFSOCK: throw .notRegular("a socket")
    default: throw .notRegular("a device")
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
    return try readAll(file, limit: limit, expecting: size)
  }

  /// How many bytes a regular file has; 0 for everything else.
  public static func size(of path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }

  /// Reads a descriptor to its end: all of it, since half a text would be written back as the whole.
  public static func readAll(
    _ file: Int32, limit: Int, expecting size: Int = 0
  ) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .failed(errno)
      }
      bytes.append(contentsOf: buffer[..<count])
      // It may have grown since it was looked at, and a pipe has no size.
      guard bytes.count <= limit else { throw .tooLarge(size: bytes.count, limit: limit) }
    }
  }

  /// Writes a file that only its owner may read; links are not followed.
  ///
  /// Throws `.failed(EEXIST)` where a file stands and is not to be replaced.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool
  ) throws(FileFault) {
    let mode = replacing ? O_TRUNC | O_NOFOLLOW : O_EXCL
    // A pipe that nobody reads would be waited for without end.
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | mode, 0o600)
    guard file >= 0 else { throw .failed(errno) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(file)
        throw .failed(code)
      }
      rest = rest.dropFirst(count)
    }
    guard close(file) == 0 else { throw .failed(errno) }
  }

  /// Puts a new file in the place of what has this name: a crash leaves the one or the other, both whole.
  ///
  /// It is on the disk before it has the name. `draft` is what it is called until then, in the same folder.
  public static func replace(
    _ path: String, with bytes: [UInt8], mode: UInt32 = 0o600, draft: String? = nil
  ) throws(FileFault) {
    let draft = draft ?? "\(path).\(getpid())"
    unlink(draft)
    do throws(FileFault) {
      try write(bytes, to: draft, replacing: false)
      try harden(draft, mode)
      guard rename(draft, path) == 0 else { throw .failed(errno) }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Gives a file its mode and makes the disk keep it.
  private static func harden(_ path: String, _ mode: UInt32) throws(FileFault) {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw .failed(errno) }
    defer { close(file) }
    var status = stat()
    // A file system without modes refuses to set one.
    if fstat(file, &status) == 0, status.st_mode & 0o777 != mode, fchmod(file, mode) != 0,
      errno != EPERM, errno != ENOTSUP
    {
      throw .failed(errno)
    }
    guard fsync(file) == 0 else { throw .failed(errno) }
  }
}
