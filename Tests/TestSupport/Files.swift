import Glibc

/// Writes a file and the folders above it.
public func write(_ text: String, to path: String) throws {
  try write(Array(text.utf8), to: path)
}

/// Writes a file of any bytes and the folders above it.
public func write(_ bytes: [UInt8], to path: String) throws {
  try makeFolders(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)))
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  guard file >= 0 else { throw SystemFailure("cannot write \(path)") }
  defer { close(file) }
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard written > 0 else { throw SystemFailure("cannot write \(path)") }
    rest = rest.dropFirst(written)
  }
}

/// Makes a folder and the folders above it; one that exists is no error.
public func makeFolders(_ path: String) throws {
  var made = path.hasPrefix("/") ? "" : "."
  for part in path.split(separator: "/") {
    made += "/" + part
    guard mkdir(made, 0o700) == 0 || errno == EEXIST else { throw SystemFailure("mkdir \(made)") }
  }
}
