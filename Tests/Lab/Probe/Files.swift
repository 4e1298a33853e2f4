import Glibc

/// The few things that replicas do to each other's files, done without the store.
enum Files {
  enum Fault: Error { case failed(String, Int32) }

  static func bytes(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(count, 0)))
  }

  /// Over the old bytes, as `rsync --inplace` does, or in a new file that takes the name.
  static func write(_ bytes: [UInt8], to path: String, inPlace: Bool) throws {
    if let slash = path.lastIndex(of: "/") { mkdir(String(path[..<slash]), 0o700) }
    let name = inPlace ? path : path + "~"
    let file = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Fault.failed(path, errno) }
    let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
    guard count == bytes.count else { throw Fault.failed(path, errno) }
    if !inPlace, rename(name, path) != 0 { throw Fault.failed(path, errno) }
  }

  static func names(_ path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// All data files, relative to the store.
  static func segments(of store: String) -> [String] {
    names(store + "/segments").flatMap { writer in
      names(store + "/segments/" + writer).filter { $0.hasSuffix(".seg") }
        .map { "segments/\(writer)/\($0)" }
    }
  }

  static func isOwn(_ file: String, of session: String) -> Bool { file.contains("-" + session) }

  static func copyTree(_ from: String, to path: String) throws {
    mkdir(path, 0o700)
    for name in names(from) {
      var status = stat()
      guard lstat(from + "/" + name, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try copyTree(from + "/" + name, to: path + "/" + name)
      } else {
        try write(bytes(from + "/" + name), to: path + "/" + name, inPlace: true)
      }
    }
  }

  static func remove(_ path: String) {
    for name in names(path) {
      if unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
    }
    rmdir(path)
  }
}
