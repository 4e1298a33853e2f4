public import DocketModel
import DocketStore
import Glibc

/// Brings a store up to date with another place by git: add, commit, fetch, merge, push, and nothing else.
///
/// Sessions may write meanwhile: what is committed of a live segment is its beginning, and the next time
/// brings the rest. Never rebases, stashes, checks out, resets or cleans: those would put another file in the
/// place of one that a session is writing to.
public struct StoreSync: Sendable {
  let store: String
  let person: Person
  let variables: [String: String]
  /// Where locks and the time of the last sync are kept; nil keeps neither.
  let stateFolder: String?

  /// How far it is.
  public enum Stage: Sendable, Hashable { case committing, fetching, merging, pushing }

  /// How often it begins anew when others were faster.
  private static let attempts = 5

  /// Names the store by its folder; `variables` are those of this process.
  public init(
    store: String, person: Person, variables: [String: String], stateFolder: String?
  ) {
    self.store = Self.real(store)
    self.person = person
    self.variables = variables
    self.stateFolder = stateFolder
  }

  /// Whether the folder of the store is a repository, so that there is something to sync with.
  public var isSetUp: Bool { StoreRepository.isThere(in: store) }

  func git(_ stop: SyncStop = SyncStop()) -> Git {
    Git(store: store, person: person, variables: variables, stop: stop)
  }

  /// Without links where it is there, and from the root in any case: git is started elsewhere.
  private static func real(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return "\(String(cString: here))/\(path)"
  }

  // MARK: - What others do not have

  /// What is here and, as far as is known without asking, not in the other place.
  ///
  /// Nil where no other place is set up.
  public func unsent() throws(SyncFailure) -> RecordTally? {
    guard isSetUp else { return nil }
    let repository = try StoreRepository(git())
    guard repository.remote != nil else { return nil }
    let known = try repository.commit(repository.tracking)
    let there = try SegmentTree(commit: known, repository.git)
    return try SegmentTree(store: store).records(beyond: there, of: known, repository.git).tally
  }

  // MARK: - Up to date

  /// Sends what is here, takes what is there.
  ///
  /// Whatever fails, nothing that was recorded is touched; the next time goes on from there.
  public func run(
    _ stop: SyncStop = SyncStop(), told: (Stage) -> Void = { _ in }
  ) throws(SyncFailure) -> SyncReport {
    let git = git(stop)
    let repository = try StoreRepository(git)
    let lock = try SyncLock(repository.id, in: stateFolder)
    defer { lock.release() }
    try SyncAttributes.write(git)
    // Empty folders are in no commit, and so in no clone.
    for name in ["segments", "tmp", "quarantine"] {
      mkdir("\(store)/\(name)", repository.isShared ? 0o3770 : 0o700)
    }
    told(.committing)
    try Mending(repository).run()
    try Committing(repository).run()
    guard repository.remote != nil else { throw .noRemote(store) }
    return try exchange(repository, told)
  }

  private func exchange(
    _ repository: StoreRepository, _ told: (Stage) -> Void
  ) throws(SyncFailure) -> SyncReport {
    let before = try repository.commit("HEAD")
    for attempt in 0..<Self.attempts {
      if attempt > 0 { usleep(UInt32(100_000 << attempt)) }
      told(.fetching)
      try Fetching(repository).run()
      let theirs = try repository.commit(repository.tracking)
      if let theirs {
        told(.merging)
        guard try Merging(repository).run(theirs) else {
          // A session wrote between commit and merge: commit that too, and once more.
          try Committing(repository).run()
          continue
        }
      }
      guard let ours = try repository.commit("HEAD") else { return SyncReport() }
      if ours != theirs {
        told(.pushing)
        guard try Pushing(repository).run(ours) else { continue }
      }
      return try report(repository, before: before, theirs: theirs, ours: ours)
    }
    throw .keepsChanging
  }

  private func report(
    _ repository: StoreRepository, before: String?, theirs: String?, ours: String
  ) throws(SyncFailure) -> SyncReport {
    let git = repository.git
    let now = try SegmentTree(commit: ours, git)
    let there = try SegmentTree(commit: theirs, git)
    let earlier = try SegmentTree(commit: before, git)
    return SyncReport(
      sent: try now.records(beyond: there, of: theirs, git).tally,
      received: try now.records(beyond: earlier, of: before, git).tally)
  }
}
