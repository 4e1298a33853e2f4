import DocketModel
import Glibc

/// Takes what the other place has into the folder of the store.
struct Merging {
  let repository: StoreRepository
  private var git: Git { repository.git }

  init(_ repository: StoreRepository) { self.repository = repository }

  /// False when a session wrote to something that was to be replaced; nothing was changed then.
  func run(_ theirs: String) throws(SyncFailure) -> Bool {
    let isKnown = try git.run(["merge-base", "--is-ancestor", theirs, "HEAD"])
    if isKnown.end == .exited(0) { return true }
    let merged = try git.run(
      try git.authorship() + [
        "merge", "--quiet", "--no-edit", "--commit", "--no-squash", "--ff", "--no-stat",
        "--no-verify", "--no-gpg-sign", "--no-verify-signatures", "--no-rerere-autoupdate",
        "--no-autostash", "--no-overwrite-ignore", "--allow-unrelated-histories", "-m",
        "docket on \(git.person.host) takes in others", theirs,
      ])
    if merged.end == .exited(0) {
      if repository.isShared { openToGroup() }
      return true
    }
    let conflicts = try git.output(["diff", "--name-only", "--diff-filter=U", "-z"])
    guard !conflicts.isEmpty else {
      let said = String(decoding: merged.errors, as: UTF8.self)
      if said.contains("would be overwritten by merge") { return false }
      throw .failed("merge", merged.reason)
    }
    let paths = conflicts.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    // Puts back only what the merge has changed: a segment that a session writes to is none of it.
    try git.output(["merge", "--abort"])
    throw .conflict(paths)
  }

  /// Files that git made belong to this user alone; in a shared store the group reads them.
  private func openToGroup() {
    for path in SegmentTree(store: git.store).sizes.keys {
      let place = "\(git.store)/\(path)"
      guard let end = place.lastIndex(of: "/") else { continue }
      // Those of other users cannot be changed, and need not be.
      chmod(String(place[..<end]), 0o2750)
      chmod(place, 0o640)
    }
  }
}
