import Glibc

/// Small files of the person's own: read whole, written whole.
enum TextFile {
  static let alreadyThere = EEXIST

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// The bytes of a regular file; nil where there is none, it is too large, or not all of it can be
  /// read.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= limit
    else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // Half a text is worse than none: it would be written back as the whole.
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
    return nil
  }

  /// Writes a file that only its owner may read.
  ///
  /// Answers 0, or an errno value: EEXIST where a file stands and is not to be replaced.
  static func write(_ bytes: [UInt8], to path: String, replacing: Bool) -> Int32 {
    let mode = replacing ? O_TRUNC | O_NOFOLLOW : O_EXCL
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | mode, 0o600)
    guard file >= 0 else { return errno }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(file)
        return code
      }
      rest = rest.dropFirst(count)
    }
    return close(file) == 0 ? 0 : errno
  }
}
