import DocketModel
import Glibc

/// Puts what lies in the folder of a store into a commit, where there is anything new.
struct Committing {
  let repository: StoreRepository
  private var git: Git { repository.git }

  init(_ repository: StoreRepository) { self.repository = repository }

  /// What besides data belongs to a store that is shared by git.
  static let others = [
    "STORE", ".gitattributes", ".gitignore", "segments/.gitkeep",
  ]

  func run() throws(SyncFailure) {
    if try !git.output(["ls-files", "-u", "-z"]).isEmpty { throw .unfinishedMerge(git.store) }
    let head = try repository.commit("HEAD")
    let here = SegmentTree(store: git.store)
    let there = try SegmentTree(commit: head, git)
    var paths = here.sizes.filter { $0.value > there.sizes[$0.key] ?? -1 }.map(\.key)
    let packed = here.packedFolders
    paths += there.sizes.keys.filter {
      here.sizes[$0] == nil && packed.contains(SegmentTree.folder($0))
    }
    paths += Self.others.filter { access("\(git.store)/\($0)", F_OK) == 0 }
    let list = paths.sorted().joined(separator: "\0") + "\0"
    try git.output(["update-index", "-z", "--add", "--remove", "--stdin"], input: Array(list.utf8))
    let isMerging = try git.word(["rev-parse", "-q", "--verify", "MERGE_HEAD"]) != nil
    if let head, !isMerging {
      let same = try git.run(["diff-index", "--cached", "--quiet", head, "--"])
      if same.end == .exited(0) { return }
    }
    try git.output(
      try git.authorship() + [
        "commit", "--quiet", "--no-verify", "--no-gpg-sign", "--cleanup=verbatim", "-m",
        "docket on \(git.person.host)",
      ])
  }
}
