/// Sends what was committed.
struct Pushing {
  let repository: StoreRepository
  private var git: Git { repository.git }

  init(_ repository: StoreRepository) { self.repository = repository }

  /// False when somebody else was faster: theirs is to be fetched first.
  func run(_ commit: String) throws(SyncFailure) -> Bool {
    guard let remote = repository.remote else { throw .noRemote(git.store) }
    let pushed = try git.run(
      try git.reaching() + [
        "push", "--porcelain", "--no-verify", "--no-follow-tags", "--recurse-submodules=no", remote,
        "\(commit):refs/heads/\(repository.remoteBranch)",
      ], .elsewhere)
    if pushed.end == .exited(0) {
      try git.output(["update-ref", repository.tracking, commit])
      return true
    }
    let lines = String(decoding: pushed.output, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("!") }) else {
      throw .notReached(pushed.reason)
    }
    // "!" TAB from:to TAB [rejected] (fetch first)
    let summary = line.split(separator: "\t").last.map(String.init) ?? ""
    if summary.hasPrefix("[rejected]") { return false }
    // Two pushes met at the lock of the branch there.
    if summary.contains("lock") || summary.contains("failed to update ref") { return false }
    throw .refused(summary.drop { $0 != "(" }.filter { $0 != "(" && $0 != ")" })
  }
}
