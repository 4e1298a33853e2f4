import DocketModel
import Glibc

/// The git repository of a store: where it is, which branch it is on, and which other place it knows.
struct StoreRepository: Sendable {
  let git: Git
  /// 32 hex digits, out of the file `STORE`.
  let id: String
  let isShared: Bool
  let branch: String
  /// The name of the other place, as git calls it; nil where there is none.
  let remote: String?
  /// The branch there.
  let remoteBranch: String

  /// What was last known of the other place.
  var tracking: String { "refs/remotes/\(remote ?? "origin")/\(remoteBranch)" }

  init(_ git: Git) throws(SyncFailure) {
    self.git = git
    (id, isShared) = try Self.identity(of: git.store)
    try Self.checkOwner(git)
    guard let branch = try git.word(["symbolic-ref", "--short", "-q", "HEAD"]) else {
      throw .detached(git.store)
    }
    self.branch = branch
    remote = try Self.remote(branch, git)
    let merge = try git.word(["config", "--get", "branch.\(branch).merge"])
    remoteBranch =
      merge.map { $0.hasPrefix("refs/heads/") ? String($0.dropFirst(11)) : $0 } ?? branch
  }

  /// The id in a file `STORE`.
  static func identity(of store: String) throws(SyncFailure) -> (id: String, isShared: Bool) {
    guard let bytes = try? FileBytes.read(store + "/STORE", limit: 65_536),
      let id = id(in: bytes)
    else { throw .noStore(store) }
    return (id, (try? JSON(parsing: bytes))?["shared"]?.bool ?? false)
  }

  static func id(in bytes: [UInt8]) -> String? { (try? JSON(parsing: bytes))?["id"]?.string }

  /// Whether there is a repository in the folder at all.
  static func isThere(in store: String) -> Bool { access(store + "/.git", F_OK) == 0 }

  /// The configuration of a repository names programs that git runs: only one's own is used.
  static func checkOwner(_ git: Git) throws(SyncFailure) {
    guard isThere(in: git.store) else { throw .noRepository(git.store) }
    var places = [git.directory]
    if let real = try git.word(["rev-parse", "--absolute-git-dir"]) { places.append(real) }
    for place in places {
      var status = stat()
      guard stat(place, &status) == 0 else { throw .noRepository(git.store) }
      guard status.st_uid == geteuid() else {
        throw .foreignRepository(place, owner: status.st_uid)
      }
    }
  }

  private static func remote(_ branch: String, _ git: Git) throws(SyncFailure) -> String? {
    if let named = try git.word(["config", "--get", "branch.\(branch).remote"]), named != "." {
      return named
    }
    let all = String(decoding: try git.output(["remote"]), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    return all.contains("origin") ? "origin" : all.count == 1 ? all[0] : nil
  }

  /// The commit a name stands for; nil where there is none.
  func commit(_ name: String) throws(SyncFailure) -> String? {
    try git.word(["rev-parse", "-q", "--verify", "\(name)^{commit}"])
  }
}
