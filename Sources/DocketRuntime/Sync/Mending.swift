import Glibc

/// Puts back what a crash, a tool or a hand took away from segments that git has whole.
///
/// Segments only grow, so one that is shorter than git knows it was cut, by a merge that was killed or by
/// something else; without this its short form would go to everybody. A segment that is gone although its
/// writer has packed nothing is put back as well. Bytes that differ are left for `docket doctor`.
struct Mending {
  let repository: StoreRepository
  private var git: Git { repository.git }

  init(_ repository: StoreRepository) { self.repository = repository }

  func run() throws(SyncFailure) {
    let here = SegmentTree(store: git.store)
    let packed = here.packedFolders
    for name in ["HEAD", repository.tracking] {
      guard let commit = try repository.commit(name) else { continue }
      let known = try SegmentTree(commit: commit, git)
      for (path, size) in known.sizes.sorted(by: { $0.key < $1.key }) {
        guard let found = here.sizes[path] else {
          if name == "HEAD", !packed.contains(SegmentTree.folder(path)) {
            try restore(path, from: commit)
          }
          continue
        }
        if found < size { try complete(path, from: commit) }
      }
    }
  }

  private func complete(_ path: String, from commit: String) throws(SyncFailure) {
    let whole = try git.output(["cat-file", "blob", "\(commit):\(path)"])
    guard let part = try? FileBytes.read("\(git.store)/\(path)", limit: whole.count),
      part.count < whole.count, whole.starts(with: part)
    else { return }
    try put(whole, path)
  }

  private func restore(_ path: String, from commit: String) throws(SyncFailure) {
    // A folder or link that somebody put there is not ours to write through.
    var status = stat()
    guard lstat("\(git.store)/\(path)", &status) != 0 else { return }
    try put(try git.output(["cat-file", "blob", "\(commit):\(path)"]), path)
  }

  /// A new file under the name, so that no process ever writes into another one's file.
  private func put(_ bytes: [UInt8], _ path: String) throws(SyncFailure) {
    let place = "\(git.store)/\(path)"
    guard let end = place.lastIndex(of: "/") else { return }
    mkdir(String(place[..<end]), repository.isShared ? 0o2750 : 0o700)
    do throws(FileFault) {
      try FileBytes.replace(
        place, with: bytes, mode: repository.isShared ? 0o640 : 0o600,
        draft: "\(place[..<end])/.mending-\(getpid())")
    } catch {
      throw .failed("mending \(path)", error.reason)
    }
  }
}
