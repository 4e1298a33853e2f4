import DocketModel
import Glibc
import Testing

@testable import DocketStore

/// A folder of its own for one test case; removed afterwards.
final class Scratch {
  let path: String

  init() throws {
    var template = Array("/tmp/docket-store-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit { Self.remove(path) }

  /// Removes all that is in the folder.
  func empty() throws {
    Self.remove(path)
    try #require(mkdir(path, 0o700) == 0)
  }

  private static func remove(_ path: String) {
    guard let directory = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(directory)
    chmod(path, 0o700)
    for name in names {
      let inner = path + "/" + name
      var status = stat()
      lstat(inner, &status)
      if status.st_mode & S_IFMT == S_IFDIR { remove(inner) } else { unlink(inner) }
    }
    rmdir(path)
  }

  /// Bytes of a file under the folder.
  func bytes(_ name: String) throws -> [UInt8] {
    let file = open(path + "/" + name, O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    return try Syscalls.read(file, from: 0, limit: Int(try Syscalls.status(file).size))
  }

  func put(_ bytes: [UInt8], _ name: String, inPlace: Bool = false) throws {
    let start = inPlace ? 0 : O_TRUNC
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | start, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    try Syscalls.write(bytes, to: file)
  }

  /// All data files, relative to the folder, sorted.
  func segments() -> [String] {
    guard let root = try? Directory(at: path), let all = try? root.directory("segments") else {
      return []
    }
    var found: [String] = []
    for writer in (try? all.names()) ?? [] {
      guard let folder = try? all.directory(writer) else { continue }
      found += ((try? folder.names()) ?? []).map { "segments/\(writer)/\($0)" }
    }
    return found.sorted()
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

let ana = Person(me: "ana", name: "Ana Silva", login: "asilva", host: "jump2")
let ben = Person(me: "ben", login: "ben", host: "desk")
