import DocketStore
import Glibc

/// The data files of a store and how long each is: in the folder, or in a commit.
///
/// Segments only ever grow, so two trees are compared by lengths, and the bytes of a commit are the beginning
/// of the file in the folder.
struct SegmentTree: Sendable, Hashable {
  /// By the path from the store's folder: `segments/<writer>/<name>`.
  var sizes: [String: Int] = [:]

  /// What lies in the folder now; links and what is no data are left out.
  init(store: String) {
    let segments = store + "/segments"
    for writer in Self.names(in: segments) where !writer.hasPrefix(".") {
      let folder = "\(segments)/\(writer)"
      for name in Self.names(in: folder) where Self.isData(name) {
        var status = stat()
        guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
          continue
        }
        sizes["segments/\(writer)/\(name)"] = Int(status.st_size)
      }
    }
  }

  /// What a commit holds; nothing where there is none.
  init(commit: String?, _ git: Git) throws(SyncFailure) {
    guard let commit else { return }
    let listed = try git.output([
      "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", "segments",
    ])
    for entry in listed.split(separator: 0) {
      // <mode> SP blob SP <id> SP+ <size> TAB <path>
      guard let tab = entry.firstIndex(of: 0x09) else { continue }
      let path = String(decoding: entry[(tab + 1)...], as: UTF8.self)
      let words = entry[..<tab].split(separator: 0x20)
      guard words.count == 4, Self.isData(path),
        let size = Int(String(decoding: words[3], as: UTF8.self))
      else { continue }
      sizes[path] = size
    }
  }

  /// Names with a leading dot belong to tools.
  private static func isData(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return !name.hasPrefix(".") && (name.hasSuffix(".seg") || name.hasSuffix(".pack"))
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The folders of writers that have packed: only their files may go.
  var packedFolders: Set<Substring> {
    Set(sizes.keys.filter { $0.hasSuffix(".pack") }.map(Self.folder))
  }

  static func folder(_ path: String) -> Substring {
    path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
  }

  /// The records that this tree has and an earlier one has not; packed ones are not new.
  ///
  /// `commit` is where the earlier tree comes from.
  func records(
    beyond earlier: SegmentTree, of commit: String?, _ git: Git
  ) throws(SyncFailure) -> RecordBundle {
    var bundle = RecordBundle()
    for (path, size) in sizes {
      let known = earlier.sizes[path] ?? 0
      guard size > known else { continue }
      bundle.add(Self.lines(of: "\(git.store)/\(path)", from: known, to: size))
    }
    guard !bundle.isEmpty, let commit else { return bundle }
    var gone = earlier.sizes.keys.filter { sizes[$0] == nil }.sorted()[...]
    while !gone.isEmpty {
      // Many at once, since each git takes its time; not all at once, since they are held in memory.
      var bytes = 0
      let part = gone.prefix {
        bytes += earlier.sizes[$0] ?? 0
        return bytes < 64 << 20
      }
      let paths = gone.prefix(max(part.count, 1))
      gone = gone.dropFirst(paths.count)
      for blob in try Self.blobs(paths.map { "\(commit):\($0)" }, git) { bundle.remove(blob) }
    }
    return bundle
  }

  /// The contents of several blobs, by one git.
  private static func blobs(_ names: [String], _ git: Git) throws(SyncFailure) -> [[UInt8]] {
    let asked = names.map { $0 + "\n" }.joined()
    var rest = try git.output(["cat-file", "--batch"], input: Array(asked.utf8))[...]
    var blobs: [[UInt8]] = []
    // <id> SP blob SP <size> LF <bytes> LF
    while let end = rest.firstIndex(of: 0x0A) {
      let words = rest[..<end].split(separator: 0x20)
      rest = rest[(end + 1)...]
      guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)),
        0...rest.count ~= size
      else { continue }
      blobs.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size + 1)
    }
    return blobs
  }

  /// The whole lines of a piece of a file, with the line that it begins in.
  private static func lines(of path: String, from start: Int, to end: Int) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var from = max(start - 1, 0)
    var bytes = read(file, from, end)
    if start > 0, bytes.first != 0x0A {
      // A write that was under way had been sent in part: its record counts now.
      from = max(start - (5 << 20), 0)
      bytes = read(file, from, end)
      if let feed = bytes.prefix(start - from).lastIndex(of: 0x0A) {
        return Array(bytes[(feed + 1)...])
      }
      return bytes
    }
    return start > 0 ? Array(bytes.dropFirst()) : bytes
  }

  private static func read(_ file: Int32, _ start: Int, _ end: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while start + bytes.count < end {
      let wanted = min(buffer.count, end - start - bytes.count)
      let count = pread(file, &buffer, wanted, off_t(start + bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }
}
