import Glibc

/// What is in a folder that is followed, or why nobody knows.
struct FolderWalk: Sendable {
  /// By path, with its size and time.
  var files: [(path: String, stamp: String)] = []
  /// What was passed over, and why.
  var refused: [(path: String, fault: FileFault)] = []
  /// Why the folder itself was not looked through.
  var failure: FeedFailure?

  /// Looks through a folder; `sign` is called again and again, so that one that does not answer can be told.
  init(of folder: String, limit: Int, sign: () -> Void) {
    guard folder.hasPrefix("/"), Walk.isFolder(folder) else {
      failure = .folder(.failed(ENOENT))
      return
    }
    let paths = Walk.files(below: folder, limit: limit, looking: sign) { path, fault in
      if path == folder { failure = .folder(fault) }
      refused.append((path, fault))
    }
    if failure != nil { return }
    guard paths.count <= limit else {
      failure = .tooManyFiles(limit)
      return
    }
    for path in paths {
      sign()
      if let stamp = Self.stamp(of: path) { files.append((path, stamp)) }
    }
  }

  private static func stamp(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_size)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}
