import Glibc

/// Why a file was not read.
enum FileFault: Error, Hashable {
  /// The system call failed with this errno value.
  case failed(Int32)
  case folder
  /// A device, a named pipe or a socket: reading it could wait for ever or do something.
  case notRegular(String)
  case tooLarge(size: Int, limit: Int)
}

/// Reads whole files and descriptors, with the size looked at before anything is read.
enum FileBytes {
  /// Reads a regular file; never a device or pipe, whatever name leads to it.
  static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
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

  /// Reads a descriptor to its end.
  static func readAll(
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
}
