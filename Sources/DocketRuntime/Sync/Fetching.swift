/// Asks the other place for what it has, and looks whether it is the same store.
struct Fetching {
  let repository: StoreRepository
  private var git: Git { repository.git }

  init(_ repository: StoreRepository) { self.repository = repository }

  func run() throws(SyncFailure) {
    guard let remote = repository.remote else { throw .noRemote(git.store) }
    let fetched = try git.run(
      try git.reaching() + [
        "fetch", "--quiet", "--prune", "--no-tags", "--no-recurse-submodules", remote,
        "+refs/heads/*:refs/remotes/\(remote)/*",
      ], .elsewhere)
    guard fetched.end == .exited(0) else { throw .notReached(fetched.reason) }
    guard let theirs = try repository.commit(repository.tracking) else {
      return try lookForOtherBranch(remote)
    }
    guard let bytes = try? git.output(["cat-file", "blob", "\(theirs):STORE"]),
      let id = StoreRepository.id(in: bytes)
    else { throw .otherStore(ours: repository.id, theirs: "") }
    guard id == repository.id else { throw .otherStore(ours: repository.id, theirs: id) }
  }

  /// Two hosts on two branches would each think that all is sent, and never see each other.
  private func lookForOtherBranch(_ remote: String) throws(SyncFailure) {
    let listed = try git.output([
      "for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes/\(remote)",
    ])
    let branches = String(decoding: listed, as: UTF8.self).split(separator: "\n").map(String.init)
    if let other = branches.first(where: { $0 != "HEAD" }) {
      throw .otherBranch(ours: repository.branch, theirs: other)
    }
  }
}
