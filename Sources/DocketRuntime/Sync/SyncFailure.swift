/// Why a store could not be brought up to date with others; what was done stays saved in any case.
public enum SyncFailure: Error, Sendable, Hashable {
  /// There is no program git here.
  case notInstalled
  /// There is no store in the folder.
  case noStore(String)
  /// The folder of the store is no git repository of its own.
  case noRepository(String)
  /// The repository belongs to another user: git would run the programs it names.
  case foreignRepository(String, owner: UInt32)
  /// The repository knows no other place.
  case noRemote(String)
  /// It has one already, and another one was named.
  case otherRemote(String)
  /// No branch is checked out.
  case detached(String)
  /// The other place did not answer; in the words of git.
  case notReached(String)
  /// The other place did not take what was sent; in its words.
  case refused(String)
  /// The other place has another store.
  case otherStore(ours: String, theirs: String)
  /// The other place keeps the store on another branch.
  case otherBranch(ours: String, theirs: String)
  /// The folder that is to become the store holds something else.
  case notEmpty(String)
  /// Both sides changed a file that is no segment.
  case conflict([String])
  /// A merge that somebody began by hand is not finished.
  case unfinishedMerge(String)
  /// Another sync of this store is under way.
  case busy
  /// Others sent something each time.
  case keepsChanging
  /// The person wanted it to end.
  case cancelled
  /// Git ended with an error; which command, and its words.
  case failed(String, String)
}
