public import DocketModel
import DocketStore
import FoundationEssentials
import Glibc

extension StoreSync {
  /// Makes the folder of the store a repository that goes with another place, and syncs for the first time.
  ///
  /// What the other place has is taken over where the folder is empty or not there, or a store without
  /// records. Where this fails before anything was sent, the repository is taken away again.
  public func setUp(
    _ remote: String, _ stop: SyncStop = SyncStop(), told: (Stage) -> Void = { _ in }
  ) throws(SyncFailure) -> SyncReport {
    let git = git(stop)
    if isSetUp {
      try StoreRepository.checkOwner(git)
      if let known = try git.word(["config", "--get", "remote.origin.url"]) {
        guard known == remote else { throw .otherRemote(known) }
        return try run(stop, told: told)
      }
      try git.output(["remote", "add", "--", "origin", remote])
      return try run(stop, told: told)
    }
    try makeFolder()
    let before = SegmentTree(store: store)
    do throws(SyncFailure) {
      try begin(remote, git, told)
    } catch {
      // Made a moment ago, by this call.
      try? FileManager.default.removeItem(atPath: git.directory)
      throw error
    }
    let joined = try SegmentTree(store: store).records(beyond: before, of: nil, git)
    var report = try run(stop, told: told)
    if report.received.isEmpty { report.received = joined.tally }
    return report
  }

  private func begin(
    _ remote: String, _ git: Git, _ told: (Stage) -> Void
  ) throws(SyncFailure) {
    try git.output(["init", "--quiet", "--template=", "--initial-branch=main"])
    try git.output(["remote", "add", "--", "origin", remote])
    told(.fetching)
    let fetched = try git.run(
      try git.reaching() + ["fetch", "--quiet", "--no-tags", "origin"], .elsewhere)
    guard fetched.end == .exited(0) else { throw .notReached(fetched.reason) }
    let branch = try defaultBranch(git)
    try git.output(["symbolic-ref", "HEAD", "refs/heads/\(branch)"])
    try git.output(["config", "branch.\(branch).remote", "origin"])
    try git.output(["config", "branch.\(branch).merge", "refs/heads/\(branch)"])
    let theirs = try git.word([
      "rev-parse", "-q", "--verify", "refs/remotes/origin/\(branch)^{commit}",
    ])
    let ours = try? StoreRepository.identity(of: store)
    guard let theirs else {
      guard ours != nil else { throw .noStore(store) }
      return layPlaceholders()
    }
    let bytes = try git.run(["cat-file", "blob", "\(theirs):STORE"])
    guard bytes.end == .exited(0), let id = StoreRepository.id(in: bytes.output) else {
      throw .otherStore(ours: ours?.id ?? "", theirs: "")
    }
    if ours?.id == id { return layPlaceholders() }
    try join(id, instead: ours?.id, theirs, git)
  }

  /// The branch that the other place shows first; `main` where it has none.
  private func defaultBranch(_ git: Git) throws(SyncFailure) -> String {
    let listed = try git.output([
      "for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes/origin",
    ])
    let branches = String(decoding: listed, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0 != "HEAD" }
    if branches.count < 2 { return branches.first ?? "main" }
    let told = try git.run(
      try git.reaching() + ["ls-remote", "--symref", "--", "origin", "HEAD"], .elsewhere)
    let line = String(decoding: told.output, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("ref: refs/heads/") }
    let named = line.map { String($0.dropFirst(16).prefix { $0 != "\t" }) }
    return named.flatMap { branches.contains($0) ? $0 : nil }
      ?? (branches.contains("main") ? "main" : branches[0])
  }

  /// Takes over the store of the other place, where there is nothing here that could be lost.
  private func join(
    _ id: String, instead ours: String?, _ theirs: String, _ git: Git
  ) throws(SyncFailure) {
    guard SegmentTree(store: store).sizes.isEmpty else {
      throw .otherStore(ours: ours ?? "", theirs: id)
    }
    for name in ["STORE", ".gitattributes"] { unlink("\(store)/\(name)") }
    try SyncAttributes.write(git)
    let merged = try git.run(["merge", "--quiet", "--no-stat", "--no-verify-signatures", theirs])
    guard merged.end == .exited(0) else { throw .failed("merge", merged.reason) }
  }

  /// A folder that is empty is not in a commit, and a clone is to be a store all the same.
  private func layPlaceholders() {
    try? FileBytes.write([], to: "\(store)/segments/.gitkeep", replacing: false)
    let ignored = Array("tmp/\nquarantine/\n".utf8)
    try? FileBytes.write(ignored, to: "\(store)/.gitignore", replacing: false)
  }

  /// The folder, which may hold a store or nothing.
  private func makeFolder() throws(SyncFailure) {
    var made = ""
    for part in store.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o700)
    }
    if (try? StoreRepository.identity(of: store)) != nil { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: store) else {
      throw .failed("mkdir", store)
    }
    guard names.isEmpty else { throw .notEmpty(store) }
  }
}
